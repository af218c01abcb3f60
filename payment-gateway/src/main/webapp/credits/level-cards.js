// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { consoleIcon } from '../callside/console/icons.js';
import { listShape } from '../callside/console/list.js';
import { oneAtATime } from '../callside/console/one-at-a-time.js';
import { today } from '../callside/console/scale.js';
import { badge, button, notice, problemNotice } from '../callside/controls.js';
import '../callside/dialog.js';
import { icon } from '../callside/icons.js';
import { Panel } from '../callside/panel.js';
import './card-form.js';
import { cardLine, expired } from './level-words.js';

/** The cards that a level pays with: one is the default, an expired one is said so, a new one goes to Stripe only. */
class LevelCards extends Panel {
  static properties = {
    level: { attribute: false }, credits: { attribute: false }, cards: { state: true }, setup: { state: true }, ready: { state: true },
    busy: { state: true }, problem: { state: true }, unread: { state: true }, declined: { state: true }, saved: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./state.d.ts').Level} */ this.level;
    /** @type {import('./state.d.ts').Credits} new with every word of the live stream */ this.credits;
    /** @type {import('./state.d.ts').Card[]|null} */ this.cards = null;
    /** @type {(import('./card-form.js').Access & {setupIntent: string})|null} a card is being typed */ this.setup = null;
    this.ready = false;
    /** @type {string} the act under way */ this.busy = '';
    /** @type {any} why that could not be done */ this.problem = null;
    /** @type {any} why the cards can't be had */ this.unread = null;
    this.declined = '';
    this.saved = ''; // the setup with which Stripe has a card that we may not have yet
    this.read = oneAtATime(() => this.#read());
  }

  get #path() {
    return `credits/levels/${this.level.id}/cards`;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('level') || changed.has('credits')) this.read();
  }

  async #read() {
    await this.app.session.send('GET', this.#path).then(
      (cards) => Object.assign(this, { cards, unread: null }),
      (unread) => Object.assign(this, { unread }),
    );
  }

  /** @param {string} act @param {() => Promise<unknown>} work */
  async #do(act, work) {
    this.busy = act;
    this.problem = null;
    try {
      await work();
      await this.read();
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = '';
  }

  async #begin() {
    this.busy = 'add';
    this.problem = null;
    this.declined = '';
    await this.app.session.send('POST', `${this.#path}/setup`, {}).then(
      (setup) => (this.setup = setup),
      (problem) => (this.problem = problem),
    );
    this.busy = '';
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const form = /** @type {any} */ (this.querySelector('card-form'));
    const { setup } = this;
    if (this.busy || !setup || !this.ready || !(await form.complete())) return;
    this.busy = 'save';
    this.declined = '';
    const { error } = await form.save().catch((/** @type {any} */ failure) => ({ error: failure }));
    // It may have succeeded before, with an answer that was lost: Stripe confirms a setup only once.
    if (error && error.setup_intent?.status !== 'succeeded') {
      this.declined = error.message ?? this.words.say('card.failed');
      this.busy = '';
      return;
    }
    this.saved = setup.setupIntent;
    await this.#keep();
    this.setup = null;
  }

  /** What Stripe has saved; once more is the same card. */
  async #keep() {
    await this.#do('save', () => this.app.session.send('POST', this.#path, { setupIntent: this.saved }));
    if (!this.problem || this.problem.refusal) this.saved = '';
  }

  /** @param {import('./state.d.ts').Card} card */
  #remove(card) {
    const { words, level } = this;
    const last = this.cards?.length === 1 && level.topUp.on;
    /** @type {any} */ (this.querySelector('confirm-dialog')).ask({
      title: words.say('card.remove.title', { card: cardLine(card) }),
      text: html`<p>${words.say(last ? 'card.remove.last' : 'card.remove.text')}</p>`,
      verb: words.say('card.remove'),
      act: async () => {
        await this.app.session.send('DELETE', `${this.#path}/${card.id}`);
        await this.read();
        this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
      },
    });
  }

  render() {
    const { words, cards, problem, unread, setup, saved, busy } = this;
    return html`<div class="stack narrow ${busy === 'save' ? 'tall' : ''}">
      ${problem ? problemNotice(words, problem) : nothing}
      ${saved && !setup ? notice({ tone: 'grey', icon: 'question', text: words.say('card.unsure'), more: button({ text: words.say('again'), look: 'quiet little', busy: busy === 'save', act: () => this.#keep() }) }) : nothing}
      ${unread ? problemNotice(words, unread, button({ text: words.say('again'), look: 'quiet little', act: this.read })) : nothing}
      ${cards ? cards.length ? html`<ul class="stack near">${repeat(cards, ({ id }) => id, (card) => this.#card(card))}</ul>` : html`<p class="soft">${words.say('card.empty')}</p>` : unread ? nothing : listShape(2)}
      ${setup ? this.#form(setup) : cards && !saved ? html`<div class="row">${button({ text: words.say('card.add'), look: 'quiet', busy: busy === 'add', before: consoleIcon('plus'), act: () => this.#begin() })}</div>` : nothing}
      <confirm-dialog .words=${words}></confirm-dialog>
    </div>`;
  }

  /** @param {import('./state.d.ts').Card} card */
  #card(card) {
    const { words, busy } = this;
    const over = card.expired ?? expired(card, today(words.zone));
    return html`<li class="saved-card">${icon('card')}<span class="money">${cardLine(card)}</span>
      ${card.default ? badge({ tone: 'green', icon: 'check', text: words.say('card.default') }) : nothing}
      ${over ? badge({ tone: 'red', icon: 'cross', text: words.say('card.expired') }) : nothing}
      <span class="row">
        ${card.default || over ? nothing : button({ text: words.say('card.makeDefault'), look: 'quiet little', busy: busy === card.id, act: () => this.#do(card.id, () => this.app.session.send('PUT', `${this.#path}/${card.id}/default`, {})) })}
        ${button({ text: html`${words.say('card.remove')}<span class="heard">, ${cardLine(card)}</span>`, look: 'quiet little', act: () => this.#remove(card) })}
      </span></li>`;
  }

  /** @param {import('./card-form.js').Access} access */
  #form(access) {
    const { app, words, declined, ready, busy } = this;
    return html`<form class="card stack" novalidate @submit=${this.#submit} aria-label=${words.say('card.add')}>
      <card-form .app=${app} .words=${words} .access=${access} @card=${(/** @type {CustomEvent} */ event) => (this.ready = event.detail === 'ready')}></card-form>
      ${declined ? notice({ tone: 'red', urgent: true, icon: 'cross', title: words.say('card.notSaved'), text: declined }) : nothing}
      <div class="row">
        ${button({ text: words.say('back'), look: 'quiet', act: () => (this.setup = null) })}
        ${button({ text: words.say('card.save'), busy: busy === 'save', off: !ready, submit: true, before: 'lock' })}
      </div>
      <p class="small soft">${words.say('card.safety')}</p>
    </form>`;
  }
}

customElements.define('level-cards', LevelCards);
