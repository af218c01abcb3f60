// @ts-check
import { html, nothing } from 'lit';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { list, listShape } from '/pay/callside/console/list.js';
import { badge, button, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import './import-detail.js';
import './import-file.js';
import { counts, isOpen, look, nameOf, news, percent, progressWords } from './import-outlook.js';

/** @typedef {import('./imports.d.ts').Import} Import */

const API = '/reminders/api/v1/imports';
const STYLES = '/reminders/console/imports.css';

/** While a file is under way, so often is asked how far it is. */
const AGAIN = 1000;

/** *Import*: appointments from CSV files. How far each is the server knows, so that whoever comes back finds it. */
class ImportsPage extends Panel {
  static properties = {
    state: { attribute: false }, route: { attribute: false },
    imports: { state: true }, problem: { state: true }, opened: { state: true }, again: { state: true }, heard: { state: true },
  };

  #reading = false;
  #timer = 0;

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    /** @type {Import[]|null} the newest first */ this.imports = null;
    /** @type {any} */ this.problem = null;
    /** @type {string} */ this.opened = '';
    /** @type {Import|null} the one that is to be begun again with the next file */ this.again = null;
    this.heard = '';
    /** whether this page sends one */ this.sending = false;
    this.read = () => this.#read();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.imports) this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate() {
    if (!this.imports && !this.problem) this.#read();
  }

  async #read() {
    if (this.#reading) return;
    this.#reading = true;
    await this.app.session.send('GET', API).then(
      ({ imports }) => this.#take(imports),
      (problem) => (this.problem = problem),
    );
    this.#reading = false;
    clearTimeout(this.#timer);
    if (this.isConnected && (this.sending || this.imports?.some(isOpen))) this.#timer = window.setTimeout(this.read, AGAIN);
  }

  /** @param {Import[]} imports */
  #take(imports) {
    const before = new Map(this.imports?.map((each) => [each.id, each]));
    const all = this.imports ? imports.map((each) => news(this.words, before.get(each.id), each)).filter(Boolean) : [];
    if (all.length) this.heard = all.join(' ');
    this.imports = imports;
    this.problem = null;
  }

  /** @param {boolean} sending @param {boolean} [arrived] */
  #sending(sending, arrived = false) {
    this.sending = sending;
    if (arrived) this.again = null;
    this.#read();
  }

  /** @param {Import} file */
  async #begin(file) {
    this.again = file;
    await this.updateComplete;
    /** @type {HTMLElement|null} */ (this.querySelector('#import-file'))?.focus();
  }

  render() {
    const { words, imports, problem } = this;
    return html`<link rel="stylesheet" href=${STYLES}>
      <div class="stack wide-stack">
        <header class="title"><h1 tabindex="-1">${words.say('imports.title')}</h1></header>
        <p class="soft reading">${words.say('imports.text')}</p>
        <import-file .app=${this.app} .words=${words} .again=${this.again} @begun=${() => this.#sending(true)} @ended=${(/** @type {CustomEvent} */ event) => this.#sending(false, event.detail)}></import-file>
        <section class="stack" aria-labelledby="imports-earlier">
          <h2 id="imports-earlier">${words.say('imports.earlier')}</h2>
          ${problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: this.read })) : nothing}
          ${imports ? this.#list(imports) : problem ? nothing : listShape()}
        </section>
      </div>
      <div class="heard" role="status">${this.heard}</div>`;
  }

  /** @param {Import[]} imports */
  #list(imports) {
    const { words } = this;
    if (!imports.length) return html`<p class="soft">${words.say('imports.empty')}</p>`;
    return html`<div class="card bleed">${list({
      label: words.say('imports.earlier'),
      rows: imports,
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
