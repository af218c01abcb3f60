// @ts-check
/* The second part: what a card is typed into. */
/** Elements may begin before there is an intent: https://docs.stripe.com/payments/accept-a-payment-deferred @param {any} options */
function deferred({ mode, amount, currency }) {
  if (!['payment', 'setup'].includes(mode)) throw integrationError('In elements(), clientSecret or a mode of payment or setup is needed; this sandbox knows no other.');
  if (mode === 'payment' && !(Number.isInteger(amount) && amount > 0 && currency)) throw integrationError('In elements(), amount and currency are needed when the mode is payment.');
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
    if (!options.clientSecret) deferred(options);
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
