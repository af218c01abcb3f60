// @ts-check
import { html, nothing } from 'lit';
import { Entries } from '/pay/callside/console/entries.js';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { list, listShape } from '/pay/callside/console/list.js';
import { oneAtATime } from '/pay/callside/console/one-at-a-time.js';
import { badge, button, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import './import-detail.js';
import './import-file.js';
import { counts, isOpen, look, nameOf, news, percent, progressWords } from './import-outlook.js';
import { ListFilter } from './list-filter.js';

/** @typedef {import('./imports.d.ts').Import} Import */

const API = '/reminders/api/v1/imports';
const STYLES = ['/reminders/console/messages.css', '/reminders/console/imports.css'];
const PAGE = 25;

/** While a file is under way, so often is asked how far it is. */
const AGAIN = 1000;

/** *Import*: appointments from CSV files. How far each is the server knows, so that whoever comes back finds it. */
class ImportsPage extends Panel {
  static properties = {
    state: { attribute: false }, route: { attribute: false },
    opened: { state: true }, again: { state: true }, heard: { state: true },
  };

  #begun = false;
  #known = false;
  #timer = 0;

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    /** @type {string} */ this.opened = '';
    /** @type {Import|null} the one that is to be begun again with the next file */ this.again = null;
    this.heard = '';
    /** whether this page sends one */ this.sending = false;
    this.filter = new ListFilter(this, { api: API, name: 'imports.csv', shows: ['', 'open', 'done', 'failed'], find: () => this.#find() });
    /** @type {Entries<Import>} the newest first */
    this.entries = new Entries((after) => this.#page(after), () => this.requestUpdate());
    this.read = oneAtATime(() => this.#read());
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.#begun) this.read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.filter.stop();
  }

  willUpdate() {
    if (!this.#begun) this.read();
    this.#begun = true;
  }

  /** @param {string|null} after */
  async #page(after) {
    const { imports, next } = await this.filter.ask({ after: after ?? '', limit: String(PAGE) });
    return { entries: imports, next };
  }

  /** What is under way stands on the first page. */
  async #read() {
    const { entries, filter } = this;
    const asked = filter.path();
    const known = this.#known;
    const before = new Map(entries.all.map((each) => [each.id, each]));
    if (entries.state === 'ready' && entries.all.length > PAGE && !filter.any) await entries.refresh();
    else if (entries.state !== 'adding') await entries.load();
    if (known && entries.state === 'ready' && asked === filter.path()) this.#hear(before);
    this.#known ||= entries.state === 'ready';
    clearTimeout(this.#timer);
    if (this.isConnected && (this.sending || entries.all.slice(0, PAGE).some(isOpen))) this.#timer = window.setTimeout(this.read, AGAIN);
  }

  /** @param {Map<string, Import>} before */
  #hear(before) {
    const all = this.entries.all.map((each) => news(this.words, before.get(each.id), each)).filter(Boolean);
    if (all.length) this.heard = all.join(' ');
  }

  /** From the start, and says what there is. */
  async #find() {
    this.heard = '';
    if (!(await this.entries.load())) return;
    const { all, next } = this.entries;
    this.heard = all.length ? this.words.say(next ? 'found.more' : 'found', { count: all.length }) : this.#nothing();
    this.read();
  }

  #nothing() {
    return this.words.say(this.filter.narrowed ? 'imports.noMatch' : 'imports.empty');
  }

  /** @param {boolean} sending @param {boolean} [arrived] */
  #sending(sending, arrived = false) {
    this.sending = sending;
    if (arrived) this.again = null;
    this.filter.clear(); // whoever sends a file finds it below
    this.read();
  }

  /** @param {Import} file */
  async #begin(file) {
    this.again = file;
    await this.updateComplete;
    /** @type {HTMLElement|null} */ (this.querySelector('#import-file'))?.focus();
  }

  render() {
    const { words, entries, filter } = this;
    return html`${STYLES.map((path) => html`<link rel="stylesheet" href=${path}>`)}
      <div class="stack wide-stack">
        <header class="title"><h1 tabindex="-1">${words.say('imports.title')}</h1></header>
        <p class="soft reading">${words.say('imports.text')}</p>
        <import-file .app=${this.app} .words=${words} .again=${this.again} @begun=${() => this.#sending(true)} @ended=${(/** @type {CustomEvent} */ event) => this.#sending(false, event.detail)}></import-file>
        <section class="stack" aria-labelledby="imports-earlier">
          <h2 id="imports-earlier">${words.say('imports.earlier')}</h2>
          ${entries.all.length || filter.used ? filter.render(words, 'imports-q') : nothing}
          ${entries.problem ? problemNotice(words, entries.problem, button({ text: words.say('again'), look: 'quiet little', act: () => entries.again(this.read) })) : nothing}
          ${this.#entries()}
          ${entries.next ? html`<div class="row">${button({ text: words.say('list.more'), look: 'quiet', busy: entries.state === 'adding', act: () => entries.more() })}</div>` : nothing}
        </section>
      </div>
      <div class="heard" role="status">${this.heard}</div>`;
  }

  #entries() {
    const { entries } = this;
    if (entries.all.length) return this.#list();
    if (entries.state === 'loading') return listShape();
    return entries.state === 'ready' ? html`<p class="soft">${this.#nothing()}</p>` : nothing;
  }

  #list() {
    const { words } = this;
    return html`<div class="card bleed">${list({
      label: words.say('imports.earlier'),
      rows: this.entries.all,
      key: ({ id }) => id,
      open: ({ id }) => id === this.opened,
      columns: [
        { label: words.say('import.file'), head: true, cell: (file) => this.#name(file) },
        { label: words.say('import.started'), cell: (file) => html`<span class="small">${words.dateTime(file.started)}</span>` },
        { label: words.say('import.state'), cell: (file) => this.#state(file) },
        { label: words.say('import.rows'), cell: (file) => html`<span class="small">${counts(words, file)}</span>` },
      ],
      detail: (file) => html`<import-detail id="import-${file.id}" .app=${this.app} .words=${words} .file=${file} @again=${() => this.#begin(file)}></import-detail>`,
    })}</div>`;
  }

  /** @param {Import} file */
  #name(file) {
    const shown = file.id === this.opened;
    return html`<button type="button" class="disclose" aria-expanded=${shown ? 'true' : 'false'} aria-controls="import-${file.id}"
      @click=${() => (this.opened = shown ? '' : file.id)}>${consoleIcon('open')}<span class="file-name">${nameOf(this.words, file)}</span></button>`;
  }

  /** @param {Import} file */
  #state(file) {
    const { words } = this;
    const { tone, icon } = look(file);
    const far = percent(file);
    return html`${badge({ tone, icon, text: words.say(`import.${file.state}`) })}
      ${isOpen(file) ? html`<div class="far">
        ${far === null ? nothing : html`<progress class="bar" max="100" .value=${far} aria-label=${words.say('import.progress', { name: nameOf(words, file) })}></progress>`}
        <span class="small soft">${progressWords(words, file)}</span></div>` : nothing}`;
  }
}

customElements.define('imports-page', ImportsPage);
