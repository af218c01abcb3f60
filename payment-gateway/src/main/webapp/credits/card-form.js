// @ts-check
import { html, nothing } from 'lit';
import { appearance, loadStripe, refusalOf, stripeLocale } from '../call/stripe.js';
import { button, notice } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';

/**
 * Stripe's Payment Element for a card that is paid with, or saved. It stays mounted for as long as its secret is the same, so that a
 * declined card can be corrected instead of typed again.
 *
 * @typedef {{clientSecret: string, publishableKey: string, stripeJs: string}} Access
 */
class CardForm extends Panel {
  static properties = { access: { attribute: false }, card: { state: true } };

  /** Who was on another page while the form loaded has begun another since. */
  #turn = 0;

  constructor() {
    super();
    /** @type {Access} */ this.access;
    /** @type {'loading'|'ready'|'failed'} */ this.card = 'loading';
    /** @type {any} */ this.stripe = null;
    /** @type {any} */ this.elements = null;
    /** @type {any} */ this.element = null;
    this.mounted = '';
  }

  /** A page that was left is kept, but Stripe's frame in it is not: it is mounted anew. */
  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unmount();
    this.mounted = '';
  }

  updated() {
    if (this.isConnected && this.mounted !== this.access.clientSecret) this.#mount();
  }

  #unmount() {
    this.#turn += 1;
    this.watch?.disconnect();
    this.element?.destroy();
    this.element = null;
  }

  async #mount() {
    const { clientSecret, publishableKey, stripeJs } = this.access;
    this.#unmount();
    const turn = this.#turn;
    this.mounted = clientSecret;
    this.#state('loading');
    const locale = stripeLocale(this.words.locale);
    try {
      const Stripe = await loadStripe(stripeJs);
      if (turn !== this.#turn) return;
      this.stripe = Stripe(publishableKey, { locale });
      this.elements = this.stripe.elements({ clientSecret, appearance: appearance(), locale });
      this.element = this.elements.create('payment', { layout: 'tabs', wallets: { link: 'never' } });
      this.element.on('ready', () => this.#state('ready'));
      this.element.on('loaderror', () => this.#state('failed'));
      this.element.mount(this.querySelector('.card-fields'));
      this.watch = new MutationObserver(() => this.elements?.update({ appearance: appearance() }));
      this.watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    } catch {
      this.#state('failed');
    }
  }

  /** @param {'loading'|'ready'|'failed'} card */
  #state(card) {
    this.card = card;
    this.dispatchEvent(new CustomEvent('card', { detail: card }));
  }

  /** Whether the fields are whole; if not, the form has said so beside them. */
  async complete() {
    const { error } = await this.elements.submit();
    return !error;
  }

  get #confirmation() {
    return { elements: this.elements, clientSecret: this.access.clientSecret, confirmParams: { return_url: location.href }, redirect: 'if_required' };
  }

  /** What became of it is Stripe's to say: the server asks. */
  pay() {
    return refusalOf(this.stripe.confirmPayment(this.#confirmation));
  }

  /** @returns {Promise<{error?: {message?: string, setup_intent?: {status: string}}}>} */
  save() {
    return this.stripe.confirmSetup(this.#confirmation);
  }

  render() {
    const { words, card } = this;
    return html`
      ${card === 'loading' ? html`<div class="shape block"><span class="heard">${words.say('card.loading')}</span></div>` : nothing}
      ${card === 'failed' ? notice({
        tone: 'red', urgent: true, text: words.say('card.failed'),
        more: button({ text: words.say('again'), look: 'quiet little', act: () => this.#mount() }),
      }) : nothing}
      <div class="card-fields" ?hidden=${card === 'failed'}></div>`;
  }
}

customElements.define('card-form', CardForm);
