// @ts-check
import { html, nothing } from 'lit';
import { isEmail } from '../call/email.js';
import { price } from '../callside/console/numbers.js';
import { button, field } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';
import { cardLine, creditsOf, levelName } from './level-words.js';
import { cheaper, quote } from './quote.js';
import { readMoney, ruleOf, typedMoney } from './typed.js';

export const NEW = 'new';

/**
 * What somebody wants to buy, as typed.
 *
 * @typedef {{level: string, typed: string, card: string, save: boolean, receipt: string|null}} Draft whose card is a saved one's id, or NEW; a receipt of null goes where the last one went
 */

/** Amount and card; what the amount buys shows as one types. Only reports what is typed: the page keeps it. */
class BuyForm extends Panel {
  static properties = {
    credits: { attribute: false }, levels: { attribute: false }, cards: { attribute: false }, draft: { attribute: false },
    errors: { attribute: false }, busy: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {import('./state.d.ts').Credits} */ this.credits;
    /** @type {import('./state.d.ts').Level[]} */ this.levels = [];
    /** @type {import('./state.d.ts').Card[]|null} */ this.cards = null;
    /** @type {Draft} */ this.draft;
    /** @type {Record<string, string>} */ this.errors = {};
    this.busy = false;
  }

  get #read() {
    return readMoney(this.words, this.draft.typed, ruleOf(this.credits));
  }

  get #quote() {
    const { value } = this.#read;
    return value === undefined ? null : quote(this.credits.tiers, this.credits.currency, value);
  }

  /** @param {Partial<Draft>} change */
  #edit(change) {
    this.dispatchEvent(new CustomEvent('edit', { detail: change }));
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.busy || !this.cards) return;
    const { value, error } = this.#read;
    const got = this.#quote;
    const amount = error ?? (got ? '' : this.words.say('buy.gap'));
    const receiptTo = this.#wrongReceipt();
    const errors = { ...(amount ? { amount } : {}), ...(receiptTo ? { receiptTo } : {}) };
    const receipt = this.#receipt.trim() || null;
    this.dispatchEvent(new CustomEvent('wanted', { detail: Object.keys(errors).length ? { errors } : { amount: value, quote: got, receipt } }));
  }

  get #level() {
    return this.levels.find(({ id }) => id === this.draft.level);
  }

  /** Where the receipt goes beside those who are named under alerts. */
  get #receipt() {
    return this.draft.receipt ?? this.#level?.receiptTo ?? '';
  }

  #wrongReceipt() {
    const typed = this.#receipt.trim();
    if (typed) return isEmail(typed) ? '' : this.words.say('buy.receiptTo.wrong', { typed });
    return this.#level?.alerts.recipients.length ? '' : this.words.say('buy.receiptTo.missing');
  }

  #receiptField() {
    const { words, errors } = this;
    const named = this.#level?.alerts.recipients ?? [];
    return field({
      id: 'buy-receipt', label: words.say('buy.receiptTo'), error: errors.receiptTo,
      hint: named.length ? words.say('buy.receiptTo.named', { named: named.join(', ') }) : words.say('buy.receiptTo.hint'),
      control: html`<input class="input" id="buy-receipt" type="email" autocomplete="email" aria-describedby="buy-receipt-hint" aria-invalid=${errors.receiptTo ? 'true' : 'false'}
        .value=${this.#receipt} @input=${(/** @type {any} */ event) => this.#edit({ receipt: event.target.value })}>`,
    });
  }

  render() {
    const { words, credits, levels, draft, errors, cards, busy } = this;
    const got = this.#quote;
    return html`<form class="stack narrow" novalidate @submit=${this.#submit}>
      ${levels.length > 1 ? this.#levelField() : nothing}
      ${field({
        id: 'buy-amount', label: words.say('buy.amount', { currency: credits.currency }), hint: this.#amountHint(), error: errors.amount,
        control: html`<input class="input money" id="buy-amount" inputmode="decimal" autocomplete="off" required aria-describedby="buy-amount-hint"
          aria-invalid=${errors.amount ? 'true' : 'false'} .value=${draft.typed} @input=${(/** @type {any} */ event) => this.#edit({ typed: event.target.value })}>`,
      })}
      <div class="chips" role="group" aria-label=${words.say('buy.amounts')}>${credits.tiers.map(({ from }) => html`
        <button type="button" class="chip money" @click=${() => this.#edit({ typed: typedMoney(words, from, credits.currency) })}>${words.money(from, credits.currency)}</button>`)}</div>
      <div class="quote" role="status">${got ? this.#gets(got) : html`<span class="soft">${words.say('buy.quote.none')}</span>`}</div>
      ${this.#cardChoice()}
      ${this.#receiptField()}
      ${button({ text: this.#verb(), look: 'wide', busy, off: !cards, submit: true, before: draft.card === NEW ? undefined : 'lock' })}
      ${draft.card === NEW || !got ? nothing : html`<p class="small soft">${words.say('buy.charge.hint', { amount: words.money(got.charged, credits.currency) })}</p>`}
      <details class="tiers"><summary>${words.say('buy.tiers')}</summary>
        <ul class="bullets">${credits.tiers.map((tier) => html`<li>${this.#tier(tier)}</li>`)}</ul>
      </details>
    </form>`;
  }

  #verb() {
    const { words } = this;
    const got = this.#quote;
    if (this.draft.card === NEW) return words.say('buy.toCard');
    return got ? words.say('buy.verb', { credits: creditsOf(words, got.credits) }) : words.say('buy');
  }

  #levelField() {
    const { words, levels, draft } = this;
    return field({
      id: 'buy-level', label: words.say('buy.level'),
      control: html`<select class="input" id="buy-level" aria-describedby="buy-level-hint" @change=${(/** @type {any} */ event) => this.#edit({ level: event.target.value })}>
        ${levels.map((level) => html`<option value=${level.id} .selected=${level.id === draft.level}>${levelName(words, level)} (${creditsOf(words, level.available)})</option>`)}
      </select>`,
    });
  }

  #amountHint() {
    const { words } = this;
    const { minimum, maximum, code } = ruleOf(this.credits);
    return words.say('buy.amount.hint', { minimum: words.money(minimum, code), maximum: words.money(maximum, code) });
  }

  /** @param {import('./quote.js').Quote} got */
  #gets(got) {
    const { words, credits: { tiers, currency } } = this;
    const next = cheaper(tiers, this.#read.value ?? 0);
    return html`<strong class="gets">${creditsOf(words, got.credits)}</strong>
      <span>${words.say('buy.price', { price: price(words, got.price, currency), amount: words.money(got.charged, currency) })}</span>
      ${next ? html`<span class="small soft">${words.say('buy.cheaper', { amount: words.money(next.from, currency), price: price(words, next.price, currency) })}</span>` : nothing}`;
  }

  #cardChoice() {
    const { words, cards, draft } = this;
    if (!cards) return html`<div class="shape control" aria-busy="true"></div>`;
    return html`<fieldset><legend>${words.say('buy.card')}</legend>
      ${cards.map((card) => this.#choice(card.id, html`<span class="money">${cardLine(card)}</span>${card.default ? html`<span class="small soft">${words.say('card.default')}</span>` : nothing}`))}
      ${this.#choice(NEW, words.say('buy.card.new'))}
      ${draft.card === NEW ? html`<label class="choice"><input type="checkbox" .checked=${draft.save} @change=${(/** @type {any} */ event) => this.#edit({ save: event.target.checked })}>
        <span>${words.say('buy.card.save')}<span class="small soft">${words.say('buy.card.save.text')}</span></span></label>` : nothing}
    </fieldset>`;
  }

  /** @param {string} id @param {unknown} text */
  #choice(id, text) {
    return html`<label class="choice"><input type="radio" name="buy-card" value=${id} .checked=${this.draft.card === id} @change=${() => this.#edit({ card: id })}><span>${text}</span></label>`;
  }

  /** @param {import('./quote.js').Tier} tier */
  #tier({ from, to, price: each }) {
    const { words, credits: { currency } } = this;
    return words.say('buy.tier', { from: words.money(from, currency), to: words.money(to, currency), price: price(words, each, currency) });
  }
}

customElements.define('buy-form', BuyForm);
