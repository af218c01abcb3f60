// @ts-check
import { html, nothing } from 'lit';
import { checkPause } from '../call/faces.js';
import { loadStripe, refusalOf, stripeLocale } from '../call/stripe.js';
import { consoleIcon } from '../callside/console/icons.js';
import { oneAtATime } from '../callside/console/one-at-a-time.js';
import { hashOf } from '../callside/console/routes.js';
import { today } from '../callside/console/scale.js';
import { button, disc, notice, problemNotice } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';
import { uuid7 } from '../callside/uuid.js';
import { NEW } from './buy-form.js';
import { anew, answered, confirming, face, failed, neverArrived, NOTHING, pending, sending, takenUp } from './buying.js';
import './card-form.js';
import { creditsOf, expired, levelName } from './level-words.js';

/**
 * *Buy credits*: what is wanted, the card, and what becomes of it. A page and no dialog, because the bank's confirmation has to stand
 * over it. What was typed stays until it has been bought.
 */
class BuyCredits extends Panel {
  static properties = {
    credits: { attribute: false }, levels: { attribute: false }, chosen: {}, shown: { attribute: false },
    draft: { state: true }, cards: { state: true }, cardless: { state: true }, buying: { state: true }, refused: { state: true }, ready: { state: true },
  };

  #checks = 0;
  #focus = '';
  /** @type {number|undefined} */ #timer;

  constructor() {
    super();
    /** @type {import('./state.d.ts').Credits} */ this.credits;
    /** @type {import('./state.d.ts').Level[]} */ this.levels = [];
    this.chosen = '';
    this.shown = false;
    /** @type {import('./buy-form.js').Draft} */ this.draft = { level: '', typed: '', card: '', save: true, receipt: null };
    /** @type {import('./state.d.ts').Card[]|null} */ this.cards = null;
    /** @type {any} why the cards can't be had */ this.cardless = null;
    /** @type {import('./buying.js').Buying} */ this.buying = NOTHING;
    /** @type {import('../call/stripe.js').Refusal|null} */ this.refused = null;
    this.ready = false;
    this.readCards = oneAtATime(() => this.#readCards());
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const seen = this.shown && (changed.has('shown') || changed.has('credits'));
    if (seen && this.#choosing) this.buying = takenUp(this.buying, this.levels);
    if ((seen || changed.has('credits')) && pending(this.buying)) this.#check();
    const wanted = changed.has('chosen') && this.chosen && this.#choosing ? this.chosen : this.draft.level;
    const level = this.levels.find(({ id }) => id === wanted) ?? this.levels[0];
    if (level.id !== this.draft.level) return this.#edit({ level: level.id });
    // Cards are saved and removed elsewhere: in another tab, under Cards, at Stripe.
    if (seen) this.readCards();
  }

  /** Whoever comes back from another page hears what became of it. */
  connectedCallback() {
    super.connectedCallback();
    if (pending(this.buying)) this.#check();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get face() {
    return face(this.buying, this.draft.card === NEW);
  }

  /** Nothing is being bought yet with the card that is chosen. */
  get #choosing() {
    return this.face === 'form' && this.buying.phase === 'idle';
  }

  get #path() {
    return `credits/levels/${this.buying.level}/purchases/${this.buying.id}`;
  }

  /** Whatever is changed makes another purchase of it. @param {Partial<import('./buy-form.js').Draft>} change */
  #edit(change) {
    this.buying = anew(this.buying);
    this.draft = { ...this.draft, ...change };
    if (!change.level) return;
    Object.assign(this.draft, { card: '', receipt: null });
    this.cards = null;
    this.readCards();
  }

  async #readCards() {
    const { level } = this.draft;
    this.cardless = null;
    /** @type {{cards?: import('./state.d.ts').Card[], problem?: any}} */
    const { cards, problem } = await this.app.session.send('GET', `credits/levels/${level}/cards`).then((all) => ({ cards: all }), (no) => ({ problem: no }));
    if (level !== this.draft.level) return;
    if (!cards) return void (this.cardless = problem);
    const now = today(this.words.zone);
    const good = cards.filter((card) => !(card.expired ?? expired(card, now)));
    const { card } = this.draft;
    this.cards = good;
    if (card === NEW || good.some(({ id }) => id === card) || (card && !this.#choosing)) return;
    this.#edit({ card: (good.find((each) => each.default) ?? good[0])?.id ?? NEW });
  }

  /** @param {{errors?: Record<string, string>, amount?: number, quote?: import('./quote.js').Quote, receipt?: string|null}} wanted */
  async #buy({ errors, amount, quote, receipt }) {
    if (errors || !quote) {
      this.buying = { ...anew(this.buying), errors: errors ?? {} };
      this.#focus = '[aria-invalid=true]';
      return;
    }
    this.refused = null;
    if (this.buying.purchase) this.buying = NOTHING; // declined, or cancelled: this is another try
    this.buying = sending(this.buying, uuid7(), this.draft.level);
    const { card, save } = this.draft;
    const typed = card === NEW;
    await this.#answer(() => this.app.session.send('PUT', this.#path, {
      amount, currency: this.credits.currency, credits: quote.credits, charged: quote.charged, card: typed ? null : card, saveCard: typed && save, receiptTo: receipt,
    }));
    if (this.buying.purchase?.state === 'needs_action') await this.#authenticate();
  }

  /** @param {() => Promise<any>} ask */
  async #answer(ask) {
    const before = this.face;
    try {
      this.buying = answered(this.buying, await ask());
    } catch (/** @type {any} */ problem) {
      this.buying = failed(this.buying, problem);
      if (problem.slug === 'price-changed') this.dispatchEvent(new CustomEvent('outdated'));
      if (Object.keys(this.buying.errors).length) this.#focus = '[aria-invalid=true]';
    }
    if (this.face !== before) this.#focus = 'h1';
    this.#follow();
  }

  /** @param {Event} event */
  async #pay(event) {
    event.preventDefault();
    const form = /** @type {any} */ (this.querySelector('card-form'));
    if (this.buying.phase !== 'idle' || !this.ready || !(await form.complete())) return;
    await this.#confirm(form.pay());
  }

  async #authenticate() {
    const { purchase } = this.buying;
    if (!purchase?.clientSecret) return;
    const { clientSecret, publishableKey, stripeJs } = purchase;
    await this.#confirm(refusalOf(loadStripe(stripeJs).then(
      (Stripe) => Stripe(publishableKey, { locale: stripeLocale(this.words.locale) }).handleNextAction({ clientSecret }),
    )));
  }

  /** What became of it is Stripe's to say, and the server asks Stripe. @param {Promise<import('../call/stripe.js').Refusal|null>} asked */
  async #confirm(asked) {
    this.buying = confirming(this.buying);
    this.refused = await asked;
    await this.#check();
  }

  /** Has the server look at Stripe; after a lost answer it is first asked whether it knows of the purchase at all. */
  async #check() {
    clearTimeout(this.#timer);
    if (this.buying.lost) {
      const known = await this.app.session.send('GET', this.#path).catch((problem) => problem);
      if (known.slug === 'not-found') return void (this.buying = neverArrived(this.buying));
      if (known.slug) return this.#later();
      this.buying = answered(this.buying, known);
    }
    await this.#answer(() => this.app.session.send('POST', `${this.#path}/checked`, {}));
  }

  #follow() {
    if (pending(this.buying)) return this.#later();
    this.#checks = 0;
    if (this.buying.purchase?.state !== 'paid') return;
    this.dispatchEvent(new CustomEvent('outdated'));
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), checkPause(this.#checks++));
  }

  updated() {
    if (!this.#focus) return;
    const wanted = this.#focus;
    this.#focus = '';
    // The form is an element of its own, which renders after this one.
    queueMicrotask(() => /** @type {HTMLElement|null} */ (this.querySelector(wanted))?.focus());
  }

  #back() {
    location.hash = hashOf('credits');
  }

  #again() {
    this.buying = NOTHING;
    this.draft = { ...this.draft, typed: '' };
  }

  render() {
    const { words, face: shown } = this;
    return html`<div class="stack buy ${this.buying.phase === 'confirming' ? 'tall' : ''}" data-face=${shown} data-state=${this.buying.purchase?.state ?? 'none'}>
      <div class="row">${button({ text: words.say('buy.back'), look: 'quiet little', before: consoleIcon('left'), act: () => this.#back() })}</div>
      ${shown === 'paid' ? this.#paid() : html`<h1 tabindex="-1">${words.say('buy')}</h1>${this.#notices(shown)}${this.#content(shown)}`}
    </div>`;
  }

  /** @param {import('./buying.js').Face} shown */
  #content(shown) {
    const { app, words, credits, levels, cards, draft, buying } = this;
    switch (shown) {
      case 'form':
        return html`${this.cardless ? problemNotice(words, this.cardless, button({ text: words.say('again'), look: 'quiet little', act: this.readCards })) : nothing}
          <buy-form .app=${app} .words=${words} .credits=${credits} .levels=${levels} .cards=${cards} .draft=${draft} .errors=${buying.errors} .busy=${buying.phase === 'sending'}
          @edit=${(/** @type {CustomEvent} */ event) => this.#edit(event.detail)} @wanted=${(/** @type {CustomEvent} */ event) => this.#buy(event.detail)}></buy-form>`;
      case 'card':
        return this.#cardPart();
      case 'bank':
        return html`${this.#summary()}${button({ text: words.say('buy.bank'), busy: buying.phase === 'confirming', act: () => this.#authenticate() })}`;
      default:
        return this.#summary();
    }
  }

  /** @param {import('./buying.js').Face} shown */
  #notices(shown) {
    const { words, buying: { purchase, problem, phase } } = this;
    if (shown === 'unknown' || shown === 'checking') {
      return notice({ tone: 'grey', icon: 'question', urgent: true, title: words.say('buy.checking'), text: purchase?.doubt || words.say('buy.checking.text') });
    }
    if (shown === 'bank') {
      return html`${notice({ tone: 'amber', icon: 'alert', urgent: true, title: words.say('buy.action'), text: words.say('buy.action.text') })}${this.#refusal()}`;
    }
    if (problem) return problemNotice(words, problem);
    if (shown === 'card' && this.#untold) return this.#refusal();
    if (purchase?.state === 'declined' && phase === 'idle') {
      return notice({ tone: 'red', icon: 'cross', urgent: true, title: words.say('buy.declined'), text: purchase.reason || words.say('buy.declined.text') });
    }
    return purchase?.state === 'cancelled' ? notice({ tone: 'grey', icon: 'dash', text: words.say('buy.cancelled') }) : nothing;
  }

  /** Stripe refused something of which the intent knows nothing, and so the server can't say it. */
  get #untold() {
    const { purchase } = this.buying;
    return Boolean(this.refused) && !(purchase?.state === 'declined' && this.refused?.traced);
  }

  #refusal() {
    const { words, refused, buying: { phase } } = this;
    if (!refused || phase !== 'idle') return nothing;
    return notice({ tone: 'red', icon: 'cross', urgent: true, title: words.say('buy.refused'), text: refused.text || words.say('buy.refused.text') });
  }

  #summary() {
    const { words, credits, levels, buying: { purchase, level: at } } = this;
    if (!purchase) return nothing;
    const level = levels.length > 1 ? levels.find(({ id }) => id === at) : undefined;
    return html`<div class="quote"><strong class="gets">${creditsOf(words, purchase.credits)}</strong>
      <span>${words.say('buy.for', { amount: words.money(purchase.amount, credits.currency) })}</span>
      ${level ? html`<span class="small soft">${words.say('buy.level')}: ${levelName(words, level)}</span>` : nothing}</div>`;
  }

  #cardPart() {
    const { app, words, buying: { purchase, phase } } = this;
    if (!purchase?.clientSecret) return nothing;
    const busy = phase === 'confirming';
    return html`<form class="stack narrow" novalidate @submit=${this.#pay}>
      ${this.#summary()}
      <card-form .app=${app} .words=${words} .access=${purchase} @card=${(/** @type {CustomEvent} */ event) => (this.ready = event.detail === 'ready')}></card-form>
      ${button({ text: words.say(busy ? 'buy.busy' : 'buy.verb', { credits: creditsOf(words, purchase.credits) }), look: 'wide', busy, off: !this.ready, submit: true, before: 'lock' })}
      <p class="small soft">${words.say('card.safety')}</p>
      ${busy ? nothing : html`<div class="row">${button({ text: words.say('buy.change'), look: 'quiet little', act: () => (this.buying = NOTHING) })}</div>`}
    </form>`;
  }

  #paid() {
    const { words, credits, buying: { purchase, level: at }, levels } = this;
    const level = levels.find(({ id }) => id === at);
    return html`<div class="done green">
      ${disc('green', 'check', true)}
      <h1 tabindex="-1" class="tone">${words.say('buy.paid', { credits: creditsOf(words, purchase?.credits ?? 0) })}</h1>
      <p>${words.say('buy.paid.text', { level: level ? levelName(words, level) : '', balance: creditsOf(words, level?.available ?? 0), amount: words.money(purchase?.amount ?? 0, credits.currency) })}</p>
      ${purchase?.receiptNumber ? html`<p class="small soft">${words.say('buy.receipt', { number: purchase.receiptNumber })}</p>` : nothing}
      <div class="row">
        ${button({ text: words.say('buy.more'), look: 'quiet', act: () => this.#again() })}
        ${button({ text: words.say('buy.done'), act: () => { this.#again(); this.#back(); } })}
      </div>
    </div>`;
  }
}

customElements.define('buy-credits', BuyCredits);
