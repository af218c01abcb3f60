// @ts-check
import { Asked } from './asked.js';
import { h, icon, say } from './dom.js';

/**
 * The faults of one provider of the sandbox: a list, because several may be on. The oldest that fits strikes first.
 *
 * @typedef {{id: number, target: string, effect: string, remaining: number|null} & Record<string, any>} Fault
 *
 * @typedef Provider what it is about, and what there is
 * @property {string} name prefix of the message keys
 * @property {string} address where the faults are
 * @property {Parameters<typeof icon>[0]} picture
 * @property {Record<string, string[]>} effects by target
 * @property {Record<string, string[]>} places by target: where it can happen, as message keys behind `name.path.`; none: everywhere
 * @property {(target: string, place: string) => object} where the place as the address wants it
 * @property {(fault: Fault) => string} place the place as a person reads it
 */

/** In milliseconds, of what comes late. */
const DELAY = 5000;

export class FaultList {
  #provider;
  #asked;
  #list = h('ul', { class: 'faults' });
  #state = h('p', { class: 'state', role: 'status' });
  #clear;
  #effect = h('select', {});
  #place = h('select', {});
  #times = h('select', {}, h('option', { value: '1', text: 'control.once' }), h('option', { value: '3', text: 'control.thrice' }), h('option', { value: '', text: 'control.always' }));
  #what = h('p', { class: 'soft' });
  #seen = '';

  /** @param {Provider} provider @param {...Node} more below the form */
  constructor(provider, ...more) {
    this.#provider = provider;
    this.#asked = new Asked(provider.address);
    const { name } = provider;
    this.#clear = h('button', { type: 'button', text: 'fault.clear', onclick: () => void this.#tell('DELETE') });
    this.#effect.append(...Object.entries(provider.effects).map(([target, effects]) => this.#group(target, effects)));
    this.#effect.addEventListener('change', () => this.#describe());
    this.#describe();
    this.element = h(
      'section',
      { class: 'card wide', label: `${name}.title` },
      h('h2', {}, icon(provider.picture), h('span', { text: `${name}.title` })),
      h('p', { class: 'soft', text: `${name}.what` }),
      h('div', { class: 'state-row' }, this.#state, this.#clear),
      this.#asked.trouble,
      this.#list,
      h(
        'form',
        { class: 'add', onsubmit: (/** @type {Event} */ event) => this.#add(event) },
        field('fault.effect', this.#effect),
        field('fault.where', this.#place),
        field('control.howOften', this.#times),
        h('button', { class: 'primary', text: 'fault.add' }),
        this.#what,
      ),
      ...more,
    );
  }

  /** @param {string} target @param {string[]} effects */
  #group(target, effects) {
    const { name } = this.#provider;
    const group = h('optgroup', {}, ...effects.map((effect) => h('option', { value: `${target}:${effect}`, text: `${name}.${target}.${effect}` })));
    say(group, 'label', `${name}.${target}`);
    group.label = group.getAttribute('aria-label');
    return group;
  }

  async refresh() {
    const now = await this.#asked.look();
    if (now) this.#show(now.faults);
  }

  #describe() {
    const [target, effect] = this.#effect.value.split(':');
    const { name, places } = this.#provider;
    say(this.#what, 'text', `${name}.${target}.${effect}.what`);
    this.#place.replaceChildren(...(places[target] ?? []).map((place) => h('option', { value: place, text: `${name}.path.${place}` })));
    this.#place.disabled = !places[target];
  }

  /** @param {Event} event */
  #add(event) {
    event.preventDefault();
    const [target, effect] = this.#effect.value.split(':');
    void this.#tell('POST', {
      target,
      effect,
      ...this.#provider.where(target, this.#place.value),
      delay_ms: effect === 'delay_ms' ? DELAY : 0,
      ...(this.#times.value ? { remaining: Number(this.#times.value) } : {}),
    });
  }

  /** @param {string} method @param {object} [body] @param {string} [id] */
  async #tell(method, body, id = '') {
    if (await this.#asked.tell(method, body, id && `/${id}`)) await this.refresh();
  }

  /** @param {Fault[]} faults */
  #show(faults) {
    this.element.classList.toggle('on', faults.length > 0);
    this.#clear.hidden = faults.length === 0;
    if (faults.length === 0) say(this.#state, 'text', `${this.#provider.name}.normal`);
    else say(this.#state, 'text', 'fault.count', { count: faults.length });
    const seen = JSON.stringify(faults);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#list.replaceChildren(...faults.map((fault) => this.#row(fault)));
  }

  /** @param {Fault} fault */
  #row(fault) {
    const often = h('span', { class: 'soft' });
    if (fault.remaining) say(often, 'text', 'control.left', { times: fault.remaining });
    else say(often, 'text', 'control.always');
    const remove = h('button', { type: 'button', class: 'quiet round', label: 'fault.remove', onclick: () => void this.#tell('DELETE', undefined, String(fault.id)) }, icon('close'));
    return h('li', {}, h('span', { text: `${this.#provider.name}.${fault.target}.${fault.effect}` }), h('code', {}, this.#provider.place(fault)), often, remove);
  }
}

/** @param {string} key @param {HTMLElement} control */
const field = (key, control) => h('label', {}, h('span', { text: key }), control);
