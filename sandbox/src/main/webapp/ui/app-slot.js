// @ts-check
import { hostBridge, Refusal } from '/callside/host-bridge.js';
import { h, icon, say } from './dom.js';
import { locale, onLanguage } from './text.js';
import { onTheme, style, theme } from './theme.js';

/**
 * The plugin slot: one framed app, from asking what there is to its closing. The app's page is strange to us: it is
 * framed from its own origin, with no more than it needs, and speaks over the bridge only.
 *
 * @typedef {{name: string, origin: string, call: string, settings: string}} App
 * @typedef {{placement: 'call'|'settings', seat: string, call?: string, share?: () => Promise<void>, done?: () => void}} Use
 */

const PATIENCE = 20_000;

/** @returns {Promise<App>} */
export async function readApp() {
  const answer = await fetch('/host/app');
  if (!answer.ok) throw new Error(`The app's manifest: ${answer.status}`);
  return answer.json();
}

export class AppSlot {
  #use;
  #body = h('div', { class: 'slot' });
  /** @type {ReturnType<typeof hostBridge>|null} */
  #bridge = null;
  #timer = 0;
  #opening = false;
  /** @type {(height: number) => void} */
  onResize = () => {};

  /** @param {Use} use */
  constructor(use) {
    this.#use = use;
    this.element = this.#body;
    onTheme(() => void this.#bridge?.contextChanged());
    onLanguage(() => void this.#bridge?.contextChanged());
  }

  /** Whether the app is there, or on its way. */
  get open() {
    return this.#bridge !== null || this.#opening;
  }

  /** Opens the app, again if need be. */
  async start() {
    this.stop();
    this.#loading();
    this.#opening = true;
    try {
      this.#frame(await readApp());
    } catch {
      this.#failed('slot.unreachable');
    } finally {
      this.#opening = false;
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#bridge?.close();
    this.#bridge = null;
    this.#body.replaceChildren();
  }

  callEnded() {
    void this.#bridge?.callEnded();
  }

  /** @param {App} app */
  #frame(app) {
    const frame = h('iframe', {
      src: app[this.#use.placement],
      label: 'slot.frame',
      hint: 'slot.frame',
      allow: 'payment',
      referrerpolicy: 'no-referrer',
      sandbox: 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-downloads',
    });
    this.#bridge = hostBridge({
      frame,
      origin: app.origin,
      context: () => ({ theme: theme(), locale: locale(), style: style() }),
      ready: () => this.#ready(frame),
      handlers: {
        launch: (nonce) => this.#launch(nonce),
        share: this.#use.share,
        resize: (height) => this.onResize(height),
        done: this.#use.done,
      },
    });
    frame.classList.add('coming');
    this.#body.append(frame);
    this.#timer = setTimeout(() => this.#failed('slot.silent'), PATIENCE);
  }

  /** @param {HTMLIFrameElement} frame */
  #ready(frame) {
    clearTimeout(this.#timer);
    frame.classList.remove('coming');
    this.#body.querySelector('.slot-state')?.remove();
  }

  /** @param {string} nonce */
  async #launch(nonce) {
    const { seat, call } = this.#use;
    const answer = await fetch('/host/launches', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seat, call, nonce, locale: locale() }),
    });
    if (!answer.ok) throw new Refusal('refused', 'The host signed no launch');
    return (await answer.json()).launchToken;
  }

  #loading() {
    this.#body.append(
      h('div', { class: 'slot-state', role: 'status' }, h('span', { class: 'spinner' }), h('p', { text: 'slot.loading' })),
    );
  }

  /** @param {string} reason a message key */
  #failed(reason) {
    this.stop();
    const why = h('p', {});
    say(why, 'text', reason);
    const again = h('button', { type: 'button', text: 'slot.again', onclick: () => void this.start() });
    this.#body.append(h('div', { class: 'slot-state', role: 'alert' }, icon('warning'), why, again));
  }
}
