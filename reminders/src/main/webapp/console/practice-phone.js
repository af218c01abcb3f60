// @ts-check
import { html, nothing } from 'lit';
import { refusal } from '/pay/callside/console/refusal.js';
import { typedSince } from '/pay/callside/console/typed-since.js';
import { button, field, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { API } from './levels.js';

/** The number that messages tell clients to call. Whoever shows it is told by the event `changed` what it became. */
class PracticePhone extends Panel {
  static properties = { phone: { attribute: false }, typed: { state: true }, errors: { state: true }, problem: { state: true }, busy: { state: true }, done: { state: true } };

  constructor() {
    super();
    this.phone = '';
    /** @type {string|null} what was typed and not saved */ this.typed = null;
    /** @type {Record<string, string>} */ this.errors = {};
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.done = false;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const sent = this.typed;
    this.busy = true;
    Object.assign(this, { problem: null, errors: {}, done: false });
    try {
      const { phone } = await this.app.session.send('PUT', `${API}/practice/phone`, { phone: (sent ?? this.phone).trim() });
      this.typed = typedSince(this.typed, sent);
      this.done = this.typed === null;
      this.dispatchEvent(new CustomEvent('changed', { detail: phone ?? '' }));
    } catch (/** @type {any} */ problem) {
      Object.assign(this, refusal(problem, ['phone']));
      await this.updateComplete;
      if (this.errors.phone) /** @type {HTMLElement|null} */ (this.querySelector('#practice-phone'))?.focus();
    }
    this.busy = false;
  }

  render() {
    const { words, errors, problem, typed, phone } = this;
    return html`<form class="practice-phone" novalidate @submit=${this.#submit}>
      ${field({
        id: 'practice-phone', label: words.say('phone'), hint: words.say(phone ? 'phone.hint' : 'phone.none'), error: errors.phone,
        control: html`<input class="input" type="tel" id="practice-phone" autocomplete="off" maxlength="40" aria-describedby="practice-phone-hint" aria-invalid=${errors.phone ? 'true' : 'false'}
          .value=${typed ?? phone} @input=${(/** @type {any} */ event) => Object.assign(this, { typed: event.target.value, errors: {}, done: false })}>`,
      })}
      ${problem ? problemNotice(words, problem) : nothing}
      <div class="row">${button({ text: words.say('phone.save'), look: 'quiet', busy: this.busy, submit: true })}<span role="status" class="small soft">${this.done ? words.say('saved') : ''}</span></div>
    </form>`;
  }
}

customElements.define('practice-phone', PracticePhone);
