// @ts-check
import { lost, Problem, problemOf } from './problem.js';
import { hear } from './time.js';

/**
 * Who the page acts for. The token lives in this object only: a reload launches anew, and a token that has ended is
 * replaced without anybody noticing.
 *
 * @typedef {object} Me
 * @property {string} token
 * @property {string} now
 * @property {'clinician'|'patient'|'manager'|'observer'} role
 * @property {'call'|'settings'} placement
 * @property {string} name
 * @property {string} locale
 * @property {{id: string, name: string, currency: string, country: string, zone: string}} practice
 */

/** Longer than the server waits for Stripe: it has a sentence for its silence. In ms, as the others. */
const TIMEOUT = 30_000;
const RETRIES = [400, 1200];
/** Who has waited so long is told, and not kept waiting as long again. */
const PATIENCE = 10_000;

export class Session {
  /** @type {Me|null} */ #me = null;
  /** @type {Promise<Me>|null} */ #launching = null;
  /** @type {string|null} */ #nonce;

  /**
   * @param {import('./launch.js').Launch} launch
   * @param {{renew: (nonce: string) => Promise<string>}} bridge
   * @param {string} base of the API
   */
  constructor(launch, bridge, base) {
    this.launch = launch;
    this.bridge = bridge;
    this.base = base;
    this.#nonce = launch.nonce;
  }

  /** @returns {Promise<Me>} one launch at a time, whoever asks for it */
  open() {
    this.#launching ??= this.#open().finally(() => (this.#launching = null));
    return this.#launching;
  }

  async #open() {
    const nonce = this.#nonce;
    this.#nonce = null;
    // The nonce in the page may have grown old before it was used; a fresh one has no such excuse.
    if (nonce) {
      const me = await this.#launch(nonce).catch((error) => (isRefusal(error) ? null : Promise.reject(error)));
      if (me) return me;
    }
    const { registration, placement } = this.launch;
    return this.#launch((await this.#post('nonces', { registration, placement })).nonce);
  }

  /** @param {string} nonce @returns {Promise<Me>} */
  async #launch(nonce) {
    const token = await this.bridge.renew(nonce).catch((error) => {
      throw new Problem(error.code === 'timeout' ? 'host-silent' : 'refused');
    });
    const { registration } = this.launch;
    this.#me = /** @type {Me} */ (await this.#post('sessions', { registration, nonce, token }));
    hear(this.#me.now);
    return this.#me;
  }

  /** @param {string} path @param {object} body */
  async #post(path, body) {
    const response = await this.#fetch('POST', path, body, {});
    if (!response.ok) throw await problemOf(response);
    return response.json().catch(lost);
  }

  /**
   * Every request carries the id of what it wants, so one whose answer was lost is simply sent again, at once.
   *
   * @param {'GET'|'PUT'|'POST'|'DELETE'} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async send(method, path, body) {
    let repeated = false;
    const until = Date.now() + PATIENCE;
    for (const pause of [...RETRIES, 0]) {
      try {
        const response = await this.#authorised(method, path, body);
        return response.status === 204 ? null : await response.json().catch(lost);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        error.repeated = repeated;
        if (!pause || !error.unanswered || Date.now() > until) throw error;
        repeated = true;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** @param {string} path of something that is no JSON, to be saved */
  async file(path) {
    return (await this.#authorised('GET', path, undefined, { headers: { accept: '*/*' } })).blob().catch(lost);
  }

  /**
   * Sends a CSV file as it is, from the disk. Not again by itself: whoever sends it asks what became of it.
   *
   * @param {string} path
   * @param {Blob} file
   * @param {AbortSignal} [signal] nothing else ends it: a large file takes its time
   */
  async upload(path, file, signal = new AbortController().signal) {
    const more = { body: file, signal, headers: { 'content-type': 'text/csv' } };
    return (await this.#authorised('POST', path, undefined, more)).json().catch(lost);
  }

  /** @param {string} path @param {AbortSignal} signal a stream of events */
  stream(path, signal) {
    return this.#authorised('GET', path, undefined, { signal, headers: { accept: 'text/event-stream' } });
  }

  /**
   * @param {string} method @param {string} path @param {object} [body] @param {RequestInit} [more]
   * @returns {Promise<Response>}
   */
  async #authorised(method, path, body, more = {}, again = true) {
    const { token } = this.#me ?? (await this.open());
    const headers = { ...more.headers, authorization: `Bearer ${token}` };
    const response = await this.#fetch(method, path, body, { ...more, headers });
    if (response.ok) return response;
    if (response.status !== 401 || !again) throw await problemOf(response);
    // Somebody else may have launched meanwhile: only the token that was refused is given up.
    if (this.#me?.token === token) this.#me = null;
    return this.#authorised(method, path, body, more, false);
  }

  /** @param {string} method @param {string} path @param {object|undefined} body @param {RequestInit} more */
  #fetch(method, path, body, more) {
    // a path from the root is another application's beside this one, in which the session holds too
    return fetch(path.startsWith('/') ? path : `${this.base}${path}`, {
      method,
      body: body && JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT),
      ...more,
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...more.headers },
    }).catch(lost);
  }
}

/** @param {unknown} error */
const isRefusal = (error) => error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429;
