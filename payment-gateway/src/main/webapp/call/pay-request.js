// @ts-check
import { html, nothing } from 'lit';
import { button, disc, notice, problemNotice } from '../callside/controls.js';
import { icon } from '../callside/icons.js';
import { Panel, part } from '../callside/panel.js';
import { Problem } from '../callside/problem.js';
import { checkPause, face, settled } from './faces.js';
import { linkSentence } from './link-sentence.js';
import { outlook } from './outlook.js';
import { details } from './payment-details.js';
import { sentence } from './sentences.js';

const SLOW = 2000;

const payForm = part((again) => import(`./pay-form.js${again}`));
const stripe = part((again) => import(`./stripe.js${again}`));

/** @returns {never} */
const unloaded = () => {
  throw new Problem('no-answer');
};

/**
 * One request as its patient sees it. Whatever Stripe.js says, or fails to say, the server is asked afterwards, and only
 * its state is shown.
 */
class PayRequest extends Panel {
  static properties = {
    request: { attribute: false }, practice: { attribute: false },
    purse: { attribute: false }, phase: { state: true }, payment: { state: true },
    problem: { state: true }, refused: { state: true }, asking: { state: true },
  };

  /** @type {string} when the attempt began whose end is awaited */ #since = '';
  /** what of that attempt is known here @type {{ended?: string}} */ #known = {};
  #checks = 0;
  #had = false;
  /** @type {number|undefined} */ #timer;

  constructor() {
    super();
    /** @type {import('./state.d.ts').Request} */ this.request;
    /** @type {{name: string}} */ this.practice;
    /** @type {{email: string}} */ this.purse;
    /** @type {import('./faces.js').Phase} */ this.phase = 'closed';
    /** @type {import('./state.d.ts').Payment|null} */ this.payment = null;
    /** @type {any} */ this.problem = null;
    /** @type {import('./stripe.js').Refusal|null} */ this.refused = null;
    this.asking = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.#had = this.contains(document.activeElement);
    if (!changed.has('request')) return;
    if (this.phase === 'checking' && settled(this.request, this.#since)) this.#settle();
    if (this.phase === 'closed' && this.#pending && this.#timer === undefined) this.#checkSoon();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.phase === 'checking') this.#checkSoon(); // moved within the list
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Whoever was here when the ground changed is taken to the heading of what came instead. */
  updated() {
    const active = document.activeElement;
    if (this.#had && !(this.contains(active) && active?.checkVisibility())) this.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** A payment under way that this page knows nothing more of: reloaded in the middle, or made in another tab. */
  get #pending() {
    return ['busy', 'checking'].includes(face(this.request, 'closed'));
  }

  /** @param {string} path @param {object} [body] */
  async #post(path, body = {}) {
    const answer = await this.app.session.send('POST', `requests/${this.request.id}/${path}`, body);
    const request = answer.request ?? answer;
    this.dispatchEvent(new CustomEvent('answer', { detail: request, bubbles: true }));
    return answer;
  }

  async #open() {
    this.problem = null;
    this.phase = 'opening';
    try {
      // What is needed to pay, ours and Stripe's, is loaded when somebody pays.
      const [{ payment }] = await Promise.all([this.#post('open'), payForm().catch(unloaded)]);
      this.payment = payment;
      this.phase = 'form';
    } catch (problem) {
      this.problem = problem;
      this.phase = 'closed';
    }
  }

  /**
   * @param {{id: string, email: string, confirm: () => Promise<import('./stripe.js').Refusal|null>}} attempt
   */
  async #pay({ id, email, confirm }) {
    this.#anew();
    this.phase = 'confirming';
    try {
      this.#since = (await this.#post('attempts', { id, email })).changedAt;
    } catch (/** @type {any} */ problem) {
      this.problem = problem;
      if (problem.unanswered) await this.#check();
      else this.phase = 'form';
      return;
    }
    this.refused = await confirm();
    // What Stripe refused before it tried the card, only this page hears of.
    if (this.refused?.ended) this.#known = { ended: id };
    await this.#check();
  }

  #anew() {
    this.problem = this.refused = null;
    this.#known = {};
  }

  async #continue() {
    this.asking = true;
    this.#anew();
    try {
      const { request, payment } = await this.#post('open');
      this.#since = request.changedAt;
      const { loadStripe, refusalOf, stripeLocale } = await stripe();
      const Stripe = await loadStripe(this.app.launch.stripeJs);
      const { publishableKey, account, clientSecret } = payment;
      this.refused = await refusalOf(Stripe(publishableKey, { stripeAccount: account, locale: stripeLocale(this.words.locale) }).handleNextAction({ clientSecret }));
    } catch (/** @type {any} */ problem) {
      this.problem = problem.slug ? problem : new Problem('no-answer');
    } finally {
      this.asking = false;
    }
    await this.#check();
  }

  /** Asks until there is an answer; the live state may bring it first. What takes long is said. */
  async #check() {
    clearTimeout(this.#timer);
    const slow = setTimeout(() => (this.phase = 'checking'), SLOW);
    const request = await this.#post('check', this.#known).catch(() => null);
    clearTimeout(slow);
    if (request && !request.unknown && !(request.state === 'paying' && !request.action)) return this.#settle();
    this.phase = 'checking';
    this.#checkSoon();
  }

  #checkSoon() {
    this.#timer = setTimeout(() => this.#check(), checkPause(this.#checks++));
  }

  #settle() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#checks = 0;
    this.phase = this.payment ? 'form' : 'closed';
  }

  render() {
    const { request, words, phase } = this;
    const shown = face(request, phase);
    return html`<article class="card stack pay ${this.asking ? 'tall' : ''}" data-state=${request.unknown ? 'unknown' : request.state} data-face=${shown} aria-labelledby="h-${request.id}">
      ${this.#face(shown)}
      ${this.payment && !['paid', 'closing', 'gone', 'owed', 'refunded'].includes(shown)
        ? html`<pay-form ?hidden=${shown !== 'form'} .app=${this.app} .words=${words} .request=${request} .payment=${this.payment} .purse=${this.purse}
            .busy=${phase === 'confirming'} .problem=${this.problem} @pay=${(/** @type {CustomEvent} */ event) => this.#pay(event.detail)}></pay-form>`
        : nothing}
    </article>`;
  }

  /** @param {import('./faces.js').Face} shown */
  #face(shown) {
    switch (shown) {
      case 'ask':
        return html`${this.#asks()}${this.#declined()}${this.#refused()}${this.#problem()}
          ${button({ text: this.words.say('pay.now'), look: 'wide', busy: this.phase === 'opening', off: !this.request.canPay, act: () => this.#open() })}
          ${this.#safety()}`;
      case 'form':
        return html`${this.#asks()}${this.#declined()}${this.#refused()}`;
      case 'authenticate':
        return html`${this.#asks()}${this.#state(true)}${this.#refused()}${this.#problem()}
          ${button({ text: this.words.say('pay.authenticate'), look: 'wide', busy: this.asking, act: () => this.#continue() })}`;
      case 'busy':
      case 'checking':
        return html`${this.#asks()}${this.#state(true, shown === 'checking' ? 'unknown' : undefined)}`;
      case 'paid':
        return html`${this.#done()}${details(this.words, this.request, this.practice)}`;
      case 'closing':
      case 'gone':
      case 'owed':
      case 'refunded':
        return this.#done();
    }
  }

  #asks() {
    const { words, request, practice } = this;
    return html`<header class="asks">
      <h1 tabindex="-1" id="h-${request.id}"><span class="typed">${practice.name}</span> <span class="lead">${words.say('pay.asks')}</span></h1>
      <p class="sum money">${words.money(request.amount, request.currency)}</p>
      <p class="typed">${request.description}</p>
      <p class="small soft">${words.say('pay.askedBy', { name: request.clinician })}</p>
      ${linkSentence(words, request)}
    </header>`;
  }

  /** @param {boolean} boxed @param {import('./outlook.js').Shown} [as] */
  #state(boxed, as) {
    const { tone, icon: name, key } = outlook(as === 'unknown' ? { ...this.request, unknown: true } : this.request, 'patient');
    const text = sentence(this.words, this.request, key);
    const more = this.words.knows(`${key}.more`) ? this.words.say(`${key}.more`) : '';
    return boxed ? notice({ tone, icon: name, title: text, text: this.request.doubt && key === 'patient.unknown' ? this.request.doubt : more }) : text;
  }

  #done() {
    const { words, request } = this;
    const { tone, icon: name, key } = outlook(request, 'patient');
    return html`<header class="asks ${tone}">
      ${disc(tone, name, true)}
      <h1 tabindex="-1" id="h-${request.id}" class="tone">${words.say(`${key}.title`)}</h1>
      <p class="sum money">${words.money(request.amount, request.currency)}</p>
      ${request.state === 'paid' ? nothing : html`<p class="typed">${request.description}</p>`}
      <p class="soft">${sentence(words, request, key)}</p>
    </header>`;
  }

  #declined() {
    const { words, request } = this;
    if (request.state !== 'declined' || this.phase === 'confirming') return nothing;
    return notice({ tone: 'red', icon: 'cross', title: words.say('patient.declined.title'), text: sentence(words, request, 'patient.declined') });
  }

  /** What Stripe refused, unless the server knows it too and says it better. */
  #refused() {
    const { words, refused, request, practice } = this;
    if (!refused || request.state === 'declined' || this.phase === 'confirming' || this.asking) return nothing;
    const text = refused.text || words.say('pay.refused.text', { practice: practice.name });
    return notice({ tone: 'red', icon: 'cross', urgent: true, title: words.say('pay.refused'), text });
  }

  #problem() {
    return this.problem ? problemNotice(this.words, this.problem) : nothing;
  }

  #safety() {
    return html`<p class="small soft safety">${icon('lock', 16)}<span>${this.words.say('pay.safety')}</span></p>`;
  }
}

customElements.define('pay-request', PayRequest);
