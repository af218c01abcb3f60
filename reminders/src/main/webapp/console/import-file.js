// @ts-check
import { html, nothing } from 'lit';
import { button, notice, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { uuid7 } from '/pay/callside/uuid.js';
import { beginning, countLines, LARGEST } from './file-parts.js';
import { preview } from './import-preview.js';

const API = '/reminders/api/v1/imports';
const TEMPLATE = '/reminders/help/appointments.csv';

/** A thousand rows are looked at in much less. */
const PATIENCE = 60_000;

/** Chooses a file, shows what would be taken of it, and sends it. What is sent goes on while other pages are looked at. */
class ImportFile extends Panel {
  static properties = {
    again: { attribute: false }, file: { state: true }, step: { state: true }, looked: { state: true }, lines: { state: true },
    problem: { state: true }, wrong: { state: true }, over: { state: true },
  };

  /** the wish, until it is known to have been taken */ #id = '';
  #counting = new AbortController();
  #focus = '';

  constructor() {
    super();
    /** @type {import('./imports.d.ts').Import|null} */ this.again = null;
    /** @type {File|null} */ this.file = null;
    /** @type {''|'looking'|'looked'|'sending'|'sent'} */ this.step = '';
    /** @type {import('./imports.d.ts').Detail|null} */ this.looked = null;
    /** @type {number|null} until they are counted */ this.lines = null;
    /** @type {any} */ this.problem = null;
    /** why the file can't be sent at all */ this.wrong = '';
    this.over = false;
    this.stay = (/** @type {Event} */ event) => event.preventDefault();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('again') && this.again && this.step !== 'sending') this.#clear();
  }

  #clear() {
    this.#counting.abort();
    this.#counting = new AbortController();
    this.#id = '';
    Object.assign(this, { file: null, step: '', looked: null, lines: null, problem: null, wrong: '' });
  }

  /** @param {File|undefined|null} file */
  #choose(file) {
    if (!file || this.step === 'sending') return;
    this.#clear();
    this.file = file;
    if (file.size === 0 || file.size > LARGEST) {
      this.wrong = this.words.say(file.size ? 'file.large' : 'file.empty');
      return;
    }
    this.#count(file, this.#counting.signal);
    this.#look(file);
  }

  /** @param {File} file @param {AbortSignal} signal */
  async #count(file, signal) {
    const lines = await countLines(file, signal).catch(() => null);
    if (!signal.aborted) this.lines = lines;
  }

  /** @param {File} file */
  async #look(file) {
    this.step = 'looking';
    this.problem = null;
    try {
      const looked = await this.app.session.upload(`${API}?preview=true`, await beginning(file), AbortSignal.timeout(PATIENCE));
      if (this.file !== file) return;
      this.looked = looked;
      this.step = 'looked';
      this.#focus = '#import-looked';
    } catch (problem) {
      if (this.file !== file) return;
      this.problem = problem;
      this.step = '';
    }
  }

  async #send() {
    const { file, app, again } = this;
    if (!file || this.step === 'sending') return;
    this.#id ||= again?.id ?? uuid7();
    this.step = 'sending';
    this.problem = null;
    window.addEventListener('beforeunload', this.stay);
    this.dispatchEvent(new CustomEvent('begun'));
    try {
      await app.session.upload(`${API}?${new URLSearchParams({ id: this.#id, later: 'true', name: file.name })}`, file);
      this.#id = '';
      this.step = 'sent';
      this.#focus = '#import-sent';
    } catch (problem) {
      this.problem = problem;
      this.step = 'looked';
    }
    window.removeEventListener('beforeunload', this.stay);
    this.dispatchEvent(new CustomEvent('ended', { detail: this.step === 'sent' }));
  }

  updated() {
    if (!this.#focus) return;
    const selector = this.#focus;
    this.#focus = '';
    /** @type {HTMLElement|null} */ (this.querySelector(selector))?.focus();
  }

  /** @param {DragEvent} event */
  #drop(event) {
    event.preventDefault();
    this.over = false;
    this.#choose(event.dataTransfer?.files[0]);
  }

  render() {
    const { words, step, file } = this;
    return html`<div class="stack">
      ${this.again ? notice({ tone: 'amber', title: words.say('again.title', { name: this.again.name || words.say('import.unnamed') }), text: words.say('again.text') }) : nothing}
      ${step === 'sending' ? nothing : this.#drops()}
      ${this.wrong ? notice({ tone: 'red', urgent: true, title: file?.name, text: this.wrong }) : nothing}
      <div role="status">${step === 'looking' ? html`<div class="stack near"><p>${words.say('looking', { name: file?.name ?? '' })}</p><div class="shape control"></div></div>` : nothing}</div>
      ${this.#problem()}
      ${this.looked && file && step !== 'sent' ? preview({ words, file, lines: this.lines, looked: this.looked, sending: step === 'sending', send: () => this.#send(), leave: () => this.#leave() }) : nothing}
      ${step === 'sent' ? html`<div id="import-sent" tabindex="-1">${notice({ tone: 'green', icon: 'check', title: words.say('sent.title', { name: file?.name ?? '' }), text: words.say('sent.text') })}</div>` : nothing}
    </div>`;
  }

  #leave() {
    this.#clear();
    this.#focus = '#import-file';
  }

  #drops() {
    const { words } = this;
    return html`<div class="drop ${this.over ? 'over' : ''}" @drop=${this.#drop} @dragleave=${() => (this.over = false)}
      @dragover=${(/** @type {DragEvent} */ event) => { event.preventDefault(); this.over = true; }}>
      <input class="heard" type="file" id="import-file" accept=".csv,text/csv" aria-describedby="import-file-hint"
        @change=${(/** @type {any} */ event) => { const [file] = event.target.files; event.target.value = ''; this.#choose(file); }}>
      <label class="button ${this.looked ? 'quiet' : ''}" for="import-file">${words.say(this.looked ? 'choose.other' : 'choose')}</label>
      <p class="small soft" id="import-file-hint">${words.say('choose.hint')} <a href=${TEMPLATE} download="appointments.csv">${words.say('template')}</a></p>
    </div>`;
  }

  /** A file that no row can be taken of says so for each column. */
  #problem() {
    const { words, problem, file } = this;
    if (!problem) return nothing;
    const columns = /** @type {[string, string][]} */ (Object.entries(problem.fields ?? {}));
    if (columns.length) {
      return notice({
        tone: 'red', urgent: true, title: words.say('file.refused', { name: file?.name ?? '' }),
        more: html`<ul>${columns.map(([column, sentence]) => html`<li>${column === 'file' ? nothing : html`<code>${column}</code>: `}${sentence}</li>`)}</ul>
          <p>${words.say('file.refused.next')}</p>`,
      });
    }
    const act = () => void (this.looked ? this.#send() : file && this.#look(file));
    return problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act }));
  }
}

customElements.define('import-file', ImportFile);
