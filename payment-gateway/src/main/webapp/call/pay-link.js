// @ts-check
import { html, nothing } from 'lit';
import { button, field, problemNotice } from '../callside/controls.js';
import { loadBundle, Words } from '../callside/messages.js';
import { Panel } from '../callside/panel.js';
import { linkSentence } from './link-sentence.js';

/** It may have been this that did not come: it is loaded again with it. */
const { isEmail } = await import(`./email.js${/\?*$/.exec(import.meta.url)?.[0]}`);

const BUNDLE = new URL('../messages/link.', import.meta.url).pathname;

/** Sends a request on, and says where it was sent. Loaded, with its words, once there is a request. */
class PayLink extends Panel {
  static properties = {
    request: { attribute: false }, said: { state: true }, open: { state: true }, email: { state: true },
    wrong: { state: true }, problem: { state: true }, busy: { state: true },
  };

  /** @type {Words|null} those that `said` adds to */ #spoken = null;

  constructor() {
    super();
    /** @type {import('./state.d.ts').Request} */ this.request;
    /** @type {Words|null} */ this.said = null;
    this.open = false;
    this.email = '';
    this.wrong = '';
    /** @type {any} */ this.problem = null;
    this.busy = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('words') || (changed.has('request') && this.#spoken !== this.words)) this.#speak();
  }

  /** What can't be loaded is loaded again when there is news of the request. */
  async #speak() {
    const { words } = this;
    const { locale, bundle, zone } = words;
    const more = await loadBundle(locale, [BUNDLE]).catch(() => null);
    if (!more || words !== this.words) return;
    this.#spoken = words;
    this.said = new Words(locale, { ...bundle, ...more }, zone);
  }

  /** Whoever opens or closes it goes on there. @param {boolean} open */
  async #show(open) {
    this.open = open;
    this.problem = null;
    this.wrong = '';
    await this.updateComplete;
    /** @type {HTMLElement|null} */ (this.querySelector(open ? 'input' : 'button'))?.focus();
  }

  /** @param {Event} event @param {Words} words */
  async #submit(event, words) {
    event.preventDefault();
    if (this.busy) return;
    const email = this.email.trim();
    this.wrong = this.#fault(email, words);
    if (this.wrong) return this.querySelector('input')?.focus();
    this.busy = true;
    this.problem = null;
    try {
      const answer = await this.app.session.send('POST', `requests/${this.request.id}/pay-link`, email ? { email } : {});
      this.dispatchEvent(new CustomEvent('answer', { detail: answer, bubbles: true }));
      this.email = '';
      await this.#show(false);
    } catch (/** @type {any} */ problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  /** @param {string} email @param {Words} words */
  #fault(email, words) {
    if (email) return isEmail(email) ? '' : words.say('link.email.wrong');
    return this.request.send?.email ? '' : words.say('link.email.missing');
  }

  render() {
    const { said: words, request } = this;
    if (!words) return nothing;
    // A listener hears each change of the sentence, so its place is there before it.
    return html`<div class=${request.link ? nothing : 'heard'} role="status">${linkSentence(words, request)}</div>${!request.send ? nothing : this.open ? this.#form(words) : this.#opener(words)}`;
  }

  /** @param {Words} words */
  #opener(words) {
    const amount = words.money(this.request.amount, this.request.currency);
    return button({ text: html`${words.say('link.send.open')}<span class="heard">, ${amount}</span>`, look: 'quiet little', act: () => this.#show(true) });
  }

  /** @param {Words} words */
  #form(words) {
    const { request, problem } = this;
    const id = `link-${request.id}`;
    const known = request.send?.email;
    const error = this.wrong || problem?.fields?.email || '';
    return html`<form class="stack near" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event, words)}>
      ${field({
        id, label: words.say('link.email'), error,
        hint: known ? words.say('link.email.known', { email: known }) : words.say('link.email.hint'),
        control: html`<input class="input" type="email" id=${id} autocomplete="off" placeholder=${known ?? nothing}
          aria-describedby="${id}-hint" aria-invalid=${error ? 'true' : 'false'} .value=${this.email}
          @input=${(/** @type {any} */ e) => { this.email = e.target.value; this.wrong = ''; }}>`,
      })}
      ${problem && !error ? problemNotice(words, problem) : nothing}
      <div class="row">
        ${button({ text: words.say('link.send'), look: 'little', busy: this.busy, submit: true })}
        ${button({ text: words.say('link.back'), look: 'quiet little', act: () => this.#show(false) })}
      </div>
    </form>`;
  }
}

customElements.define('pay-link', PayLink);
