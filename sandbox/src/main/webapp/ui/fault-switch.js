// @ts-check
import { Asked } from './asked.js';
import { h, icon, say } from './dom.js';

/** A switch with several positions, of which at most one is on: the mailbox's and the call events'. */
export class FaultSwitch {
  #asked;
  #name;
  #state = h('p', { class: 'state', role: 'status' });
  #times = h('select', { label: 'control.times' }, h('option', { value: '1', text: 'control.once' }), h('option', { value: '3', text: 'control.thrice' }), h('option', { value: '', text: 'control.always' }));
  #list = h('ul', { class: 'choices' });
  #off = h('button', { type: 'button', text: 'control.off', onclick: () => void this.#set(null) });

  /** @param {string} name prefix of the message keys @param {string} address @param {any} picture */
  constructor(name, address, picture) {
    this.#name = name;
    this.#asked = new Asked(address);
    this.element = h(
      'section',
      { class: 'card', label: `${name}.title` },
      h('h2', {}, icon(picture), h('span', { text: `${name}.title` })),
      h('p', { class: 'soft', text: `${name}.what` }),
      h('div', { class: 'state-row' }, this.#state, this.#off),
      this.#asked.trouble,
      h('label', { class: 'times' }, h('span', { text: 'control.howOften' }), this.#times),
      this.#list,
    );
  }

  async refresh() {
    const now = await this.#asked.look();
    if (now) this.#show(now);
  }

  /** @param {{fault?: string, times?: number, known: string[]}} now */
  #show({ fault, times, known }) {
    if (this.#list.children.length === 0) this.#list.append(...known.map((one) => this.#choice(one)));
    for (const button of this.#list.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.value === fault));
    this.element.classList.toggle('on', Boolean(fault));
    this.#off.hidden = !fault;
    if (!fault) say(this.#state, 'text', `${this.#name}.normal`);
    else say(this.#state, 'text', times ? 'control.onTimes' : 'control.on', { times });
  }

  /** @param {string} fault */
  #choice(fault) {
    const key = `${this.#name}.${fault}`;
    return h(
      'li',
      {},
      h('button', { type: 'button', value: fault, 'aria-pressed': 'false', 'aria-describedby': `what-${this.#name}-${fault}`, text: key, onclick: () => void this.#set(fault) }),
      h('span', { class: 'soft', id: `what-${this.#name}-${fault}`, text: `${key}.what` }),
    );
  }

  /** @param {string|null} fault */
  async #set(fault) {
    const times = Number(this.#times.value) || undefined;
    const done = fault ? await this.#asked.tell('POST', { fault, times }) : await this.#asked.tell('DELETE');
    if (done) await this.refresh();
  }
}

export class MailSwitch extends FaultSwitch {
  constructor() {
    super('mailFault', '/mailbox/api/faults', 'mail');
  }
}

export class EventSwitch extends FaultSwitch {
  constructor() {
    super('eventFault', '/host/faults', 'camera');
  }
}
