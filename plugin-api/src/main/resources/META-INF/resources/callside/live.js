// @ts-check
import { Problem } from './problem.js';
import { eventParser } from './sse.js';

/**
 * The state of the panel as the server sees it, again and again, each time whole. A lost connection is therefore healed
 * by the next message; until then the page says that what it shows may be old. After a `last` one nothing is asked for.
 *
 * @typedef {'connecting'|'live'|'reconnecting'|'offline'|'over'} Connection
 */

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
/** Whom the server or the host refuses is asked for again as a new launch: many such pages would use up what their address may ask. */
const LONGEST_REFUSED = 5 * 60_000;
/** The server says something every 15 s; a silence of three times that is a dead connection. */
const SILENCE = 45_000;
const OFFLINE_AFTER = 4;

/** @param {number} attempt from 0 @param {number} [chance] in [0, 1) @param {boolean} [refused] */
export function pause(attempt, chance = Math.random(), refused = false) {
  return Math.min(refused ? LONGEST_REFUSED : LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt) * (0.75 + chance / 4);
}

export class Live {
  #attempt = 0;
  #stopped = false;
  #abort = new AbortController();
  /** @type {() => void} */ #wake = () => {};

  /**
   * @param {{stream: (path: string, signal: AbortSignal) => Promise<Response>}} session
   * @param {string} path
   * @param {{state: (state: any) => void, connection: (connection: Connection) => void, failed: (error: unknown) => void}} to
   */
  constructor(session, path, to) {
    this.session = session;
    this.path = path;
    this.to = to;
    window.addEventListener('online', () => this.#wake());
    window.addEventListener('offline', () => this.restart());
    document.addEventListener('visibilitychange', () => document.hidden || this.#wake());
  }

  async run() {
    this.to.connection('connecting');
    while (!this.#stopped) {
      let refused = false;
      await this.#once().catch((error) => {
        refused = error instanceof Problem && error.refusal;
        this.to.failed(error);
      });
      if (this.#stopped) return;
      this.to.connection(!navigator.onLine || this.#attempt >= OFFLINE_AFTER ? 'offline' : 'reconnecting');
      await this.#sleep(pause(this.#attempt++, Math.random(), refused));
    }
  }

  /** Drops the connection and makes a new one at once. */
  restart() {
    this.#abort.abort();
    this.#wake();
  }

  stop() {
    this.#stopped = true;
    this.restart();
  }

  async #once() {
    const abort = (this.#abort = new AbortController());
    let silence = setTimeout(() => abort.abort(), SILENCE);
    try {
      const response = await this.session.stream(this.path, abort.signal);
      const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
      const decoder = new TextDecoder();
      const parse = eventParser((event, data) => this.#take(event, data));
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        clearTimeout(silence);
        silence = setTimeout(() => abort.abort(), SILENCE);
        parse(decoder.decode(value, { stream: true }));
      }
    } finally {
      clearTimeout(silence);
    }
  }

  /** @param {string} event @param {string} data */
  #take(event, data) {
    const last = event === 'last';
    if (event !== 'state' && !last) return;
    this.#attempt = 0;
    this.#stopped ||= last;
    this.to.state(JSON.parse(data));
    this.to.connection(last ? 'over' : 'live');
  }

  /** @param {number} milliseconds */
  #sleep(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }
}
