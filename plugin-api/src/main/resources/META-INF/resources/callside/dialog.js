// @ts-check
import { html } from 'lit';
import { button, problemNotice } from './controls.js';
import { showInSight } from './in-sight.js';
import { Panel } from './panel.js';

/** Several may stand in a page; each is read from its own title and text. */
let dialogs = 0;

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
    this.key = `dialog-${++dialogs}`;
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
    return html`<dialog aria-labelledby="${this.key}-title" aria-describedby="${this.key}-text">
      <div class="stack">
        <h2 id="${this.key}-title">${question.title}</h2>
        <div id="${this.key}-text" class="stack">${question.text}</div>
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
