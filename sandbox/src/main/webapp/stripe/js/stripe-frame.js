// @ts-check
/*
 * The first part of the stand-in for https://js.stripe.com: the same calls (https://docs.stripe.com/js), on this machine. Card fields
 * and 3-D Secure live in frames of this script's own origin, so that the page that loads it never sees a card. A page loads one
 * script, as it does from Stripe: this part, stripe-elements.js and stripe.js are served as one, in one scope.
 */
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
