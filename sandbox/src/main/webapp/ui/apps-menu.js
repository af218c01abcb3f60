// @ts-check
import { readApp } from './app-slot.js';
import { h, icon } from './dom.js';

/** *Apps & tools*: what the app offers here, read from its manifest each time the menu opens. */
export class AppsMenu {
  #button;
  #list = h('div', { class: 'menu', role: 'menu', label: 'controls.apps', id: 'apps-menu', hidden: true });
  #choose;
  #entry;

  /** @param {string} entry message key of the app's entry @param {() => void} choose */
  constructor(entry, choose) {
    this.#entry = entry;
    this.#choose = choose;
    this.#button = h(
      'button',
      { type: 'button', class: 'control', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': 'apps-menu', onclick: () => this.#toggle() },
      icon('apps'),
      h('span', { text: 'controls.apps' }),
    );
    this.element = h('div', { class: 'menu-anchor', onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event) }, this.#button, this.#list);
    document.addEventListener('click', (event) => {
      if (!this.element.contains(/** @type {Node} */ (event.target))) this.#hide();
    });
    window.addEventListener('blur', () => this.#hide());
  }

  focus() {
    this.#button.focus();
  }

  #toggle() {
    if (this.#list.hidden) void this.#show();
    else this.#hide();
  }

  async #show() {
    this.#list.replaceChildren(h('p', { class: 'menu-note', text: 'slot.loading', role: 'status' }));
    this.#list.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    try {
      const app = await readApp();
      this.#list.replaceChildren(this.#item(app.name));
      this.#list.querySelector('button')?.focus();
    } catch {
      this.#list.replaceChildren(
        h('p', { class: 'menu-note', role: 'alert' }, icon('warning'), h('span', { text: 'apps.unreachable' })),
        h('button', { type: 'button', role: 'menuitem', text: 'slot.again', onclick: () => void this.#show() }),
      );
    }
  }

  /** @param {string} app */
  #item(app) {
    const pick = () => {
      this.#hide();
      this.#choose();
    };
    return h(
      'button',
      { type: 'button', role: 'menuitem', onclick: pick, 'aria-describedby': 'app-name' },
      icon('card'),
      h('span', {}, h('span', { text: this.#entry }), h('small', { id: 'app-name' }, app)),
    );
  }

  #hide() {
    this.#list.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape' && !this.#list.hidden) {
      this.#hide();
      this.#button.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.#list.hidden) void this.#show();
      else this.#list.querySelector('button')?.focus();
    }
  }
}
