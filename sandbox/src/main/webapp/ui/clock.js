// @ts-check
import { Asked } from './asked.js';
import { h, icon, say } from './dom.js';
import { fully } from './when.js';

const STEPS = { minute: 'PT1M', quarter: 'PT15M', hour: 'PT1H', day: 'P1D', week: 'P7D' };

/** The time of the sandbox, and of the product that follows it: it can be moved ahead, so that a reminder for tomorrow is due at once. */
export class ClockCard {
  #asked = new Asked('/control/api/clock');
  #state = h('p', { class: 'state', role: 'status' });
  #now = h('time', { class: 'now' });
  #back = h('button', { type: 'button', text: 'clock.back', hidden: true, onclick: () => void this.#tell('DELETE') });
  /** whether anybody may move it; so long as that is not known, one may try */ movable = true;
  /** @type {string|undefined} whose clock is shown; the machine's if nobody's in particular */ zone;
  #moved;
  #steps;

  /** @param {{steps?: string[], more?: Node[], what?: string, moved?: () => unknown}} [options] which steps it offers, and what else beside them */
  constructor({ steps = Object.keys(STEPS), more = [], what = 'clock.what', moved = () => {} } = {}) {
    this.#moved = moved;
    this.#steps = steps.map((name) => h('button', { type: 'button', text: `clock.${name}`, onclick: () => void this.forward(STEPS[/** @type {keyof typeof STEPS} */ (name)]) }));
    this.element = h(
      'section',
      { class: 'card wide', label: 'clock.title' },
      h('h2', {}, icon('clock'), h('span', { text: 'clock.title' })),
      h('p', { class: 'soft', text: what }),
      h('div', { class: 'state-row' }, this.#state, this.#back),
      this.#asked.trouble,
      this.#now,
      h('div', { class: 'steps', role: 'group', label: 'clock.forward' }, ...this.#steps, ...more),
    );
  }

  async refresh() {
    this.#show(await this.#asked.look());
  }

  /** @param {string} duration as ISO 8601 writes it */
  async forward(duration) {
    await this.#tell('POST', { forward: duration });
    await this.#moved();
  }

  /** @param {string} method @param {object} [body] */
  async #tell(method, body) {
    if (await this.#asked.tell(method, body)) await this.refresh();
  }

  /** @param {{now: string, ahead: string, movable: boolean}|null} clock as it was, if that is not known */
  #show(clock) {
    if (!clock) return;
    const { now, ahead, movable } = clock;
    const moved = ahead !== 'PT0S';
    this.movable = movable;
    this.element.classList.toggle('on', moved);
    this.#back.hidden = !moved;
    for (const step of this.#steps) step.disabled = !movable;
    this.#now.dateTime = now;
    this.#now.textContent = fully(now, this.zone);
    say(this.#state, 'text', moved ? 'clock.moved' : movable ? 'clock.normal' : 'clock.fixed');
  }
}
