// @ts-check
/*
 * Stands in for https://js.stripe.com: the same calls (https://docs.stripe.com/js), on this machine. Card fields and
 * 3-D Secure live in frames of this script's own origin, so that the page that loads it never sees a card.
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL('.', script.src);
  const CONNECTION = 'We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.';

  /** @param {string} message */
  const integrationError = (message) => Object.assign(new Error(message), { name: 'IntegrationError' });

  /** @param {HTMLElement} element @param {Record<string, string>} styles */
  const style = (element, styles) => Object.assign(element.style, styles);

  let frames = 0;

  /** One frame of Stripe's origin and the talk with it; both ends check each other's window and origin. */
  class Frame {
    /** @param {string} page @param {string} title @param {() => unknown} init @param {(event: string, data: any) => void} heard */
    constructor(page, title, init, heard) {
      this.name = `stripe-frame-${++frames}`;
      this.init = init;
      this.heard = heard;
      this.calls = new Map();
      this.alive = new Promise((resolve) => (this.greeted = resolve));
      const src = new URL(page, base);
      src.hash = new URLSearchParams({ parent: location.origin, frame: this.name }).toString();
      this.element = document.createElement('iframe');
      this.element.name = this.name;
      this.element.title = title;
      this.element.src = src.href;
      this.element.allow = 'payment *';
      style(this.element, { border: '0', width: '100%', colorScheme: 'light' });
      this.listen = (/** @type {MessageEvent} */ message) => this.#receive(message);
      addEventListener('message', this.listen);
    }

    /** @param {MessageEvent} message */
    #receive({ source, origin, data }) {
      if (source !== this.element.contentWindow || origin !== base.origin || data?.frame !== this.name) return;
      if (data.event === 'hello') {
        this.#post({ call: 'init', payload: this.init() });
        this.greeted?.(true);
      } else if (data.event) {
        this.heard(data.event, data.payload);
      } else if (this.calls.has(data.reply)) {
        this.calls.get(data.reply)(data.payload);
        this.calls.delete(data.reply);
      }
    }

    /** @param {object} message */
    #post(message) {
      this.element.contentWindow?.postMessage({ frame: this.name, ...message }, base.origin);
    }

    /** @param {string} call @param {unknown} [payload] @returns {Promise<any>} */
    async ask(call, payload) {
      await this.alive;
      const id = crypto.randomUUID();
      return new Promise((resolve) => {
        this.calls.set(id, resolve);
        this.#post({ call, payload, id });
      });
    }

    remove() {
      removeEventListener('message', this.listen);
      this.element.remove();
      this.calls.forEach((resolve) => resolve({ error: { type: 'api_connection_error', message: CONNECTION } }));
    }
  }

  class PaymentElement {
    /** @param {Elements} elements @param {object} options */
    constructor(elements, options) {
      this.elements = elements;
      this.options = options;
      /** @type {Map<string, Set<Function>>} */ this.listeners = new Map();
      /** @type {Frame|null} */ this.frame = null;
    }

    /** @param {string|HTMLElement} place */
    mount(place) {
      const parent = typeof place === 'string' ? document.querySelector(place) : place;
      if (!parent) throw integrationError(`The selector you specified (${place}) applies to no DOM elements that are currently on the page.`);
      this.unmount();
      this.frame = new Frame('card-form.html', 'Secure payment input frame', () => this.#setup(), (event, data) => this.#heard(event, data));
      this.dress();
      style(this.frame.element, { display: 'block', height: '240px', transition: 'none' });
      parent.replaceChildren(this.frame.element);
      return this;
    }

    #setup() {
      const { stripe, clientSecret, appearance, locale } = this.elements;
      return { key: stripe.key, account: stripe.account, clientSecret, appearance, locale: locale ?? stripe.locale, options: this.options };
    }

    dress() {
      if (this.frame) this.frame.element.style.colorScheme = this.elements.appearance?.theme === 'night' ? 'dark' : 'light';
    }

    /** @param {string} event @param {any} data */
    #heard(event, data) {
      if (event === 'resize') {
        if (this.frame) this.frame.element.style.height = `${data.height}px`;
      } else {
        const detail = { elementType: 'payment', ...data };
        this.listeners.get(event)?.forEach((listener) => listener(event === 'ready' ? this : detail));
      }
    }

    /** @param {string} event @param {Function} listener */
    on(event, listener) {
      if (!this.listeners.has(event)) this.listeners.set(event, new Set());
      this.listeners.get(event)?.add(listener);
      return this;
    }

    /** @param {string} event @param {Function} [listener] */
    off(event, listener) {
      if (listener) this.listeners.get(event)?.delete(listener);
      else this.listeners.delete(event);
      return this;
    }

    focus() {
      this.frame?.element.focus();
      this.frame?.ask('focus');
    }

    /** @param {object} options */
    update(options) {
      this.options = { ...this.options, ...options };
      return this;
    }

    unmount() {
      this.frame?.remove();
      this.frame = null;
    }

    destroy() {
      this.unmount();
      this.elements.payment = null;
    }
  }

  class Elements {
    /** @param {StripeObject} stripe @param {any} options */
    constructor(stripe, options) {
      if (!options.clientSecret) throw integrationError('In elements(), clientSecret is needed: this sandbox knows no deferred intents.');
      this.stripe = stripe;
      this.clientSecret = options.clientSecret;
      this.appearance = options.appearance;
      this.locale = options.locale;
      /** @type {PaymentElement|null} */ this.payment = null;
    }

    /** @param {string} type @param {object} [options] */
    create(type, options = {}) {
      if (type !== 'payment') throw integrationError(`A valid Element name must be provided; this sandbox knows payment only, not ${type}.`);
      if (this.payment) throw integrationError('Can only create one Element of type payment.');
      this.payment = new PaymentElement(this, options);
      return this.payment;
    }

    /** @param {string} type */
    getElement(type) {
      return type === 'payment' ? this.payment : null;
    }

    /** @param {any} options */
    update({ appearance, locale }) {
      if (appearance) this.appearance = appearance;
      if (locale) this.locale = locale;
      this.payment?.dress();
      this.payment?.frame?.ask('dress', { appearance: this.appearance, locale: this.locale });
    }

    /** Checks the fields and says beside them what is missing. */
    async submit() {
      return this.mounted().ask('submit');
    }

    mounted() {
      if (!this.payment?.frame) throw integrationError('elements should have a mounted Payment Element.');
      return this.payment.frame;
    }
  }

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

    /** @param {{elements: Elements, clientSecret?: string, confirmParams?: any, redirect?: 'always'|'if_required'}} options */
    async confirmPayment({ elements, confirmParams = {}, redirect = 'always' }) {
      if (redirect === 'always' && !confirmParams.return_url) throw integrationError('confirmParams.return_url is needed unless redirect is if_required.');
      const confirmed = await elements.mounted().ask('confirm', confirmParams);
      const result = await this.#acted(elements.clientSecret, confirmed);
      if (!result.error && redirect === 'always') return this.#return(confirmParams.return_url, result.paymentIntent);
      return result;
    }

    /** @param {string} clientSecret */
    async retrievePaymentIntent(clientSecret) {
      this.controller ??= this.#control();
      return this.controller.ask('retrieve', { key: this.key, account: this.account, clientSecret });
    }

    /** @param {{clientSecret: string}} options */
    async handleNextAction({ clientSecret }) {
      return this.#acted(clientSecret, await this.retrievePaymentIntent(clientSecret));
    }

    /** @param {string} clientSecret @param {any} result */
    #acted(clientSecret, result) {
      return result.paymentIntent?.status === 'requires_action' ? this.#authenticate(clientSecret) : result;
    }

    #control() {
      const frame = new Frame('controller.html', 'Stripe', () => ({}), () => {});
      frame.element.hidden = true;
      style(frame.element, { display: 'none' });
      document.body.append(frame.element);
      return frame;
    }

    /** The bank's page over the whole page, until it has an answer. @param {string} clientSecret @returns {Promise<any>} */
    #authenticate(clientSecret) {
      return new Promise((resolve) => {
        const before = document.activeElement;
        const dialog = document.createElement('dialog');
        const setup = () => ({ key: this.key, account: this.account, clientSecret, locale: this.locale });
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

    /** @param {string} url @param {any} intent */
    #return(url, intent) {
      const target = new URL(url);
      target.searchParams.set('payment_intent', intent.id);
      target.searchParams.set('payment_intent_client_secret', intent.client_secret);
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
})();
