// @ts-check
import { h, say } from './dom.js';
import { languageSwitch, themeSwitch } from './shell.js';

/** Who is in which consultation, for how long, and whether the line to the server holds. */
export class Head {
  #clock = h('span', { class: 'clock', role: 'timer', label: 'head.duration' }, '00:00');
  #line = h('span', { class: 'line', role: 'status' });
  #timer = 0;
  #since = 0;

  /** @param {{name: string, role: string}} me */
  constructor(me) {
    this.connection(null);
    this.element = h(
      'header',
      { class: 'head' },
      h('h1', {}, h('img', { src: '/favicon.svg', alt: '', width: 24, height: 24 }), h('span', { text: 'call.heading' })),
      h('span', { class: 'me' }, h('span', {}, me.name), h('span', { class: 'role', text: `role.${me.role}` })),
      h('span', { class: 'status' }, this.#line, this.#clock),
      h('div', { class: 'switches' }, languageSwitch(), themeSwitch()),
    );
  }

  /** @param {boolean|null} up null: not yet known */
  connection(up) {
    say(this.#line, 'text', up === null ? 'line.connecting' : up ? 'line.up' : 'line.lost');
    this.#line.dataset.up = String(up);
    if (up && !this.#timer) {
      this.#since = Date.now();
      this.#timer = setInterval(() => this.#tick(), 1000);
    }
  }

  #tick() {
    const seconds = Math.floor((Date.now() - this.#since) / 1000);
    const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
    this.#clock.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  }

  stop() {
    clearInterval(this.#timer);
    this.#line.hidden = true;
  }
}
