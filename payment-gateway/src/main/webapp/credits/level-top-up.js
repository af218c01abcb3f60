// @ts-check
import { html, nothing } from 'lit';
import { refusal } from '../callside/console/refusal.js';
import { typedSince } from '../callside/console/typed-since.js';
import { button, field, notice, problemNotice } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';
import { creditsOf, suspension } from './level-words.js';
import { quote } from './quote.js';
import { readMoney, readWhole, ruleOf, typedMoney } from './typed.js';

const MOST_CREDITS = 1_000_000;
const LARGEST = 100_000_000;

const NAMES = ['amount', 'threshold', 'dailyCap', 'monthlyCap'];

/** @typedef {'amount'|'threshold'|'dailyCap'|'monthlyCap'} Name */

/** *Auto top up*: whether, how much, below what, at most how much, and why it has stopped. */
class LevelTopUp extends Panel {
  static properties = {
    level: { attribute: false }, credits: { attribute: false },
    typed: { state: true }, errors: { state: true }, problem: { state: true }, busy: { state: true }, saved: { state: true },
  };

  #focusWrong = false;

  constructor() {
    super();
    /** @type {import('./state.d.ts').Level} */ this.level;
    /** @type {import('./state.d.ts').Credits} */ this.credits;
    /** @type {({on: boolean} & Record<Name, string>)|null} null: nothing has been typed since it was saved */ this.typed = null;
    /** @type {Record<string, string>} */ this.errors = {};
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.saved = false;
  }

  /** What was saved is shown as typed until the server's word of it is there. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('level') && this.saved) this.typed = null;
  }

  /** What the form shows: what was typed, else what the server has. */
  get #shown() {
    const { topUp } = this.level;
    const money = (/** @type {number|null} */ amount) => typedMoney(this.words, amount, this.credits.currency);
    return this.typed ?? {
      on: topUp.on, amount: money(topUp.amount), threshold: String(topUp.threshold),
      dailyCap: money(topUp.dailyCap), monthlyCap: money(topUp.monthlyCap),
    };
  }

  /** @param {object} change */
  #edit(change) {
    this.typed = { ...this.#shown, ...change };
    this.errors = {};
    this.saved = false;
  }

  #read() {
    const { words } = this;
    const shown = this.#shown;
    const rule = ruleOf(this.credits);
    const cap = { ...rule, maximum: LARGEST };
    const none = { value: null, error: undefined };
    const { amount } = this.level.topUp;
    // It can always be switched off: prices may have changed since the amount was set.
    const kept = !shown.on && shown.amount === typedMoney(words, amount, this.credits.currency);
    return {
      amount: kept ? { value: amount, error: undefined } : readMoney(words, shown.amount, rule),
      threshold: readWhole(words, shown.threshold, 1, MOST_CREDITS),
      dailyCap: shown.dailyCap.trim() ? readMoney(words, shown.dailyCap, cap) : none,
      monthlyCap: shown.monthlyCap.trim() ? readMoney(words, shown.monthlyCap, cap) : none,
    };
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const read = this.#read();
    this.errors = Object.fromEntries(Object.entries(read).flatMap(([name, { error }]) => (error ? [[name, error]] : [])));
    this.problem = null;
    if (!this.errors.amount && !this.errors.threshold && this.#shown.on) this.#enough(Number(read.amount.value), Number(read.threshold.value));
    if (Object.keys(this.errors).length) return void (this.#focusWrong = true);
    await this.#save(this.typed, { on: this.#shown.on, ...Object.fromEntries(Object.entries(read).map(([name, { value }]) => [name, value])) });
  }

  /** After one top-up nothing may be left to buy, or the next one follows at once. @param {number} amount @param {number} threshold */
  #enough(amount, threshold) {
    const got = quote(this.credits.tiers, this.credits.currency, amount);
    if (got && threshold > got.credits) this.errors = { threshold: this.words.say('topUp.threshold.above', { credits: creditsOf(this.words, got.credits) }) };
  }

  /** @param {object|null} sent what was typed of it @param {object} wanted */
  async #save(sent, wanted) {
    this.busy = true;
    try {
      const suspendedAt = this.level.topUp.suspended?.at ?? null;
      await this.app.session.send('PUT', `credits/levels/${this.level.id}/top-up`, { ...wanted, suspendedAt });
      this.saved = !typedSince(this.typed, sent);
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    } catch (/** @type {any} */ problem) {
      Object.assign(this, refusal(problem, NAMES));
      this.#focusWrong = Object.keys(this.errors).length > 0;
    }
    this.busy = false;
  }

  updated() {
    if (!this.#focusWrong) return;
    this.#focusWrong = false;
    /** @type {HTMLElement|null} */ (this.querySelector('[aria-invalid=true]'))?.focus();
  }

  render() {
    const { words, level, problem } = this;
    const shown = this.#shown;
    return html`<form class="stack narrow" novalidate @submit=${this.#submit}>
      ${level.topUp.suspended ? this.#suspended(level.topUp.suspended) : nothing}
      ${level.topUp.open && !level.topUp.suspended ? notice({ tone: 'amber', icon: 'spinner', text: words.say('topUp.open') }) : nothing}
      <label class="choice"><input type="checkbox" role="switch" .checked=${shown.on} @change=${(/** @type {any} */ e) => this.#edit({ on: e.target.checked })}>
        <span><strong>${words.say('topUp.switch')}</strong><span class="small soft">${words.say('topUp.text')}</span></span></label>
      ${shown.on && !level.card ? notice({ tone: 'amber', icon: 'alert', text: words.say('topUp.noCard') }) : nothing}
      <div class="fields">${this.#field('amount', 'decimal', this.#buys())}${this.#field('threshold', 'numeric', words.say('topUp.threshold.hint'))}</div>
      <div class="fields">${this.#field('dailyCap', 'decimal', words.say('topUp.cap.hint'))}${this.#field('monthlyCap', 'decimal', words.say('topUp.cap.hint'))}</div>
      ${problem ? problemNotice(words, problem) : nothing}
      <div class="row">
        ${button({ text: words.say('topUp.save'), busy: this.busy, submit: true })}
        <span role="status" class="small soft">${this.saved ? words.say('saved') : ''}</span>
      </div>
    </form>`;
  }

  /** @param {import('./state.d.ts').Suspended} suspended */
  #suspended({ at }) {
    const { words } = this;
    return notice({
      tone: 'red', icon: 'alert',
      title: words.say('topUp.suspendedAt', { date: words.dateTime(at) }),
      text: suspension(words, this.level.topUp),
      more: this.level.topUp.on ? button({ text: words.say('topUp.resume'), look: 'quiet little', busy: this.busy, act: () => this.#resume() }) : nothing,
    });
  }

  #resume() {
    const { amount, threshold, dailyCap, monthlyCap } = this.level.topUp;
    return this.#save(null, { on: true, amount, threshold, dailyCap, monthlyCap });
  }

  /** How many credits the amount is at today's price. */
  #buys() {
    const { words, credits } = this;
    const read = readMoney(words, this.#shown.amount, ruleOf(credits));
    const got = read.value === undefined ? null : quote(credits.tiers, credits.currency, read.value);
    return got ? words.say('topUp.amount.buys', { credits: creditsOf(words, got.credits) }) : words.say('topUp.amount.hint', { currency: credits.currency });
  }

  /** @param {Name} name @param {string} mode @param {string} hint */
  #field(name, mode, hint) {
    const { words, errors, level } = this;
    const id = `${name}-${level.id}`;
    return field({
      id, label: words.say(`topUp.${name}`, { currency: this.credits.currency }), hint, error: errors[name],
      control: html`<input class="input money" id=${id} inputmode=${mode} autocomplete="off" aria-describedby="${id}-hint" aria-invalid=${errors[name] ? 'true' : 'false'}
        .value=${this.#shown[name]} @input=${(/** @type {any} */ event) => this.#edit({ [name]: event.target.value })}>`,
    });
  }
}

customElements.define('level-top-up', LevelTopUp);
