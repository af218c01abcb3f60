// @ts-check
import { html, nothing } from 'lit';
import { Entries } from '/pay/callside/console/entries.js';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { list, listShape } from '/pay/callside/console/list.js';
import { oneAtATime } from '/pay/callside/console/one-at-a-time.js';
import { badge, button, notice, problemNotice } from '/pay/callside/controls.js';
import '/pay/callside/dialog.js';
import { Panel } from '/pay/callside/panel.js';
import { titleAfterDialog } from './after-dialog.js';
import './key-form.js';
import { ListFilter } from './list-filter.js';

/** @typedef {import('./messages.d.ts').Key} Key */

const API = '/reminders/api/v1/keys';
const STYLES = '/reminders/console/messages.css';
const PAGE = 25;

/** *API keys*: with which the practice's own systems tell of appointments. */
class KeysPage extends Panel {
  static properties = { state: { attribute: false }, route: { attribute: false }, made: { state: true }, heard: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    /** @type {{key: Key, secret?: string}|null} */ this.made = null;
    this.heard = '';
    /** what became of copying, also to see */ this.copied = '';
    this.filter = new ListFilter(this, { api: API, name: 'keys.csv', shows: ['', 'in-use', 'never-used', 'revoked'], find: () => this.#find() });
    /** @type {Entries<Key>} those in use first */
    this.entries = new Entries((after) => this.#page(after), () => this.requestUpdate());
    this.read = oneAtATime(() => this.entries.load());
  }

  /** Whoever comes back later does not find a secret on the screen. */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.filter.stop();
    this.made = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('state') || changed.has('words')) this.read();
  }

  /** @param {string|null} after */
  async #page(after) {
    const { keys, next } = await this.filter.ask({ after: after ?? '', limit: String(PAGE) });
    return { entries: keys, next };
  }

  /** From the start, and says what there is. */
  async #find() {
    this.heard = '';
    if (!(await this.entries.load())) return;
    const { all, next } = this.entries;
    this.heard = all.length ? this.words.say(next ? 'found.more' : 'found', { count: all.length }) : this.#nothing();
  }

  #nothing() {
    return this.words.say(this.filter.narrowed ? 'keys.noMatch' : 'keys.empty');
  }

  /** @param {CustomEvent<{key: Key, secret?: string}>} event */
  async #show({ detail }) {
    this.made = detail;
    this.copied = '';
    this.filter.clear(); // whoever makes one sees it
    this.read();
    await this.updateComplete;
    this.querySelector('.secret input')?.scrollIntoView({ block: 'nearest' });
  }

  /** A framed page may not write to the clipboard unless its host says so; what is selected it can always copy. */
  async #copy() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector('.secret input'));
    input.select();
    const copied = document.execCommand('copy') || (await navigator.clipboard.writeText(input.value).then(() => true, () => false));
    this.heard = '';
    await this.updateComplete;
    this.copied = this.heard = this.words.say(copied ? 'secret.copied' : 'secret.notCopied');
  }

  /** @param {Key} key */
  #revoke(key) {
    const { words } = this;
    /** @type {any} */ (this.querySelector('confirm-dialog')).ask({
      title: words.say('revoke.title', { name: key.name }),
      text: html`<p>${words.say('revoke.text')}</p>`,
      verb: words.say('revoke.verb'),
      act: async () => {
        await this.app.session.send('DELETE', `${API}/${key.id}`);
        if (this.made?.key.id === key.id) this.made = null;
        this.heard = this.words.say('revoked.heard', { name: key.name });
        titleAfterDialog(this);
        await this.read();
      },
    });
  }

  render() {
    const { words, app, entries, filter } = this;
    return html`<link rel="stylesheet" href=${STYLES}>
      <div class="stack wide-stack roomy">
        <header class="title">
          <h1 tabindex="-1">${words.say('keys.title')}</h1>
          <div class="row acts">${button({ text: words.say('key.make'), before: consoleIcon('plus'), act: () => /** @type {any} */ (this.querySelector('key-form')).open() })}</div>
        </header>
        <p class="soft reading">${words.say('keys.text')}</p>
        ${this.#secret()}
        <div class="stack">
          ${entries.all.length || filter.used ? filter.render(words, 'keys-q') : nothing}
          ${entries.state === 'failed' ? problemNotice(words, entries.problem, button({ text: words.say('again'), look: 'quiet little', act: () => entries.again(this.read) })) : nothing}
          ${this.#entries()}
          ${entries.next ? html`<div class="row">${button({ text: words.say('list.more'), look: 'quiet', busy: entries.state === 'adding', act: () => entries.more() })}</div>` : nothing}
        </div>
      </div>
      <key-form .app=${app} .words=${words} @made=${this.#show}></key-form>
      <confirm-dialog .app=${app} .words=${words}></confirm-dialog>
      <div class="heard" role="status">${this.heard}</div>`;
  }

  #secret() {
    const { words, made } = this;
    if (!made) return nothing;
    if (!made.secret) return notice({ tone: 'amber', urgent: true, title: words.say('secret.lost.title'), text: words.say('secret.lost.text', { name: made.key.name }) });
    return notice({
      tone: 'green', icon: 'check', urgent: true, title: words.say('secret.title', { name: made.key.name }), text: words.say('secret.text'),
      more: html`<div class="secret">
        <input class="input" readonly aria-label=${words.say('secret')} .value=${made.secret} @focus=${(/** @type {any} */ event) => event.target.select()}>
        ${button({ text: words.say('secret.copy'), act: () => this.#copy() })}
        ${button({ text: words.say('secret.done'), look: 'quiet', act: () => (this.made = null) })}
      </div>
      ${this.copied ? html`<p class="small" aria-hidden="true">${this.copied}</p>` : nothing}`,
    });
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
      label: words.say('keys.title'),
      rows: this.entries.all,
      key: ({ id }) => id,
      columns: [
        { label: words.say('key.name'), head: true, cell: (key) => html`<strong class="typed">${key.name}</strong><br><span class="small soft">csk_…${key.ending}</span>` },
        { label: words.say('key.scopes'), cell: (key) => key.scopes.map((scope) => html`<span class="small">${words.say(words.knows(`scope.${scope}`) ? `scope.${scope}` : 'scope.other')}</span><br>`) },
        { label: words.say('key.created'), cell: (key) => html`<span class="small">${words.say('key.createdBy', { day: words.day(key.created), who: key.createdBy })}</span>` },
        { label: words.say('key.lastUsed'), cell: (key) => html`<span class="small">${key.lastUsed ? words.dateTime(key.lastUsed) : words.say('key.neverUsed')}</span>` },
        { label: words.say('key.state'), cell: (key) => this.#state(key) },
      ],
    })}</div>`;
  }

  /** @param {Key} key */
  #state(key) {
    const { words } = this;
    if (key.revoked) return html`${badge({ tone: 'grey', icon: 'dash', text: words.say('key.revoked') })}<br><span class="small soft">${words.dateTime(key.revoked)}</span>`;
    return html`<div class="stack near"><div>${badge({ tone: 'green', icon: 'check', text: words.say('key.inUse') })}</div>
      <div class="row">${button({ text: html`${words.say('revoke.verb')}<span class="heard"> ${key.name}</span>`, look: 'quiet little', act: () => this.#revoke(key) })}</div></div>`;
  }
}

customElements.define('keys-page', KeysPage);
