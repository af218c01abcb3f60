// @ts-check
import { html } from 'lit';
import { button, problemNotice } from './controls.js';
import { showInSight } from './in-sight.js';
import { Panel } from './panel.js';

/**
 * Asks before something is done that cannot be taken back; says what will happen, then the verb. Stays open, with what
 * went wrong, if it could not be done.
 *
 * @typedef {object} Question
 * @property {string} title
 * @property {unknown} text
 * @property {string} verb
 * @property {string} [back]
 * @property {() => Promise<unknown>} act
 */
class ConfirmDialog extends Panel {
  static properties = { question: { state: true }, busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {Question|null} */ this.question = null;
    this.busy = false;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Question} question */
  async ask(question) {
    this.question = question;
    this.problem = null;
    await this.updateComplete;
    showInSight(this.querySelector('dialog'));
  }

  close() {
    this.querySelector('dialog')?.close();
  }

  async #act() {
    this.busy = true;
    try {
      await this.question?.act();
      this.close();
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { question, words } = this;
    if (!question || !words) return html``;
    return html`<dialog aria-labelledby="dialog-title" aria-describedby="dialog-text">
      <div class="stack">
        <h2 id="dialog-title">${question.title}</h2>
        <div id="dialog-text" class="stack">${question.text}</div>
        ${this.problem ? problemNotice(words, this.problem) : html``}
        <div class="row">
          ${button({ text: question.back ?? words.say('back'), look: 'quiet', act: () => this.close() })}
          ${button({ text: question.verb, look: 'danger', busy: this.busy, act: () => this.#act() })}
        </div>
      </div>
    </dialog>`;
  }
}

customElements.define('confirm-dialog', ConfirmDialog);
