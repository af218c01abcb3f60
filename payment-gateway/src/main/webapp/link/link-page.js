// @ts-check
import { html, nothing } from 'lit';
import { news, outlook } from '../call/outlook.js';
import '../call/pay-request.js';
import { sentence } from '../call/sentences.js';
import { button, disc, notice, problemNotice } from '../callside/controls.js';
import { Words } from '../callside/messages.js';
import { Panel } from '../callside/panel.js';
import { Problem, problemOf } from '../callside/problem.js';
import { face, isMoving, shownRequest } from './faces.js';

/** How often is looked whether it was paid elsewhere, in milliseconds. */
const LOOK = 10_000;

/**
 * A request, outside its call. It is the panel's own part that shows and pays it; this page only stands where the call's
 * session would, with the link's token.
 */
class LinkPage extends Panel {
  static properties = { token: {}, api: {}, help: {}, linked: { state: true }, problem: { state: true }, busy: { state: true }, heard: { state: true } };

  #had = '';
  /** @type {number|undefined} */ #timer;

  constructor() {
    super();
    this.token = '';
    this.api = '';
    this.help = '';
    /** @type {import('./state.d.ts').Linked|null} */ this.linked = null;
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.heard = '';
    this.purse = { email: '' };
    const send = (/** @type {string} */ _, /** @type {string} */ path, /** @type {object} */ body) => this.#send(path, body);
    /** @type {any} */ this.app = { session: { send }, launch: { stripeJs: '' } };
    this.addEventListener('answer', (event) => this.#answered(/** @type {CustomEvent} */ (event).detail));
  }

  get face() {
    return face(this);
  }

  firstUpdated() {
    if (this.token) this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** What the panel asks of `requests/{id}/open` is asked of the link here. @param {string} path @param {object} body */
  async #send(path, body) {
    try {
      return await this.#post(`pay-links/${path.split('/').pop()}`, body);
    } catch (/** @type {any} */ problem) {
      if (!problem.unanswered) this.#look(); // it was paid or taken back elsewhere
      throw problem;
    }
  }

  /** @param {string} path @param {object} [body] */
  async #post(path, body = {}) {
    const response = await fetch(`${this.api}${path}`, {
      method: 'POST', cache: 'no-store', credentials: 'omit', body: JSON.stringify({ ...body, token: this.token }),
      headers: { accept: 'application/json', 'accept-language': this.words.locale, 'content-type': 'application/json' },
    }).catch(() => {
      throw new Problem('no-answer');
    });
    if (!response.ok) throw await problemOf(response);
    return response.json().catch(() => {
      throw new Problem('no-answer');
    });
  }

  async #look() {
    clearTimeout(this.#timer);
    this.busy = true;
    try {
      const linked = await this.#post('pay-links');
      this.app.launch.stripeJs = linked.stripeJs;
      const { locale, bundle, zone } = this.words;
      if (zone !== linked.practice.zone) this.words = new Words(locale, bundle, linked.practice.zone);
      this.#take(linked);
      this.problem = null;
    } catch (problem) {
      this.problem = problem; // what is known already stays on the page
    }
    this.busy = false;
    this.#lookLater();
  }

  #lookLater() {
    clearTimeout(this.#timer);
    if (this.linked && isMoving(this.linked)) this.#timer = setTimeout(() => this.#look(), LOOK);
  }

  /** An answer may overtake a look; the older of the two must not win. @param {import('./state.d.ts').Linked} linked */
  #take(linked) {
    const { linked: before } = this;
    const known = before?.request;
    const newer = known && Date.parse(known.changedAt) > Date.parse(linked.request.changedAt);
    this.linked = newer ? { ...linked, request: known } : linked;
    if (before) this.#tell(shownRequest(before), shownRequest(this.linked));
  }

  /**
   * A listener hears what has changed.
   *
   * @param {import('../call/state.d.ts').Request} before
   * @param {import('../call/state.d.ts').Request} now
   */
  #tell(before, now) {
    if (news([before], [now], 'patient').length) this.heard = sentence(this.words, now, outlook(now, 'patient').key);
  }

  /** @param {import('../call/state.d.ts').Request} request */
  #answered(request) {
    if (this.linked) this.#take({ ...this.linked, request });
    this.#lookLater();
  }

  /** A new face is read from its heading. */
  updated() {
    const { words, linked, face: shown } = this;
    document.title = `${linked ? words.say(linked.request.state === 'paid' ? 'patient.paid.title' : 'link.title', { practice: linked.practice.name }) : words.say('link.page')} · Callside`;
    if (!['', 'loading', shown].includes(this.#had)) this.querySelector('h1')?.focus();
    this.#had = shown;
  }

  render() {
    const { words } = this;
    return html`<div class="page stack" data-face=${this.face}>
      ${this.#content()}
      <footer class="small soft">
        <span></span>
        <a href="${this.help}${words.language}.html#pay" target="_blank" rel="noopener">${words.say('help')}<span class="heard"> (${words.say('newWindow')})</span></a>
      </footer>
    </div>
    <div class="heard" role="status">${this.heard}</div>`;
  }

  #content() {
    const { words, problem, linked } = this;
    switch (this.face) {
      case 'loading':
        return html`<div aria-busy="true" class="stack"><h1 tabindex="-1">${words.say('link.page')}</h1><div class="shape control"></div></div>`;
      case 'missing':
        return this.#end(words.say('link.page'), words.say('link.missing'));
      case 'refused':
        return this.#end(words.say('link.invalid'), problem.detail || words.say('link.missing'));
      case 'silent':
        return html`<h1 tabindex="-1">${words.say('link.page')}</h1>
          ${problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', busy: this.busy, act: () => this.#look() }))}`;
      case 'unavailable':
        return html`${this.#asks()}${notice({ tone: 'amber', icon: 'alert', title: words.say('link.unavailable'), text: words.say('link.unavailable.text', { practice: linked?.practice.name ?? '' }) })}`;
      default:
        return this.#pay(/** @type {import('./state.d.ts').Linked} */ (linked));
    }
  }

  /** @param {import('./state.d.ts').Linked} linked */
  #pay(linked) {
    const { app, words, purse } = this;
    const request = shownRequest(linked);
    return html`<pay-request .app=${app} .words=${words} .request=${request} .practice=${linked.practice} .purse=${purse}></pay-request>
      ${request.canPay ? html`<p class="small soft until">${words.say('link.until', { until: words.dateTime(linked.until) })}</p>` : nothing}`;
  }

  #asks() {
    const { words, linked } = this;
    if (!linked) return nothing;
    const { practice, request } = linked;
    return html`<header class="asks">
      <h1 tabindex="-1"><span class="typed">${practice.name}</span> <span class="lead">${words.say('pay.asks')}</span></h1>
      <p class="sum money">${words.money(request.amount, request.currency)}</p>
      <p class="typed">${request.description}</p>
    </header>`;
  }

  /** @param {string} title @param {string} text */
  #end(title, text) {
    return html`<header class="lead">${disc('grey', 'dash', true)}
      <h1 tabindex="-1">${title}</h1>
      <p>${text}</p>
    </header>`;
  }
}

customElements.define('link-page', LinkPage);
