// @ts-check
import { html, nothing } from 'lit';
import { refusal } from '/pay/callside/console/refusal.js';
import { button, field, notice, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { uuid7 } from '/pay/callside/uuid.js';

/** Sends what the editor shows, with sample data, to an address of one's own. */
class CopyTest extends Panel {
  static properties = { path: {}, shown: { attribute: false }, to: { state: true }, errors: { state: true }, problem: { state: true }, busy: { state: true }, sent: { state: true } };

  #focusWrong = false;
  /** the wish, until it is known to have been taken */ #id = '';

  constructor() {
    super();
    this.path = '';
    /** @type {{subject: string, text: string}} */ this.shown;
    this.to = '';
    /** @type {Record<string, string>} */ this.errors = {};
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.sent = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('path') && !changed.has('shown')) return;
    if (JSON.stringify(changed.get('shown')) === JSON.stringify(this.shown) && !changed.has('path')) return;
    this.#id = '';
    this.sent = '';
    this.problem = null;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.sent = '';
    this.problem = null;
    this.errors = {};
    this.#id ||= uuid7();
    const to = this.to.trim();
    try {
      await this.app.session.send('POST', `${this.path}/test`, { id: this.#id, to, ...this.shown });
      this.#id = '';
      this.sent = to;
    } catch (/** @type {any} */ problem) {
      Object.assign(this, refusal(problem, ['to']));
      this.#focusWrong = Boolean(this.errors.to);
    }
    this.busy = false;
  }

  updated() {
    if (!this.#focusWrong) return;
    this.#focusWrong = false;
    /** @type {HTMLElement|null} */ (this.querySelector('[aria-invalid=true]'))?.focus();
  }

  /** @param {string} to */
  #type(to) {
    this.to = to;
    this.#id = '';
    this.sent = '';
    this.errors = {};
  }

  render() {
    const { words, errors, problem, sent } = this;
    return html`<form class="stack test" novalidate @submit=${this.#submit}>
      ${field({
        id: 'copy-to', label: words.say('test.to'), hint: words.say('test.hint'), error: errors.to,
        control: html`<input class="input" type="email" id="copy-to" autocomplete="email" aria-describedby="copy-to-hint" aria-invalid=${errors.to ? 'true' : 'false'}
          .value=${this.to} @input=${(/** @type {any} */ event) => this.#type(event.target.value)}>`,
      })}
      ${problem ? problemNotice(words, problem) : nothing}
      <div class="row">${button({ text: words.say('test.send'), look: 'quiet', busy: this.busy, submit: true })}</div>
      <div role="status">${sent ? notice({ tone: 'green', icon: 'check', text: words.say('test.sent', { to: sent }) }) : nothing}</div>
    </form>`;
  }
}

customElements.define('copy-test', CopyTest);
