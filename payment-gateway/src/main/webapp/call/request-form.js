// @ts-check
import { html, nothing } from 'lit';
import { button, field, notice, problemNotice } from '../callside/controls.js';
import { allowedDecimals, parse } from '../callside/money.js';
import { Panel } from '../callside/panel.js';
import { uuid7 } from '../callside/uuid.js';
import { accepted, edited, faulty, refused, sending } from './draft.js';

const LONGEST = 500;

/**
 * Amount, description, and who pays where there are several. Only reports what is typed: the panel keeps it.
 */
class RequestForm extends Panel {
  static properties = { state: { attribute: false }, draft: { attribute: false }, change: { attribute: false } };

  #focusWrong = false;

  constructor() {
    super();
    /** @type {import('./state.d.ts').State} */ this.state;
    /** @typedef {import('./draft.js').Draft} Draft */
    /** @type {Draft} */ this.draft;
    /** @type {(change: (draft: Draft) => Draft) => Draft} has the panel change the draft, and returns the new one */ this.change;
  }

  get rule() {
    const { currencies, currency } = this.state.account;
    return currencies.find((rule) => rule.code === (this.draft.currency || currency)) ?? currencies[0];
  }

  get parsed() {
    return parse(this.draft.amount, this.rule, this.words.locale);
  }

  /** @param {'amount'|'description'|'currency'|'patient'} name */
  #edit(name) {
    return (/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      this.change((draft) => edited(draft, name, value));
    };
  }

  #errors() {
    const { words, draft } = this;
    /** @type {Record<string, string>} */ const errors = {};
    if (this.#patients.length > 1 && !draft.patient) errors.patient = words.say('request.patient.missing');
    const amount = this.parsed;
    if ('refusal' in amount) errors.amount = this.#moneySentence(amount.refusal);
    const length = [...draft.description.trim()].length;
    if (length === 0) errors.description = words.say('request.description.missing');
    if (length > LONGEST) errors.description = words.say('request.description.tooLong', { count: length - LONGEST, longest: LONGEST });
    return errors;
  }

  /** @param {import('../callside/money.js').Refusal} refusal */
  #moneySentence(refusal) {
    const { words, rule } = this;
    const money = (/** @type {number} */ amount) => words.money(amount, rule.code);
    const example = money(80 * 10 ** rule.exponent);
    return words.say(`money.${refusal}`, {
      currency: rule.code, count: allowedDecimals(rule), example, minimum: money(rule.minimum), maximum: money(rule.maximum),
    });
  }

  get #patients() {
    return this.state.patients ?? [];
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.draft.sending) return;
    const errors = this.#errors();
    if (Object.keys(errors).length > 0) {
      this.#focusWrong = true;
      return void this.change((draft) => faulty(draft, errors));
    }
    const amount = /** @type {{amount: number}} */ (this.parsed).amount;
    const { id, description, patient } = this.change((draft) => sending(draft, uuid7()));
    const wanted = { id, amount, currency: this.rule.code, description: description.trim(), patient: patient || this.#onlyPatient };
    try {
      const request = await this.app.session.send('POST', 'requests', wanted);
      this.dispatchEvent(new CustomEvent('answer', { detail: request, bubbles: true }));
      this.change((draft) => accepted(draft, String(id)));
    } catch (/** @type {any} */ problem) {
      this.#focusWrong = true;
      this.change((draft) => refused(draft, String(id), problem));
    }
  }

  /** Where there were no two to choose from: who has left may come back as somebody else. */
  get #onlyPatient() {
    return this.#patients.find(({ present }) => present !== false)?.id ?? null;
  }

  updated() {
    if (!this.#focusWrong) return;
    /** @type {HTMLElement|null} */ const wrong = this.querySelector('[aria-invalid=true]');
    if (!wrong) return; // what is wrong may be drawn only with the next update
    wrong.focus();
    this.#focusWrong = false;
  }

  render() {
    const { words, draft } = this;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      ${this.#patientField()}
      <div class="amount-row">
        ${field({ id: 'amount', label: words.say('request.amount'), hint: this.#amountHint(), error: draft.errors.amount, control: this.#amount() })}
        ${this.#currencyField()}
      </div>
      ${field({ id: 'description', label: words.say('request.description'), hint: this.#lengthHint(), error: draft.errors.description, control: this.#textarea() })}
      ${draft.wentOut ? notice({ tone: 'amber', icon: 'alert', text: words.say('request.wentOut'), urgent: true }) : nothing}
      ${draft.problem ? problemNotice(words, draft.problem) : nothing}
      ${button({ text: words.say('request.submit'), look: 'wide', busy: draft.sending, submit: true })}
      ${this.#patients.length < 2 && !this.#onlyPatient ? html`<p class="small soft">${words.say('request.nobody')}</p>` : nothing}
    </form>`;
  }

  #amount() {
    return html`<input class="input money" id="amount" inputmode="decimal" autocomplete="off" required
      aria-describedby="amount-hint" aria-invalid=${this.#invalid('amount')}
      .value=${this.draft.amount} @input=${this.#edit('amount')}>`;
  }

  #textarea() {
    return html`<textarea class="input" id="description" rows="1" autocomplete="off" required
      aria-describedby="description-hint" aria-invalid=${this.#invalid('description')}
      .value=${this.draft.description} @input=${this.#edit('description')}></textarea>`;
  }

  /** @param {string} name */
  #invalid(name) {
    return this.draft.errors[name] ? 'true' : 'false';
  }

  #amountHint() {
    const { words, draft, parsed, rule } = this;
    const plain = /^\d{1,3}([.,]\d\d)?$/.test(draft.amount);
    if ('amount' in parsed && !plain) return words.say('request.amount.read', { amount: words.money(parsed.amount, rule.code) });
    return '';
  }

  #lengthHint() {
    const length = [...this.draft.description.trim()].length;
    return length > LONGEST * 0.8 ? this.words.say('request.description.length', { count: length, longest: LONGEST })
      : this.words.say('request.description.hint');
  }

  #currencyField() {
    const { words, rule } = this;
    const { currencies } = this.state.account;
    if (currencies.length === 1 && !this.draft.errors.currency) {
      return html`<div class="field"><span class="label">${words.say('request.currency')}</span><span class="fixed">${rule.code}</span></div>`;
    }
    return field({
      id: 'currency', label: words.say('request.currency'), error: this.draft.errors.currency,
      control: html`<select class="input" id="currency" aria-describedby="currency-hint" aria-invalid=${this.#invalid('currency')} @change=${this.#edit('currency')}>
        ${currencies.map(({ code }) => html`<option value=${code} ?selected=${code === rule.code}>${code}</option>`)}
      </select>`,
    });
  }

  #patientField() {
    const { words, draft } = this;
    if (this.#patients.length < 2) return nothing;
    return field({
      id: 'patient', label: words.say('request.patient'), error: draft.errors.patient,
      control: html`<select class="input" id="patient" required aria-describedby="patient-hint" aria-invalid=${this.#invalid('patient')} @change=${this.#edit('patient')}>
        <option value="" ?selected=${!draft.patient}>${words.say('request.patient.choose')}</option>
        ${this.#patients.map(({ id, name, present }) => html`<option value=${id} ?selected=${draft.patient === id}>${present === false ? words.say('request.patient.left', { name }) : name}</option>`)}
      </select>`,
    });
  }
}

customElements.define('request-form', RequestForm);
