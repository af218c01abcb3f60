// @ts-check
import { html } from 'lit';
import { ModalForm } from '/pay/callside/console/modal-form.js';
import { field, notice } from '/pay/callside/controls.js';
import { reach } from './client-words.js';

/** @typedef {import('./clients.d.ts').Client} Client */

const LONGEST = 500;

/** Writes down that a client agrees to a channel, or no more, and why. Whoever opens it is told by the event `decided`. */
class ConsentForm extends ModalForm {
  static properties = { ...ModalForm.properties, client: { state: true }, channel: { state: true }, given: { state: true }, reason: { state: true } };

  constructor() {
    super();
    /** @type {Client} */ this.client;
    /** @type {import('./clients.d.ts').Consented} */ this.channel = 'sms';
    this.given = false;
    this.reason = '';
  }

  /** @param {Client} client @param {import('./clients.d.ts').Consented} channel @param {boolean} given */
  ask(client, channel, given) {
    Object.assign(this, { client, channel, given, reason: '' });
    return super.open();
  }

  get names() {
    return ['reason'];
  }

  get #key() {
    return `${this.given ? 'give' : 'withdraw'}.${this.channel}`;
  }

  heading() {
    return this.words.say(`${this.#key}.title`, { name: this.client.name });
  }

  verb() {
    return this.words.say(`${this.#key}.verb`);
  }

  get dangerous() {
    return !this.given;
  }

  /** @returns {Record<string, string>} */
  check() {
    return this.reason.trim() ? {} : { reason: this.words.say('reason.missing') };
  }

  async act() {
    const { client, channel, given, reason } = this;
    const detail = await this.app.session.send('PUT', `/reminders/api/v1/clients/${client.id}/consent/${channel}`, { given, reason: reason.trim() });
    this.dispatchEvent(new CustomEvent('decided', { detail }));
  }

  body() {
    const { words, errors, given, client, channel } = this;
    return html`<p>${words.say(given ? 'give.text' : 'withdraw.text')}</p>
      ${given && reach(client, channel).optedOut ? notice({ tone: 'amber', icon: 'alert', text: words.say('stop.text') }) : ''}
      ${field({
        id: 'consent-reason', label: words.say('reason'), hint: words.say(given ? 'reason.hint.give' : 'reason.hint.withdraw'), error: errors.reason,
        control: html`<textarea class="input" id="consent-reason" required rows="3" maxlength=${LONGEST} autocomplete="off" aria-describedby="consent-reason-hint" aria-invalid=${errors.reason ? 'true' : 'false'}
          .value=${this.reason} @input=${(/** @type {any} */ event) => { this.reason = event.target.value; this.errors = {}; }}></textarea>`,
      })}`;
  }
}

customElements.define('consent-form', ConsentForm);
