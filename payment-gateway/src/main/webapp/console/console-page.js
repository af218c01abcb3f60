// @ts-check
import { html, nothing } from 'lit';
import { consoleIcon } from '../callside/console/icons.js';
import { listShape } from '../callside/console/list.js';
import { hashOf, routeOf } from '../callside/console/routes.js';
import { button, notice } from '../callside/controls.js';
import { loadBundle, Words } from '../callside/messages.js';
import { Panel } from '../callside/panel.js';
import { pageAt, pagesFor } from './pages.js';

/** @typedef {Panel & {state: any, route: string[]}} PageElement */

/**
 * The frame around the pages: navigation, title, focus, help, and what each of them shows until it is there. A page that was left
 * is kept, with all that was typed in it.
 */
class ConsolePage extends Panel {
  static properties = { state: { attribute: false }, connection: {}, route: { state: true }, menu: { state: true }, failed: { state: true } };

  /** @type {Map<string, PageElement>} */ #elements = new Map();
  /** @type {Map<string, Words>} */ #words = new Map();
  #loading = '';
  #moved = false;

  constructor() {
    super();
    /** @type {import('../settings/state.d.ts').SettingsState} */ this.state;
    this.connection = 'connecting';
    this.route = routeOf(location.hash);
    this.menu = false;
    /** @type {string} the page that could not be loaded */ this.failed = '';
    this.go = () => {
      const before = this.page?.id;
      this.route = routeOf(location.hash);
      this.#moved ||= before !== this.page?.id;
      this.menu = false;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.go);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.go);
  }

  get pages() {
    return pagesFor(this.state.viewer);
  }

  get page() {
    return pageAt(this.pages, this.route);
  }

  willUpdate() {
    const { page } = this;
    if (!page) return;
    const element = this.#elements.get(page.id);
    const words = this.#words.get(page.id);
    if (words?.locale !== this.words.locale) this.#load(page);
    if (!element || !words) return;
    const route = page.id === this.route[0] ? this.route.slice(1) : [];
    Object.assign(element, { app: this.app, words, state: this.state, route });
    document.title = `${this.words.say(page.title)} · ${this.state.practice.name}`;
  }

  /** @param {import('./pages.js').Page} page */
  async #load(page) {
    const { words } = this;
    const wanted = `${page.id} ${words.locale}`;
    if (this.#loading === wanted || this.failed === page.id) return;
    this.#loading = wanted;
    try {
      const [bundle] = await Promise.all([loadBundle(words.locale, page.messages ?? []), page.load()]);
      this.#words.set(page.id, new Words(words.locale, { ...words.bundle, ...bundle }, words.zone));
      if (!this.#elements.has(page.id)) this.#elements.set(page.id, /** @type {any} */ (document.createElement(page.element)));
    } catch {
      this.failed = page.id;
    }
    this.#loading = '';
    this.requestUpdate();
  }

  /** Whoever went to another page is taken to its heading, and hears it. */
  async updated() {
    const element = this.page && this.#elements.get(this.page.id);
    if (!this.#moved || !element?.isConnected) return;
    this.#moved = false;
    await element.updateComplete;
    this.#focusContent();
  }

  #focusContent() {
    const content = /** @type {HTMLElement} */ (this.querySelector('.content'));
    /** @type {HTMLElement} */ (content.querySelector('h1[tabindex]') ?? content).focus({ preventScroll: true });
  }

  render() {
    const { words, page } = this;
    if (!page) return html`<div class="page">${notice({ tone: 'grey', text: words.say('settings.managersOnly') })}</div>`;
    return html`
      <button type="button" class="button quiet skip" @click=${() => this.#focusContent()}>${words.say('console.skip')}</button>
      ${this.#connection()}
      <div class="console">
        ${this.#nav()}
        <div class="content" tabindex="-1">${this.#content()}</div>
      </div>`;
  }

  #connection() {
    if (!['reconnecting', 'offline'].includes(this.connection)) return nothing;
    return html`<div class="connection" role="status">${notice({ tone: 'amber', icon: 'spinner', text: this.words.say(`connection.${this.connection}`) })}</div>`;
  }

  #nav() {
    const { words, state, page, menu } = this;
    return html`<nav class=${menu ? 'shown' : ''} aria-label=${words.say('settings.nav')}>
      <div class="nav-head">
        <p class="small soft typed">${state.practice.name}</p>
        <button type="button" class="menu" aria-expanded=${menu ? 'true' : 'false'} aria-controls="console-pages" @click=${() => (this.menu = !menu)}>
          ${consoleIcon('menu')}<span>${words.say('console.menu')}</span></button>
      </div>
      <div class="nav-list" id="console-pages">
        <ul>${this.pages.map((each) => html`<li><a href=${hashOf(each.id)} aria-current=${each === page ? 'page' : nothing} @click=${() => (this.menu = false)}>${each.icon()}<span>${words.say(each.title)}</span></a></li>`)}</ul>
        <a class="small help" href=${page.help(words.language)} target="_blank" rel="noopener">${words.say('help')}<span class="heard"> (${words.say('newWindow')})</span></a>
      </div>
    </nav>`;
  }

  #content() {
    const { words, page } = this;
    if (this.failed === page.id) {
      return html`<h1 tabindex="-1">${words.say(page.title)}</h1>${notice({
        tone: 'red', urgent: true, title: words.say('console.failed'), text: words.say('problem.no-answer'),
        more: button({ text: words.say('again'), look: 'quiet little', act: () => (this.failed = '') }),
      })}`;
    }
    const element = this.#elements.get(page.id);
    return element && this.#words.has(page.id) ? element : html`<div class="stack" aria-busy="true"><h1>${words.say(page.title)}</h1>${listShape()}</div>`;
  }
}

customElements.define('console-page', ConsolePage);
