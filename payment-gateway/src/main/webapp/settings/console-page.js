// @ts-check
import { html, nothing } from 'lit';
import { notice } from '../callside/controls.js';
import { icon } from '../callside/icons.js';
import { Panel } from '../callside/panel.js';
import './client-payments.js';

const HELP = new URL('../help/', import.meta.url).pathname;

/** @type {{id: string, page: (console: ConsolePage) => unknown}[]} the pages of the console, in the order of its navigation */
const PAGES = [
  {
    id: 'clientPayments',
    page: ({ app, words, state }) => html`<client-payments .app=${app} .words=${words} .state=${state}></client-payments>`,
  },
];

/**
 * The frame around the manager's pages. They are modules of one document, because a navigation would lose the session.
 */
class ConsolePage extends Panel {
  static properties = { state: { attribute: false }, connection: {}, at: { state: true } };

  constructor() {
    super();
    /** @type {import('./state.d.ts').SettingsState} */ this.state;
    this.connection = 'connecting';
    this.at = PAGES[0].id;
  }

  render() {
    const { words, state, at } = this;
    if (state.viewer !== 'manager') return html`<div class="page">${notice({ tone: 'grey', text: words.say('settings.managersOnly') })}</div>`;
    return html`
      ${['reconnecting', 'offline'].includes(this.connection)
        ? html`<div class="connection" role="status">${notice({ tone: 'amber', icon: 'spinner', text: words.say(`connection.${this.connection}`) })}</div>`
        : nothing}
      <div class="console">
        <nav aria-label=${words.say('settings.nav')}>
          <p class="small soft typed">${state.practice.name}</p>
          <ul>${PAGES.map(({ id }) => html`<li><button aria-current=${id === at ? 'page' : nothing} @click=${() => (this.at = id)}>${icon('card')}${words.say(`settings.${id}`)}</button></li>`)}</ul>
          <a class="small" href="${HELP}${words.language}.html#client-payments" target="_blank" rel="noopener">${words.say('help')}<span class="heard"> (${words.say('newWindow')})</span></a>
        </nav>
        <div class="content">${PAGES.find(({ id }) => id === at)?.page(this)}</div>
      </div>`;
  }
}

customElements.define('console-page', ConsolePage);
