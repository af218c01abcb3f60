// @ts-check
import { h, icon, say } from './dom.js';
import { initials } from './picture.js';

/** @typedef {'waiting'|'connecting'|'live'|'off'|'silent'|'noroute'} Shown */

/**
 * One person's video, or why there is none. `data-state` and `data-frames` say what is measured.
 */
export class Tile {
  #video = h('video', { playsinline: true, autoplay: true });
  #reason = h('p', { class: 'reason' });
  #spinner = h('span', { class: 'spinner' });
  #muted = h('span', { class: 'muted', label: 'tile.muted', role: 'img' }, icon('muted'));
  #listening = false;
  #name;
  #status = h('span', { class: 'visually-hidden' });

  /** @param {string} name @param {boolean} [self] */
  constructor(name, self = false) {
    this.#video.muted = true;
    this.#name = self ? h('span', { text: 'tile.you' }) : h('span', {}, name);
    const caption = h('figcaption', {}, this.#name, this.#muted, this.#status);
    this.element = h(
      'figure',
      { class: self ? 'tile self' : 'tile' },
      this.#video,
      h('div', { class: 'curtain' }, h('span', { class: 'initials', 'aria-hidden': 'true' }, initials(name)), this.#spinner, this.#reason),
      caption,
    );
  }

  /** What the own tile says of itself. @param {string} key */
  call(key) {
    say(this.#name, 'text', key);
  }

  /** Sound waits for the first click or key in the page, as browsers demand; the picture does not.
   * @param {MediaStream} stream @param {boolean} audible */
  play(stream, audible) {
    if (this.#video.srcObject !== stream) this.#video.srcObject = stream;
    if (audible && !this.#listening) this.#unmute();
  }

  #unmute() {
    this.#listening = true;
    if (navigator.userActivation?.hasBeenActive) this.#video.muted = false;
    else document.addEventListener('click', () => (this.#video.muted = false), { once: true });
  }

  /** @param {Shown} state @param {{muted: boolean, frames?: number, reason?: string}} more */
  show(state, { muted, frames = 0, reason = `tile.${state}` }) {
    const { element } = this;
    element.dataset.frames = String(frames);
    this.#muted.hidden = !muted;
    if (element.dataset.state === state && element.dataset.reason === reason) return;
    element.dataset.state = state;
    element.dataset.reason = reason;
    this.#spinner.hidden = state !== 'connecting';
    say(this.#reason, 'text', reason);
    say(this.#status, 'text', reason);
    this.#reason.hidden = state === 'live';
  }
}
