// @ts-check
import { html, nothing } from 'lit';
import { checkPause } from '../call/faces.js';
import { loadStripe, refusalOf, stripeLocale } from '../call/stripe.js';
import { button, disc, notice, problemNotice } from '../callside/controls.js';
import { icon } from '../callside/icons.js';
import { Panel } from '../callside/panel.js';
import { Problem, problemOf } from '../callside/problem.js';
import { creditsOf } from '../credits/level-words.js';
import { face } from './faces.js';

/** Somebody confirms with the bank what was to be bought automatically: the same purchase, once. */
class CompletePage extends Panel {
  static properties = {
    token: {}, api: {}, help: {}, practice: { state: true }, purchase: { state: true }, problem: { state: true }, busy: { state: true }, checking: { state: true }, tried: { state: true },
  };

  #checks = 0;
  #had = '';
  /** @type {number|undefined} */ #timer;

  constructor() {
    super();
    this.token = '';
    this.api = '';
    this.help = '';
    /** @type {{name: string}|null} */ this.practice = null;
    /** @type {import('../credits/state.d.ts').Purchase|null} */ this.purchase = null;
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.checking = false;
    this.tried = false;
    /** @type {import('../call/stripe.js').Refusal|null} */ this.refused = null;
  }

  get face() {
    return face(this);
  }

  firstUpdated() {
    if (this.token) this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** @param {string} path */
  async #post(path) {
    const response = await fetch(`${this.api}${path}`, {
      method: 'POST', cache: 'no-store', credentials: 'omit', body: JSON.stringify({ token: this.token }),
      headers: { accept: 'application/json', 'accept-language': this.words.locale, 'content-type': 'application/json' },
    }).catch(() => {
      throw new Problem('no-answer');
    });
    if (!response.ok) throw await problemOf(response);
    const { practice, purchase } = await response.json();
    this.practice = typeof practice === 'string' ? { name: practice } : practice;
    this.purchase = purchase;
    this.problem = null;
  }

  /** Asks what has become of it, until that is known. */
  async #look() {
    clearTimeout(this.#timer);
    await this.#post('complete').catch((problem) => (this.problem = problem));
    this.checking = false;
    if (this.purchase?.state === 'checking') this.#timer = setTimeout(() => this.#look(), checkPause(this.#checks++));
  }

  async #confirm() {
    this.busy = true;
    this.tried = false;
    this.problem = this.refused = null;
    try {
      await this.#post('complete/start');
      if (this.purchase?.state === 'needs_action' && this.purchase.clientSecret) await this.#bank(this.purchase);
      this.checking = true;
      await this.#look();
      this.tried = true;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  /** What the bank said is asked of the server afterwards. @param {import('../credits/state.d.ts').Purchase} purchase */
  async #bank({ stripeJs, publishableKey, clientSecret }) {
    const Stripe = await loadStripe(stripeJs).catch(() => {
      throw new Problem('no-answer');
    });
    this.refused = await refusalOf(Stripe(publishableKey, { locale: stripeLocale(this.words.locale) }).handleNextAction({ clientSecret }));
  }

  /** What became of the last try: as the server knows it from Stripe, or, where Stripe did not get so far, as this page does. */
  #failed() {
    const { words, refused, purchase, problem } = this;
    if (!this.tried || problem) return nothing;
    const untold = refused && !refused.traced;
    const text = untold ? refused.text || words.say('buy.refused.text') : purchase?.reason;
    return text ? notice({ tone: 'red', icon: 'cross', urgent: true, title: untold ? words.say('buy.refused') : '', text }) : nothing;
  }

  /** A new face is read from its heading. */
  updated() {
    const { words, face: shown } = this;
    document.title = `${words.say(shown === 'paid' ? 'complete.paid' : 'complete.title')} · Callside`;
    if (!['', 'loading', shown].includes(this.#had)) this.querySelector('h1')?.focus();
    this.#had = shown;
  }

  render() {
    const { words } = this;
    return html`<div class="page stack" data-face=${this.face} data-state=${this.purchase?.state ?? 'none'}>
      ${this.#content()}
      <footer class="small soft"><a href="${this.help}${words.language}.html#top-up" target="_blank" rel="noopener">${words.say('help')}<span class="heard"> (${words.say('newWindow')})</span></a></footer>
    </div>`;
  }

  #content() {
    const { words, practice, purchase, problem, busy } = this;
    switch (this.face) {
      case 'loading':
        return html`<h1 tabindex="-1">${words.say('complete.title')}</h1><div class="shape control" aria-busy="true"></div>`;
      case 'missing':
        return this.#end('grey', 'dash', 'complete.invalid', 'complete.missing.text');
      case 'refused':
        return problem.unanswered
          ? html`<h1 tabindex="-1">${words.say('complete.title')}</h1>${problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: () => this.#look() }))}`
          : this.#end('grey', 'dash', 'complete.invalid', problem.detail ? '' : 'complete.invalid.text', problem.detail);
      case 'over':
        return this.#end('grey', 'dash', 'complete.over', 'complete.over.text');
      case 'paid':
        return this.#end('green', 'check', 'complete.paid', 'complete.paid.text');
      case 'checking':
        return html`${this.#asks()}${notice({ tone: 'grey', icon: 'question', urgent: true, title: words.say('buy.checking'), text: purchase?.doubt || words.say('buy.checking.text') })}`;
      case 'declined':
        return html`${this.#asks()}${notice({ tone: 'red', icon: 'cross', urgent: true, title: words.say('buy.declined'), text: purchase?.reason || words.say('buy.declined.text') })}
          <p>${words.say('complete.declined.text', { practice: practice?.name ?? '' })}</p>`;
      default:
        return html`${this.#asks()}
          <p>${words.say('complete.text')}</p>
          ${problem ? problemNotice(words, problem) : this.#failed()}
          ${button({ text: words.say('complete.confirm'), look: 'wide', busy, before: 'lock', act: () => this.#confirm() })}
          <p class="small soft safety">${icon('lock', 16)}<span>${words.say('complete.safety')}</span></p>`;
    }
  }

  #asks() {
    const { words, practice, purchase } = this;
    return html`<header class="lead">
      <h1 tabindex="-1" class="typed">${practice?.name}</h1>
      <p class="sum money">${words.money(purchase?.amount ?? 0, purchase?.currency ?? '')}</p>
      <p>${words.say('complete.lead', { credits: creditsOf(words, purchase?.credits ?? 0) })}</p>
    </header>`;
  }

  /** @param {import('../callside/controls.js').Tone} tone @param {import('../callside/icons.js').Icon} name @param {string} title @param {string} key @param {string} [text] */
  #end(tone, name, title, key, text) {
    const { words, purchase } = this;
    return html`<header class="lead ${tone}">${disc(tone, name, true)}
      <h1 tabindex="-1" class="tone">${words.say(title)}</h1>
      <p>${text || words.say(key, { credits: creditsOf(words, purchase?.credits ?? 0) })}</p>
      ${purchase?.receiptNumber ? html`<p class="small soft">${words.say('buy.receipt', { number: purchase.receiptNumber })}</p>` : nothing}
    </header>`;
  }
}

customElements.define('complete-page', CompletePage);
