// @ts-check
import { h, icon, say } from './dom.js';

/** The row under the video. */
export class Controls {
  #media;
  #audio;
  #video;

  /**
   * @param {object} use
   * @param {import('./media.js').Media} use.media
   * @param {HTMLElement} use.apps
   * @param {(problem: string) => void} use.tell
   * @param {() => void} use.leave
   * @param {(() => void)|null} use.end
   */
  constructor({ media, apps, tell, leave, end }) {
    this.#media = media;
    this.#audio = control('microphone', 'controls.mute', async () => {
      const problem = await media.toggleAudio();
      if (problem) tell(problem);
    });
    this.#video = control('camera', 'controls.videoOff', () => media.toggleVideo());
    this.element = h(
      'div',
      { class: 'controls', role: 'region', label: 'controls.label' },
      this.#audio,
      this.#video,
      apps,
      control('leave', 'controls.leave', leave, 'leave'),
      end && control('end', 'controls.end', end, 'end'),
    );
    media.addEventListener('change', () => this.#show());
    this.#show();
  }

  #show() {
    this.#set(this.#audio, this.#media.audioOn, ['microphone', 'controls.mute'], ['muted', 'controls.unmute']);
    this.#set(this.#video, this.#media.videoOn, ['camera', 'controls.videoOff'], ['cameraOff', 'controls.videoOn']);
  }

  /** @param {HTMLElement} button @param {boolean} on @param {string[]} yes @param {string[]} no */
  #set(button, on, yes, no) {
    const [picture, words] = on ? yes : no;
    button.querySelector('svg')?.replaceWith(icon(/** @type {any} */ (picture)));
    say(/** @type {HTMLElement} */ (button.querySelector('span')), 'text', words);
    button.classList.toggle('off', !on);
  }
}

/** @param {any} picture @param {string} words @param {() => void} act @param {string} [kind] */
function control(picture, words, act, kind = '') {
  return h('button', { type: 'button', class: `control ${kind}`, onclick: act }, icon(picture), h('span', { text: words }));
}
