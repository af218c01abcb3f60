// @ts-check
import { PeerLine } from './peer.js';

/**
 * A line from this browser to every other one in the call.
 *
 * @typedef {{id: string, seat: string, name: string, role: string, state: {video: boolean, audio: boolean}|null}} Peer
 */
export class Mesh extends EventTarget {
  #signal;
  #media;
  #self = '';
  #stun = 0;
  /** @type {Map<string, {peer: Peer, line: PeerLine}>} */
  #lines = new Map();

  /** @param {import('./signal.js').Signal} signal @param {import('./media.js').Media} media */
  constructor(signal, media) {
    super();
    this.#signal = signal;
    this.#media = media;
    const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ react) =>
      signal.addEventListener(type, (event) => react(/** @type {CustomEvent} */ (event).detail));
    on('welcome', (detail) => this.#welcome(detail));
    on('joined', ({ peer }) => this.#add(peer));
    on('left', ({ id }) => this.#remove(id));
    on('state', ({ id, state }) => this.#state(id, state));
    on('signal', ({ from, data }) => void this.#lines.get(from)?.line.receive(data));
    media.addEventListener('change', () => this.#mediaChanged());
  }

  get lines() {
    return [...this.#lines.values()];
  }

  /** @param {{self: string, stun: number, ended: boolean, peers: Peer[]}} welcome */
  #welcome({ self, stun, ended, peers }) {
    this.clear();
    this.#self = self;
    this.#stun = stun;
    if (ended) return;
    for (const peer of peers) this.#add(peer).call();
    this.#signal.send({ type: 'state', state: this.#media.state });
  }

  /** @param {Peer} peer */
  #add(peer) {
    const line = new PeerLine({
      polite: this.#self < peer.id,
      stun: this.#stun,
      media: this.#media,
      send: (data) => this.#signal.send({ type: 'signal', to: peer.id, data }),
    });
    line.addEventListener('measured', () => this.#changed());
    this.#lines.set(peer.id, { peer, line });
    this.#changed();
    return line;
  }

  /** @param {string} id */
  #remove(id) {
    this.#lines.get(id)?.line.close();
    this.#lines.delete(id);
    this.#changed();
  }

  /** @param {string} id @param {Peer['state']} state */
  #state(id, state) {
    const known = this.#lines.get(id);
    if (known) known.peer.state = state;
    this.#changed();
  }

  #mediaChanged() {
    for (const { line } of this.#lines.values()) void line.sendMedia();
    this.#signal.send({ type: 'state', state: this.#media.state });
  }

  clear() {
    for (const { line } of this.#lines.values()) line.close();
    this.#lines.clear();
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
