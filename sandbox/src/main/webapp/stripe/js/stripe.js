// @ts-check
/* The last part: what a page calls. */
/** @typedef {{elements?: Elements, clientSecret?: string, confirmParams?: any, redirect?: 'always'|'if_required'}} Confirmation */

class StripeObject {
  /** @param {string} key @param {{stripeAccount?: string, locale?: string}} options */
  constructor(key, { stripeAccount, locale } = {}) {
    this.key = key;
    this.account = stripeAccount;
    this.locale = locale;
    /** @type {Frame|null} */ this.controller = null;
  }

  /** @param {object} options */
  elements(options) {
    return new Elements(this, options);
  }

  /** @param {Confirmation} options */
  confirmPayment(options) {
    return this.#confirm('payment', options);
  }

  /** @param {Confirmation} options */
  confirmSetup(options) {
    return this.#confirm('setup', options);
  }

  /** With what is typed into the element, or with a card that Stripe knows. @param {'payment'|'setup'} what @param {Confirmation} options */
  async #confirm(what, { elements, clientSecret, confirmParams = {}, redirect = 'always' }) {
    if (redirect === 'always' && !confirmParams.return_url) throw integrationError('confirmParams.return_url is needed unless redirect is if_required.');
    const secret = clientSecret ?? elements?.clientSecret;
    if (!secret?.startsWith(what === 'setup' ? 'seti_' : 'pi_')) throw integrationError(`A clientSecret of a ${what === 'setup' ? 'SetupIntent' : 'PaymentIntent'} is needed.`);
    const confirmed = elements ? await elements.mounted().ask('confirm', { clientSecret: secret, confirmParams }) : await this.#saved(secret, confirmParams);
    const result = await this.#acted(secret, confirmed);
    if (!result.error && redirect === 'always') return this.#return(what, confirmParams.return_url, result[`${what}Intent`]);
    return result;
  }

  /** @param {string} clientSecret @param {any} params */
  #saved(clientSecret, { payment_method, return_url }) {
    if (!payment_method) throw integrationError('Without elements, confirmParams.payment_method is needed.');
    return this.#ask('confirm', { access: this.#access(clientSecret), params: { payment_method, return_url } });
  }

  /** @param {string} clientSecret */
  #access(clientSecret) {
    return { key: this.key, account: this.account, clientSecret };
  }

  /** @param {string} call @param {unknown} payload */
  #ask(call, payload) {
    this.controller ??= this.#control();
    return this.controller.ask(call, payload);
  }

  /** @param {string} clientSecret */
  async retrievePaymentIntent(clientSecret) {
    return this.#ask('retrieve', this.#access(clientSecret));
  }

  /** @param {string} clientSecret */
  async retrieveSetupIntent(clientSecret) {
    return this.#ask('retrieve', this.#access(clientSecret));
  }

  /** @param {{clientSecret: string}} options */
  async handleNextAction({ clientSecret }) {
    return this.#acted(clientSecret, await this.#ask('retrieve', this.#access(clientSecret)));
  }

  /** @param {string} clientSecret @param {any} result */
  #acted(clientSecret, result) {
    const intent = result.paymentIntent ?? result.setupIntent;
    return intent?.status === 'requires_action' ? this.#authenticate(clientSecret, intent.next_action.use_stripe_sdk.source) : result;
  }

  #control() {
    const frame = new Frame('controller.html', 'Stripe', () => ({}), () => {});
    frame.element.hidden = true;
    style(frame.element, { display: 'none' });
    document.body.append(frame.element);
    return frame;
  }

  /** The bank's page over the whole page, until it has an answer for that card. @param {string} clientSecret @param {string} source @returns {Promise<any>} */
  #authenticate(clientSecret, source) {
    return new Promise((resolve) => {
      const before = document.activeElement;
      const dialog = document.createElement('dialog');
      const setup = () => ({ ...this.#access(clientSecret), source, locale: this.locale });
      const frame = new Frame('challenge.html', '3-D Secure authentication', setup, (event, result) => {
        if (event !== 'done') return;
        frame.remove();
        dialog.remove();
        if (before instanceof HTMLElement) before.focus();
        resolve(result);
      });
      dialog.setAttribute('aria-label', '3-D Secure authentication');
      style(dialog, { inset: '0', width: '100vw', height: '100vh', maxWidth: 'none', maxHeight: 'none', padding: '0', border: '0', margin: '0', background: 'transparent', overflow: 'hidden' });
      style(frame.element, { display: 'block', height: '100%' });
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        frame.ask('abandon');
      });
      dialog.append(frame.element);
      document.body.append(dialog);
      dialog.showModal();
      frame.element.focus();
    });
  }

  /** @param {'payment'|'setup'} what @param {string} url @param {any} intent */
  #return(what, url, intent) {
    const target = new URL(url);
    target.searchParams.set(`${what}_intent`, intent.id);
    target.searchParams.set(`${what}_intent_client_secret`, intent.client_secret);
    target.searchParams.set('redirect_status', intent.status === 'succeeded' ? 'succeeded' : 'pending');
    location.assign(target);
    return new Promise(() => {});
  }
}

/** @param {string} key @param {object} [options] */
const Stripe = (key, options) => {
  if (typeof key !== 'string' || !key.startsWith('pk_test_')) {
    throw integrationError('Please call Stripe() with a publishable test key: this is a sandbox and takes no other.');
  }
  return new StripeObject(key, options);
};
Stripe.version = 'dahlia';
Object.assign(window, { Stripe });
