// @ts-check
import { html, nothing } from 'lit';
import { number } from '/pay/callside/console/numbers.js';
import { refusal } from '/pay/callside/console/refusal.js';
import { button, field, notice, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { uuid7 } from '/pay/callside/uuid.js';

/** @typedef {{state: string, to: string, credits: number, why: string}} Answer */

/** Sends what the editor shows, with sample data, to a phone of one's own. The button says what it costs. */
class CopySmsTest extends Panel {
  static properties = { path: {}, text: {}, credits: { attribute: false }, to: { state: true }, price: { state: true }, errors: { state: true }, problem: { state: true }, busy: { state: true }, answer: { state: true } };

  #focusWrong = false;
  /** the wish, until it is known what became of it */ #id = '';

  constructor() {
    super();
    this.path = '';
    this.text = '';
    /** @type {number|null} what it costs at home, as far as that is known */ this.credits = null;
    this.to = '';
    /** @type {number|null} what it costs to this number, if the server has said so */ this.price = null;
    /** @type {Record<string, string>} */ this.errors = {};
    /** @type {any} */ this.problem = null;
    this.busy = false;
    /** @type {Answer|null} */ this.answer = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('path') || changed.has('text')) this.#anew();
  }

  /** Another text or number is another wish. */
  #anew() {
    this.#id = '';
    Object.assign(this, { price: null, answer: null, problem: null });
  }

  /** @param {string} to */
  #type(to) {
    this.to = to;
    this.errors = {};
    this.#anew();
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const credits = this.price ?? this.credits;
    if (this.busy || credits === null) return;
    Object.assign(this, { busy: true, answer: null, problem: null, errors: {} });
    this.#id ||= uuid7();
    const wish = this.#id;
    try {
      const answer = /** @type {Answer} */ (await this.app.session.send('POST', `${this.path}/test`, { id: wish, to: this.to.trim(), text: this.text, credits }));
      this.#take(answer, wish === this.#id);
    } catch (/** @type {any} */ problem) {
      Object.assign(this, refusal(problem, ['to']));
      this.#focusWrong = Boolean(this.errors.to);
    }
    this.busy = false;
  }

  /**
   * What went is said, whatever was typed meanwhile; a price is of what it was asked for.
   * @param {Answer} answer @param {boolean} same still the same wish
   */
  #take(answer, same) {
    const price = answer.state === 'price';
    if (price && !same) return;
    this.answer = answer;
    this.#id = '';
    if (price) this.price = answer.credits;
  }

  updated() {
    if (!this.#focusWrong) return;
    this.#focusWrong = false;
    /** @type {HTMLElement|null} */ (this.querySelector('[aria-invalid=true]'))?.focus();
  }

  render() {
    const { words, errors, problem } = this;
    const credits = this.price ?? this.credits;
    const verb = credits === null ? words.say('sms.send.wait') : words.say('sms.send', { count: credits, number: number(words, credits) });
    return html`<form class="stack test" novalidate @submit=${this.#submit}>
      ${field({
        id: 'copy-sms-to', label: words.say('sms.to'), hint: words.say('sms.hint'), error: errors.to,
        control: html`<input class="input" type="tel" id="copy-sms-to" autocomplete="tel" maxlength="40" aria-describedby="copy-sms-to-hint" aria-invalid=${errors.to ? 'true' : 'false'}
          .value=${this.to} @input=${(/** @type {any} */ event) => this.#type(event.target.value)}>`,
      })}
      ${problem ? problemNotice(words, problem) : nothing}
      <div class="row">${button({ text: verb, look: 'quiet', busy: this.busy, off: credits === null, submit: true })}</div>
      <div role="status">${this.#answered()}</div>
    </form>`;
  }

  #answered() {
    const { words, answer } = this;
    if (!answer) return nothing;
    const { state, to, credits, why } = answer;
    const said = { to, count: credits, number: number(words, credits) };
    switch (state) {
      case 'price': return notice({ tone: 'amber', icon: 'alert', text: words.say('sms.price', said) });
      case 'failed': return notice({ tone: 'red', title: words.say('sms.failed', said), text: why });
      case 'sent':
      case 'delivered': return notice({ tone: 'green', icon: 'check', text: words.say('sms.sent', said) });
      default: return notice({ tone: 'grey', icon: 'question', text: words.say('sms.doubt', said) });
    }
  }
}

customElements.define('copy-sms-test', CopySmsTest);
