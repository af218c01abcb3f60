// @ts-check
import { html, nothing } from 'lit';
import { download } from '/pay/callside/console/download.js';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { listShape } from '/pay/callside/console/list.js';
import { button, notice, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { counts, isOpen, progressWords } from './import-outlook.js';
import { rowErrors } from './row-errors.js';

/** @typedef {import('./imports.d.ts').RowError} RowError */

const API = '/reminders/api/v1/imports';

/** So many errors of a file are kept. */
const KEPT = 1000;

/** An expanded row: what became of a file, and which of its rows were refused. */
class ImportDetail extends Panel {
  static properties = { file: { attribute: false }, errors: { state: true }, next: { state: true }, problem: { state: true }, busy: { state: true } };

  #read = '';
  /** what failed */ #again = () => {};

  constructor() {
    super();
    /** @type {import('./imports.d.ts').Import} */ this.file;
    /** @type {RowError[]|null} */ this.errors = null;
    /** @type {number|null} */ this.next = null;
    /** @type {any} */ this.problem = null;
    this.busy = '';
  }

  willUpdate() {
    const { id, started, refused, state } = this.file;
    const wanted = [id, started, refused, state].join(' ');
    if (this.#read === wanted || this.busy) return;
    this.#read = wanted;
    this.#load(0);
  }

  /** @param {number} after */
  async #load(after) {
    this.busy = after ? 'more' : 'first';
    try {
      const { errors, next } = await this.app.session.send('GET', `${API}/${this.file.id}${after ? `?after=${after}` : ''}`);
      this.errors = after ? [...(this.errors ?? []), ...errors] : errors;
      this.next = next ?? null;
      this.problem = null;
    } catch (problem) {
      this.#failed(problem, () => this.#load(after));
    }
    this.busy = '';
  }

  async #save() {
    this.busy = 'save';
    await download(this.app.session, `${API}/${this.file.id}/errors.csv`, 'refused.csv').then(
      () => (this.problem = null),
      (problem) => this.#failed(problem, () => this.#save()),
    );
    this.busy = '';
  }

  /** @param {unknown} problem @param {() => void} again */
  #failed(problem, again) {
    this.problem = problem;
    this.#again = again;
  }

  render() {
    const { words, file, errors, problem } = this;
    return html`<div class="stack import-detail">
      ${isOpen(file) ? html`<p>${progressWords(words, file)} ${words.say(`import.${file.state}.leave`)}</p>` : html`<p>${counts(words, file)}</p>`}
      ${file.state === 'failed' ? this.#broken() : nothing}
      ${problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', busy: Boolean(this.busy), act: () => this.#again() })) : nothing}
      ${errors ? this.#errors(errors) : problem ? nothing : listShape(2)}
    </div>`;
  }

  #broken() {
    const { words, file } = this;
    const next = ['header', 'encoding'].includes(file.reason) ? 'mend' : 'text';
    return notice({
      tone: 'red', title: words.say('import.failed.title'), text: `${words.say(`reason.${file.reason || 'error'}`)} ${words.say(`import.failed.${next}`)}`,
      more: html`<div class="row">${button({ text: words.say('import.again'), act: () => this.dispatchEvent(new CustomEvent('again')) })}</div>`,
    });
  }

  /** @param {RowError[]} errors */
  #errors(errors) {
    const { words, file, next, busy } = this;
    if (!errors.length) return file.refused ? nothing : html`<p class="soft small">${words.say(isOpen(file) ? 'errors.noneYet' : 'errors.none')}</p>`;
    return html`<h3>${words.say('errors.title')}</h3>
      ${rowErrors(words, errors)}
      ${file.refused > KEPT ? html`<p class="small soft">${words.say('errors.kept')}</p>` : nothing}
      <div class="row">
        ${next ? button({ text: words.say('list.more'), look: 'quiet little', busy: busy === 'more', act: () => this.#load(next) }) : nothing}
        ${button({ text: words.say('errors.save'), look: 'quiet little', busy: busy === 'save', before: consoleIcon('save', 16), act: () => this.#save() })}
      </div>`;
  }
}

customElements.define('import-detail', ImportDetail);
