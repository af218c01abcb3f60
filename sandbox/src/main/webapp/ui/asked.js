// @ts-check
import { h, icon, say } from './dom.js';

/** One address of the sandbox that is looked at again and again and does what it is told, and what is said when it doesn't. */
export class Asked {
  #address;
  #wrong = '';
  #said = h('span', {});
  trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true }, icon('warning'), this.#said);

  /** @param {string} address */
  constructor(address) {
    this.#address = address;
  }

  /** How it stands. @returns {Promise<any>} null without an answer */
  async look() {
    const answer = await fetch(this.#address).catch(() => null);
    const told = answer?.ok ? await answer.json().catch(() => null) : null;
    this.#tell('control.unread', told !== null);
    return told;
  }

  /** @param {string} method @param {object} [body] @param {string} [path] below the address @returns {Promise<Response|null>} null if it was not done */
  async tell(method, body, path = '') {
    const answer = await fetch(this.#address + path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) }).catch(() => null);
    const done = answer?.ok ? answer : null;
    this.#tell('control.trouble', done !== null);
    return done;
  }

  /** Stays until what went wrong goes well. @param {string} wrong @param {boolean} well */
  #tell(wrong, well) {
    if (!well) {
      this.#wrong = wrong;
      say(this.#said, 'text', wrong);
    } else if (this.#wrong === wrong) this.#wrong = '';
    this.trouble.hidden = !this.#wrong;
  }
}
