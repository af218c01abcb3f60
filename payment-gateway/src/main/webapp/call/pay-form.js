// @ts-check
import { html, nothing } from 'lit';
import { button, field, notice, problemNotice } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';
import { uuid7 } from '../callside/uuid.js';

/** It may have been one of these that did not come: they are loaded again with it. */
const again = /\?*$/.exec(import.meta.url)?.[0];
const [{ isEmail }, { appearance, loadStripe, refusalOf, stripeLocale }] = await Promise.all([
  import(`./email.js${again}`), import(`./stripe.js${again}`),
]);

/**
 * E-mail for the receipt, and Stripe's Payment Element for the card, which never comes near us. The card form stays
 * mounted for as long as the request can be paid, so that a declined card can be corrected instead of typed again.
 */
class PayForm extends Panel {
  static properties = {
    request: { attribute: false }, payment: { attribute: false },
    purse: { attribute: false }, busy: { type: Boolean }, problem: { attribute: false },
    card: { state: true }, wrong: { state: true }, submitting: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./state.d.ts').Request} */ this.request;
    /** @type {import('./state.d.ts').Payment} */ this.payment;
    /** @type {{email: string}} */ this.purse;
    this.busy = false;
    /** @type {any} */ this.problem = null;
    /** @type {'loading'|'ready'|'failed'} */ this.card = 'loading';
    this.wrong = '';
    this.submitting = false;
    /** @type {any} */ this.stripe = null;
    /** @type {any} */ this.elements = null;
    /** @type {any} */ this.element = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.#begin(); // moved within the list, which empties Stripe's frame
  }

  firstUpdated() {
    this.querySelector('input')?.focus({ preventScroll: true });
    this.#begin();
  }

  #begin() {
    this.#mount();
    this.watch = new MutationObserver(() => this.elements?.update({ appearance: appearance() }));
    this.watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch?.disconnect();
    this.element?.destroy();
  }

  async #mount() {
    this.card = 'loading';
    const { clientSecret, publishableKey, account } = this.payment;
    const locale = stripeLocale(this.words.locale);
    try {
      const Stripe = await loadStripe(this.app.launch.stripeJs);
      if (!this.isConnected) return;
      this.stripe = Stripe(publishableKey, { stripeAccount: account, locale });
      this.elements = this.stripe.elements({ clientSecret, appearance: appearance(), locale });
      this.element = this.elements.create('payment', { layout: 'tabs', wallets: { link: 'never' } });
      this.element.on('ready', () => (this.card = 'ready'));
      this.element.on('loaderror', () => this.#unmount());
      this.element.mount(this.querySelector('.card-fields'));
    } catch {
      this.#unmount();
    }
  }

  #unmount() {
    this.element?.destroy();
    this.element = null;
    this.card = 'failed';
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy || this.submitting || this.card !== 'ready') return;
    const email = this.purse.email.trim();
    this.wrong = isEmail(email) ? '' : this.words.say(email ? 'pay.email.wrong' : 'pay.email.missing');
    if (this.wrong) return this.querySelector('input')?.focus();
    this.submitting = true;
    const { error } = await this.elements.submit();
    this.submitting = false;
    if (error) return; // the card form has said it beside the field
    const id = uuid7();
    const confirm = () => refusalOf(this.stripe.confirmPayment({
      elements: this.elements,
      clientSecret: this.payment.clientSecret,
      // Stripe keeps with the card which try it was of: of two who try, the receipt goes to the one who paid.
      confirmParams: { return_url: location.href, payment_method_data: { metadata: { callside_attempt: id } } },
      redirect: 'if_required',
    }));
    this.dispatchEvent(new CustomEvent('pay', { detail: { id, email, confirm } }));
  }

  render() {
    const { words, request, card, problem } = this;
    const error = this.wrong || problem?.fields?.email;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      ${field({
        id: `email-${request.id}`, label: words.say('pay.email'), hint: words.say('pay.email.hint'), error,
        control: html`<input class="input" type="email" id="email-${request.id}" autocomplete="email" required
          aria-describedby="email-${request.id}-hint" aria-invalid=${error ? 'true' : 'false'} .value=${this.purse.email}
          @input=${(/** @type {any} */ e) => { this.purse.email = e.target.value; this.wrong = ''; }}>`,
      })}
      ${card === 'loading' ? html`<div class="shape block"><span class="heard">${words.say('pay.card.loading')}</span></div>` : nothing}
      ${card === 'failed' ? notice({
        tone: 'red', urgent: true, text: words.say('pay.card.failed'),
        more: button({ text: words.say('again'), look: 'quiet little', act: () => this.#mount() }),
      }) : nothing}
      <div class="card-fields" ?hidden=${card === 'failed'}></div>
      ${problem && !error ? problemNotice(words, problem) : nothing}
      ${button({
        text: words.say(this.busy ? 'pay.busy' : 'pay.amount', { amount: words.money(request.amount, request.currency) }),
        look: 'wide', busy: this.busy || this.submitting, off: card !== 'ready', submit: true, before: 'lock',
      })}
      <p class="small soft">${words.say('pay.safety')}</p>
    </form>`;
  }
}

customElements.define('pay-form', PayForm);
