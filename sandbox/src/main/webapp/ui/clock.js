// @ts-check
import { h, icon, say } from './dom.js';
import { fully } from './when.js';

const ADDRESS = '/control/api/clock';
const STEPS = { minute: 'PT1M', quarter: 'PT15M', hour: 'PT1H', day: 'P1D', week: 'P7D' };

/** The time of the sandbox, and of the product that follows it: it can be moved ahead, so that a reminder for tomorrow is due at once. */
export class ClockCard {
  #state = h('p', { class: 'state', role: 'status' });
  #now = h('time', { class: 'now' });
  #back = h('button', { type: 'button', text: 'clock.back', hidden: true, onclick: () => void this.#ask('DELETE') });
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
      this.#now,
      h('div', { class: 'steps', role: 'group', label: 'clock.forward' }, ...this.#steps, ...more),
    );
  }

  async refresh() {
    await this.#ask('GET');
  }

  /** @param {string} duration as ISO 8601 writes it */
  async forward(duration) {
    await this.#ask('POST', { forward: duration });
    await this.#moved();
  }

  /** @param {string} method @param {object} [body] */
  async #ask(method, body) {
    const answer = await fetch(ADDRESS, { method, headers: body ? { 'content-type': 'application/json' } : {}, body: body ? JSON.stringify(body) : undefined }).catch(() => null);
    const told = answer?.ok ? await answer.json().catch(() => null) : null;
    if (told) this.#show(told);
    else say(this.#state, 'text', 'control.trouble');
  }

  /** @param {{now: string, ahead: string, movable: boolean}} clock */
  #show({ now, ahead, movable }) {
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
