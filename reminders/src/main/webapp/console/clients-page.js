// @ts-check
import { html, nothing } from 'lit';
import { chips } from '/pay/callside/console/chips.js';
import { download } from '/pay/callside/console/download.js';
import { Entries } from '/pay/callside/console/entries.js';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { list, listShape } from '/pay/callside/console/list.js';
import { oneAtATime } from '/pay/callside/console/one-at-a-time.js';
import { badge, button, field, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import './client-detail.js';
import { address, CONSENTED, standing } from './client-words.js';
import './consent-form.js';

/** @typedef {import('./clients.d.ts').Client} Client */

const API = '/reminders/api/v1/clients';
const STYLES = ['/reminders/console/messages.css', '/reminders/console/clients.css'];
const PAGE = 25;
const TYPING = 300;
/** So many are read anew at a time. */
const MOST = 100;
/** News may come one after the other; so long lies between two looks at them. */
const REST = 2000;
const SHOWN = ['', 'no-consent', 'opted-out', 'no-phone', 'no-email'];

/** *Clients*: how they are reached, and whether they agreed to it. Their contact details are the practice system's. */
class ClientsPage extends Panel {
  static properties = { state: { attribute: false }, route: { attribute: false }, shown: { state: true }, text: { state: true }, opened: { state: true }, decided: { state: true }, saving: { state: true }, unsaved: { state: true }, heard: { state: true } };

  /** @type {number|undefined} */ #timer;
  #begun = false;

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    this.shown = '';
    this.text = '';
    this.opened = '';
    /** @type {import('./clients.d.ts').ClientDetail|null} */ this.decided = null;
    this.saving = false;
    /** @type {any} */ this.unsaved = null;
    this.heard = '';
    /** @type {Entries<Client>} */
    this.entries = new Entries((after, shown) => this.app.session.send('GET', this.#path('', after, shown)), () => this.requestUpdate());
    this.refresh = oneAtATime(() => this.entries.refresh(), REST);
  }

  /** What clients did meanwhile is news, whoever tells of it. */
  connectedCallback() {
    super.connectedCallback();
    if (this.#begun) this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.#begun || changed.has('words')) this.entries.load();
    else if (changed.has('state')) this.refresh();
    this.#begun = true;
  }

  /** @param {string} file @param {string|null} [after] @param {number} [shown] */
  #path(file, after, shown = 0) {
    const query = new URLSearchParams({ q: this.text.trim(), show: this.shown, after: after ?? '', limit: file ? '' : String(Math.min(MOST, Math.max(PAGE, shown))) });
    for (const [name, value] of [...query]) if (!value) query.delete(name);
    return `${API}${file}${query.size ? `?${query}` : ''}`;
  }

  /** @param {string} shown */
  #choose(shown) {
    this.shown = shown;
    this.#find();
  }

  /** @param {string} text */
  #search(text) {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#find(), TYPING);
  }

  async #save() {
    this.saving = true;
    this.unsaved = null;
    await download(this.app.session, this.#path('.csv'), 'clients.csv').catch((problem) => (this.unsaved = problem));
    this.saving = false;
  }

  /** @param {import('./clients.d.ts').ClientDetail} detail */
  #take(detail) {
    this.decided = detail;
    this.entries.all = this.entries.all.map((each) => (each.id === detail.client.id ? detail.client : each));
    this.heard = this.words.say('decided', { name: detail.client.name });
  }

  /** From the start, and says what there is. */
  async #find() {
    this.heard = '';
    if (!(await this.entries.load())) return;
    const { all, next } = this.entries;
    this.heard = all.length ? this.words.say(next ? 'found.more' : 'found', { count: all.length }) : this.#nothing();
  }

  render() {
    const { words, entries } = this;
    return html`${STYLES.map((path) => html`<link rel="stylesheet" href=${path}>`)}
      <div class="stack wide-stack roomy">
        <h1 tabindex="-1">${words.say('clients.title')}</h1>
        <p class="soft reading">${words.say('clients.text')}</p>
        <div class="stack">
          ${chips({ label: words.say('show'), chosen: this.shown, choose: (shown) => this.#choose(shown), values: SHOWN.map((id) => ({ id, text: words.say(`show.${id || 'all'}`) })) })}
          <div class="filters">
            ${field({
              id: 'clients-q', label: words.say('list.search'), hint: words.say('search.hint'),
              control: html`<input class="input" type="search" id="clients-q" aria-describedby="clients-q-hint" autocomplete="off" maxlength="200"
                .value=${this.text} @input=${(/** @type {any} */ event) => this.#search(event.target.value)}>`,
            })}
            ${button({ text: words.say('list.csv'), look: 'quiet', busy: this.saving, before: consoleIcon('save'), act: () => this.#save() })}
          </div>
          ${this.unsaved ? problemNotice(words, this.unsaved) : nothing}
          ${entries.state === 'failed' ? problemNotice(words, entries.problem, button({ text: words.say('again'), look: 'quiet little', act: () => entries.again(() => this.#find()) })) : nothing}
          ${this.#entries()}
          ${entries.next ? html`<div class="row">${button({ text: words.say('list.more'), look: 'quiet', busy: entries.state === 'adding', act: () => entries.more() })}</div>` : nothing}
        </div>
      </div>
      <consent-form .app=${this.app} .words=${words} @decided=${(/** @type {CustomEvent} */ event) => this.#take(event.detail)}></consent-form>
      <div class="heard" role="status">${this.heard}</div>`;
  }

  #entries() {
    const { words, entries } = this;
    if (entries.all.length) return this.#list();
    if (entries.state === 'loading') return listShape(5);
    return entries.state === 'ready' ? html`<p class="soft">${this.#nothing()}</p>` : nothing;
  }

  #nothing() {
    return this.words.say(this.text.trim() || this.shown ? 'clients.noMatch' : 'clients.empty');
  }

  #list() {
    const { words, entries, opened, decided } = this;
    return html`<div class="card bleed">${list({
      label: words.say('clients.title'),
      rows: entries.all,
      key: ({ id }) => id,
      open: ({ id }) => id === opened,
      columns: [
        { label: words.say('client'), head: true, cell: (client) => this.#name(client) },
        ...CONSENTED.map((channel) => ({ label: words.say(`channel.${channel}`), cell: (/** @type {Client} */ client) => this.#reach(client, channel) })),
      ],
      detail: (client) => html`<client-detail id="client-${client.id}" .app=${this.app} .words=${words} .client=${client} .state=${this.state} .detail=${decided?.client.id === client.id ? decided : null}
        @decide=${(/** @type {CustomEvent} */ { detail: { client: whom, channel, given } }) => /** @type {any} */ (this.querySelector('consent-form')).ask(whom, channel, given)}></client-detail>`,
    })}</div>`;
  }

  /** @param {Client} client */
  #name(client) {
    const open = client.id === this.opened;
    return html`<button type="button" class="disclose" aria-expanded=${open ? 'true' : 'false'} aria-controls="client-${client.id}"
      @click=${() => (this.opened = open ? '' : client.id)}>${consoleIcon('open')}<span>${client.name}<br><span class="small soft plain">${client.externalId}</span></span></button>`;
  }

  /** @param {Client} client @param {import('./clients.d.ts').Consented} channel */
  #reach(client, channel) {
    const { tone, icon, key } = standing(client, channel);
    const where = address(client, channel);
    return html`${badge({ tone, icon, text: this.words.say(key) })}${where ? html`<span class="small soft aside typed">${where}</span>` : nothing}`;
  }
}

customElements.define('clients-page', ClientsPage);
