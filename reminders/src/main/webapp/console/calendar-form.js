// @ts-check
import { html } from 'lit';
import { ModalForm } from '/pay/callside/console/modal-form.js';
import { field } from '/pay/callside/controls.js';
import { uuid7 } from '/pay/callside/uuid.js';

/** *Add calendar*: where it is, whose it is, and what its clients agreed to. Whoever opens it hears of it by the event `added`. */
class CalendarForm extends ModalForm {
  static properties = { ...ModalForm.properties, practitioners: { attribute: false }, typed: { state: true } };

  constructor() {
    super();
    /** @type {{id: string, name: string}[]} */ this.practitioners = [];
    this.typed = CalendarForm.#empty();
    this.wanted = '';
  }

  static #empty() {
    return { name: '', address: '', practitioner: '', sms: false, email: false };
  }

  open() {
    this.typed = CalendarForm.#empty();
    this.wanted = uuid7();
    return super.open();
  }

  get names() {
    return ['name', 'address', 'practitioner'];
  }

  heading() {
    return this.words.say('calendar.add.title');
  }

  verb() {
    return this.words.say('calendar.add.verb');
  }

  check() {
    const { words, typed } = this;
    return {
      ...(typed.name.trim() ? {} : { name: words.say('calendar.name.missing') }),
      ...(typed.address.trim() ? {} : { address: words.say('calendar.address.missing') }),
    };
  }

  async act() {
    const { name, address, practitioner, sms, email } = this.typed;
    await this.app.session.send('POST', '/reminders/api/v1/calendars', { id: this.wanted, name, address, practitioner, consent: { sms, email } });
    this.dispatchEvent(new CustomEvent('added'));
  }

  /** Another wish is another calendar. @param {Partial<typeof this.typed>} change */
  #change(change) {
    this.typed = { ...this.typed, ...change };
    this.wanted = uuid7();
    this.errors = {};
  }

  body() {
    const { words, errors, typed } = this;
    return html`${field({
        id: 'calendar-name', label: words.say('calendar.name'), hint: words.say('calendar.name.hint'), error: errors.name,
        control: html`<input class="input" id="calendar-name" required maxlength="100" autocomplete="off" aria-describedby="calendar-name-hint" aria-invalid=${errors.name ? 'true' : 'false'}
          .value=${typed.name} @input=${(/** @type {any} */ event) => this.#change({ name: event.target.value })}>`,
      })}
      ${field({
        id: 'calendar-address', label: words.say('calendar.address'), hint: words.say('calendar.address.hint'), error: errors.address,
        control: html`<input class="input" id="calendar-address" required inputmode="url" maxlength="2000" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="calendar-address-hint" aria-invalid=${errors.address ? 'true' : 'false'}
          .value=${typed.address} @input=${(/** @type {any} */ event) => this.#change({ address: event.target.value })}>`,
      })}
      ${field({
        id: 'calendar-practitioner', label: words.say('calendar.practitioner'), hint: words.say('calendar.practitioner.hint'), error: errors.practitioner,
        control: html`<select class="input" id="calendar-practitioner" aria-describedby="calendar-practitioner-hint" aria-invalid=${errors.practitioner ? 'true' : 'false'}
          .value=${typed.practitioner} @change=${(/** @type {any} */ event) => this.#change({ practitioner: event.target.value })}>
          <option value="">${words.say('calendar.practitioner.nobody')}</option>
          ${this.practitioners.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>`,
      })}
      <fieldset aria-describedby="calendar-consent-hint">
        <legend>${words.say('consent')}</legend>
        ${this.#consent('sms')} ${this.#consent('email')}
        <p class="small soft" id="calendar-consent-hint">${words.say('consent.hint')}</p>
      </fieldset>`;
  }

  /** @param {'sms'|'email'} channel */
  #consent(channel) {
    return html`<label class="choice"><input type="checkbox" .checked=${this.typed[channel]}
        @change=${(/** @type {any} */ event) => this.#change({ [channel]: event.target.checked })}>
      <span><strong>${this.words.say(`consent.${channel}`)}</strong></span></label>`;
  }
}

customElements.define('calendar-form', CalendarForm);
