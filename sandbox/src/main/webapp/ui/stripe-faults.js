// @ts-check
import { h, icon, say } from './dom.js';

/**
 * The faults of the sandbox's Stripe: a list, because several may be on. The oldest that fits strikes first.
 *
 * @typedef {{id: number, target: 'api'|'webhook', effect: string, method: string, path: string, event_type: string, delay_ms: number, remaining: number|null}} StripeFault
 */

const ADDRESS = '/stripe/faults';
const EFFECTS = {
  api: ['drop_before', 'drop_after', 'delay_ms', 'error_500_before', 'error_500_after', 'rate_limit_429', 'conflict_409'],
  webhook: ['drop', 'duplicate', 'delay_ms', 'shuffle', 'forge', 'never'],
};
const PATHS = ['/v1/payment_intents', '/v1/payment_intents/*/cancel', '/v1/refunds', '/oauth', '/'];
const DELAY = 5000;

export class StripeFaults {
  #list = h('ul', { class: 'faults' });
  #state = h('p', { class: 'state', role: 'status' });
  #clear = h('button', { type: 'button', text: 'stripeFault.clear', onclick: () => void this.#ask('DELETE') });
  #effect = h('select', {});
  #path = h('select', {}, ...PATHS.map((path) => h('option', { value: path, text: `stripeFault.path.${path}` })));
  #times = h('select', {}, h('option', { value: '1', text: 'control.once' }), h('option', { value: '3', text: 'control.thrice' }), h('option', { value: '', text: 'control.always' }));
  #what = h('p', { class: 'soft' });
  #seen = '';

  constructor() {
    this.#effect.append(
      ...Object.entries(EFFECTS).map(([target, effects]) => {
        const group = h('optgroup', {}, ...effects.map((effect) => h('option', { value: `${target}:${effect}`, text: `stripeFault.${target}.${effect}` })));
        say(group, 'label', `stripeFault.${target}`);
        group.label = group.getAttribute('aria-label');
        return group;
      }),
    );
    this.#effect.addEventListener('change', () => this.#describe());
    this.#describe();
    this.element = h(
      'section',
      { class: 'card', label: 'stripeFault.title' },
      h('h2', {}, icon('card'), h('span', { text: 'stripeFault.title' })),
      h('p', { class: 'soft', text: 'stripeFault.what' }),
      h('div', { class: 'state-row' }, this.#state, this.#clear),
      this.#list,
      h(
        'form',
        { class: 'add', onsubmit: (/** @type {Event} */ event) => this.#add(event) },
        field('stripeFault.effect', this.#effect),
        field('stripeFault.where', this.#path),
        field('control.howOften', this.#times),
        h('button', { class: 'primary', text: 'stripeFault.add' }),
        this.#what,
      ),
    );
  }

  async refresh() {
    await this.#ask('GET');
  }

  #describe() {
    const [target, effect] = this.#effect.value.split(':');
    say(this.#what, 'text', `stripeFault.${target}.${effect}.what`);
    this.#path.disabled = target === 'webhook';
  }

  /** @param {Event} event */
  #add(event) {
    event.preventDefault();
    const [target, effect] = this.#effect.value.split(':');
    void this.#ask('POST', {
      target,
      effect,
      method: target === 'api' ? 'POST' : '*',
      path: target === 'api' ? this.#path.value : '/',
      delay_ms: effect === 'delay_ms' ? DELAY : 0,
      ...(this.#times.value ? { remaining: Number(this.#times.value) } : {}),
    });
  }

  /** @param {string} method @param {object} [body] @param {string} [id] */
  async #ask(method, body, id = '') {
    const answer = await fetch(`${ADDRESS}${id && `/${id}`}`, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    if (answer.ok) this.#show((await answer.json()).faults);
    else say(this.#state, 'text', 'control.trouble');
  }

  /** @param {StripeFault[]} faults */
  #show(faults) {
    this.element.classList.toggle('on', faults.length > 0);
    this.#clear.hidden = faults.length === 0;
    if (faults.length === 0) say(this.#state, 'text', 'stripeFault.normal');
    else say(this.#state, 'text', 'stripeFault.count', { count: faults.length });
    const seen = JSON.stringify(faults);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#list.replaceChildren(...faults.map((fault) => this.#row(fault)));
  }

  /** @param {StripeFault} fault */
  #row(fault) {
    const often = h('span', { class: 'soft' });
    if (fault.remaining) say(often, 'text', 'control.left', { times: fault.remaining });
    else say(often, 'text', 'control.always');
    const remove = h('button', { type: 'button', class: 'quiet round', label: 'stripeFault.remove', onclick: () => void this.#ask('DELETE', undefined, String(fault.id)) }, icon('close'));
    return h(
      'li',
      {},
      h('span', { text: `stripeFault.${fault.target}.${fault.effect}` }),
      h('code', {}, fault.target === 'api' ? `${fault.method} ${fault.path}` : fault.event_type),
      often,
      remove,
    );
  }
}

/** @param {string} key @param {HTMLElement} control */
const field = (key, control) => h('label', {}, h('span', { text: key }), control);
