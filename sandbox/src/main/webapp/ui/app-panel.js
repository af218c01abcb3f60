// @ts-check
import { AppSlot } from './app-slot.js';
import { h, icon } from './dom.js';

/** Room taken by the panel's own head, in CSS pixels. */
const HEAD = 52;

/**
 * The panel beside the video, or over its lower part on a phone, that holds the app. Closing it only hides it: what was
 * being typed, or paid, goes on where it was left.
 */
export class AppPanel extends EventTarget {
  #slot;
  #back;
  #close = h('button', { type: 'button', class: 'quiet round', label: 'panel.close', hint: 'panel.close' }, icon('close'));

  /** @param {{seat: string, call: string, share?: () => Promise<void>, back: () => void}} use `back` moves the focus to what opens the panel */
  constructor({ back, ...use }) {
    super();
    this.#back = back;
    this.#slot = new AppSlot({ ...use, placement: 'call', done: () => this.#done() });
    this.#slot.onResize = (height) => this.element.style.setProperty('--wanted', `${height + HEAD}px`);
    this.#close.addEventListener('click', () => this.hide());
    this.element = h(
      'aside',
      { class: 'panel', label: 'panel.label', hidden: true, onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.hide() },
      h('header', {}, icon('card'), h('h2', { text: use.share ? 'app.request' : 'app.pay' }), this.#close),
      this.#slot.element,
    );
  }

  get shown() {
    return !this.element.hidden;
  }

  /** @param {boolean} focus whether somebody asked for it; a panel that opens by itself takes no focus */
  show(focus) {
    this.element.hidden = false;
    if (!this.#slot.open) void this.#slot.start();
    if (focus) this.#close.focus();
    this.dispatchEvent(new Event('change'));
  }

  hide() {
    if (this.element.hidden) return;
    const focused = this.element.contains(document.activeElement);
    this.element.hidden = true;
    if (focused) this.#back();
    this.dispatchEvent(new Event('change'));
  }

  /** The app says itself that there is nothing left in it. */
  #done() {
    this.hide();
    this.#slot.stop();
  }

  callEnded() {
    this.#slot.callEnded();
  }
}
