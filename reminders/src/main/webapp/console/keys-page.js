// @ts-check
import { html, nothing } from 'lit';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { list, listShape } from '/pay/callside/console/list.js';
import { oneAtATime } from '/pay/callside/console/one-at-a-time.js';
import { badge, button, notice, problemNotice } from '/pay/callside/controls.js';
import '/pay/callside/dialog.js';
import { Panel } from '/pay/callside/panel.js';
import { titleAfterDialog } from './after-dialog.js';
import './key-form.js';

/** @typedef {import('./messages.d.ts').Key} Key */

const API = '/reminders/api/v1/keys';
const STYLES = '/reminders/console/messages.css';

/** *API keys*: with which the practice's own systems tell of appointments. */
class KeysPage extends Panel {
  static properties = { state: { attribute: false }, route: { attribute: false }, keys: { state: true }, problem: { state: true }, made: { state: true }, heard: { state: true } };

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    /** @type {Key[]|null} */ this.keys = null;
    /** @type {any} */ this.problem = null;
    /** @type {{key: Key, secret?: string}|null} */ this.made = null;
    this.heard = '';
    /** what became of copying, also to see */ this.copied = '';
    this.read = oneAtATime(() => this.#read());
  }

  /** Whoever comes back later does not find a secret on the screen. */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.made = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('state') || changed.has('words')) this.read();
  }

  #read() {
    return this.app.session.send('GET', API).then(
      ({ keys }) => Object.assign(this, { keys, problem: null }),
      (problem) => (this.problem = problem),
    );
  }

  /** @param {CustomEvent<{key: Key, secret?: string}>} event */
  async #show({ detail }) {
    this.made = detail;
    this.copied = '';
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
    const { words, app } = this;
    return html`<link rel="stylesheet" href=${STYLES}>
      <div class="stack wide-stack roomy">
        <header class="title">
          <h1 tabindex="-1">${words.say('keys.title')}</h1>
          <div class="row acts">${button({ text: words.say('key.make'), before: consoleIcon('plus'), act: () => /** @type {any} */ (this.querySelector('key-form')).open() })}</div>
        </header>
        <p class="soft reading">${words.say('keys.text')}</p>
        ${this.#secret()}
        ${this.problem ? problemNotice(words, this.problem, button({ text: words.say('again'), look: 'quiet little', act: this.read })) : nothing}
        ${this.#list()}
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

  #list() {
    const { words, keys } = this;
    if (!keys) return this.problem ? nothing : listShape();
    if (keys.length === 0) return html`<p class="soft">${words.say('keys.empty')}</p>`;
    return html`<div class="card bleed">${list({
      label: words.say('keys.title'),
      rows: keys,
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
