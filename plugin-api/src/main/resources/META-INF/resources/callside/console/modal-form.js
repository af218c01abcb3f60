// @ts-check
import { html, nothing } from 'lit';
import { button, problemNotice } from '../controls.js';
import { showInSight } from '../in-sight.js';
import { Panel } from '../panel.js';
import { refusal } from './refusal.js';

/**
 * A short form over the page. What was typed stays until it has been taken, or the dialog is closed; while it is on its way nothing else
 * can be typed, because the dialog closes over it. Cards are never typed in one:
 * Stripe puts the bank's page beside it, where a modal dialog would make it inert.
 */
export class ModalForm extends Panel {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { ...Panel.properties, opened: { state: true }, busy: { state: true }, problem: { state: true }, errors: { state: true } };

  #focusWrong = false;
  /** where the focus was when it was submitted @type {HTMLElement|null} */ #left = null;

  constructor() {
    super();
    this.opened = false;
    this.busy = false;
    /** @type {any} */ this.problem = null;
    /** @type {Record<string, string>} a sentence for each wrong field */ this.errors = {};
  }

  /** @returns {unknown} */
  heading() {
    return '';
  }

  /** @returns {unknown} */
  body() {
    return nothing;
  }

  /** @returns {unknown} what the button says */
  verb() {
    return '';
  }

  /** @returns {string[]} of its fields, as the server calls them */
  get names() {
    return [];
  }

  get dangerous() {
    return false;
  }

  /** Whether there is anything to submit. */
  get possible() {
    return true;
  }

  /** @returns {Record<string, string>} */
  check() {
    return {};
  }

  /** @returns {Promise<unknown>} */
  act() {
    return Promise.resolve();
  }

  async open() {
    this.opened = true;
    this.problem = null;
    this.errors = {};
    await this.updateComplete;
    showInSight(this.querySelector('dialog'));
  }

  close() {
    this.querySelector('dialog')?.close();
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.errors = this.check();
    this.problem = null;
    if (Object.keys(this.errors).length > 0) return void (this.#focusWrong = true);
    this.#leaveFields();
    this.busy = true;
    try {
      await this.act();
      this.close();
      this.dispatchEvent(new CustomEvent('done'));
    } catch (/** @type {any} */ problem) {
      this.#refused(problem);
    } finally {
      this.busy = false;
    }
  }

  /** The focus waits on the button, which says that it is busy: what is inert would lose it. */
  #leaveFields() {
    const at = document.activeElement;
    this.#left = at instanceof HTMLElement && this.querySelector('.typing')?.contains(at) ? at : null;
    if (this.#left) /** @type {HTMLElement|null} */ (this.querySelector('[type=submit]'))?.focus();
  }

  /** @param {any} problem */
  #refused(problem) {
    Object.assign(this, refusal(problem, this.names));
    this.#focusWrong = Object.keys(this.errors).length > 0;
  }

  updated() {
    if (this.busy) return;
    this.#left?.focus();
    this.#left = null;
    if (!this.#focusWrong) return;
    this.#focusWrong = false;
    /** @type {HTMLElement|null} */ (this.querySelector('[aria-invalid=true]'))?.focus();
  }

  render() {
    if (!this.opened || !this.words) return nothing;
    const { words } = this;
    const title = `${this.localName}-title`;
    return html`<dialog aria-labelledby=${title} @close=${() => (this.opened = false)}>
      <form class="stack" novalidate @submit=${this.#submit}>
        <h2 id=${title}>${this.heading()}</h2>
        <div class="stack typing" ?inert=${this.busy}>${this.body()}</div>
        ${this.problem ? problemNotice(words, this.problem) : nothing}
        <div class="row">
          ${button({ text: words.say('back'), look: 'quiet', act: () => this.close() })}
          ${this.possible ? button({ text: this.verb(), look: this.dangerous ? 'danger' : '', busy: this.busy, submit: true }) : nothing}
        </div>
      </form>
    </dialog>`;
  }
}
