// @ts-check
import { html, nothing } from 'lit';
import { refusal } from '/pay/callside/console/refusal.js';
import { badge, button, field, problemNotice } from '/pay/callside/controls.js';
import '/pay/callside/dialog.js';
import { Panel } from '/pay/callside/panel.js';
import './copy-preview.js';
import './copy-sms-test.js';
import './copy-test.js';
import { isLetter, isTriedByPhone } from './channels.js';
import { API, levelName } from './levels.js';

/** One text: written, with what differs from message to message put in by a click; looked at while it is written; saved. */
class CopyEditor extends Panel {
  static properties = {
    key: { attribute: false }, level: { attribute: false }, text: { attribute: false }, placeholders: { attribute: false }, draft: { attribute: false }, phone: {},
    errors: { state: true }, problem: { state: true }, busy: { state: true }, done: { state: true }, credits: { state: true }, pointed: { state: true },
  };

  #focusWrong = false;
  /** the field that a placeholder goes into */ #last = 'text';

  constructor() {
    super();
    this.key = '';
    /** @type {import('./state.d.ts').Level} */ this.level;
    /** @type {import('./state.d.ts').Text} */ this.text;
    /** @type {import('./state.d.ts').Placeholder[]} */ this.placeholders = [];
    /** @type {import('./state.d.ts').Draft|null} */ this.draft = null;
    /** @type {Record<string, string>} */ this.errors = {};
    /** the placeholder that is looked at */ this.pointed = '';
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.done = '';
    /** @type {number|null} what the text costs that is shown */ this.credits = null;
    /** the practice's, which previews name */ this.phone = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('key')) return;
    this.errors = {};
    this.problem = null;
    this.done = '';
    this.credits = null;
    this.#last = 'text';
  }

  get #shown() {
    const { subject, text } = this.draft ?? this.text;
    return { subject, text };
  }

  /** Of what was typed into, or is shown. */
  get #version() {
    return (this.draft ?? this.text).version;
  }

  /** @param {import('./state.d.ts').Draft|null} draft */
  #tell(draft) {
    this.dispatchEvent(new CustomEvent('typed', { detail: { key: this.key, draft } }));
  }

  /** @param {object} change */
  #edit(change) {
    const draft = { ...this.#shown, ...change, version: this.#version, beside: this.draft?.beside };
    // While another one is being saved, the old text is as new as any.
    const same = !this.busy && draft.subject === this.text.subject && draft.text === this.text.text;
    this.done = '';
    this.#tell(same ? null : draft);
  }

  get #path() {
    const { kind, channel, language } = this.text;
    return `${API}/levels/${this.level.id}/copy/${kind}/${channel}/${language}`;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const { key, draft } = this;
    this.busy = true;
    this.problem = null;
    try {
      const text = await this.app.session.send('PUT', this.#path, { ...this.#shown, version: this.#version });
      this.#settle({ key, text, sent: draft }, 'saved');
    } catch (/** @type {any} */ problem) {
      if (key === this.key) Object.assign(this, refusal(problem, ['subject', 'text']));
      this.#focusWrong = Object.keys(this.errors).length > 0;
    }
    this.busy = false;
  }

  /** @param {{key: string, text: import('./state.d.ts').Text, sent: object|null}} saved @param {string} done */
  #settle(saved, done) {
    this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
    if (saved.key !== this.key) return;
    this.errors = {};
    this.done = done;
  }

  #askReset() {
    const { words, level, key, draft } = this;
    const version = this.#version; // another text may come while the question stands
    const which = level.kind === 'group' ? 'default' : 'group';
    /** @type {any} */ (this.querySelector('confirm-dialog')).ask({
      title: words.say(`copy.reset.${which}.title`),
      text: words.say(`copy.reset.${which}.text`, { name: levelName(words, level) }),
      verb: words.say(`copy.reset.${which}`),
      act: () => this.#reset(key, draft, version),
    });
  }

  /** Somebody else's text is to be read before it is given up. @param {string} key @param {import('./state.d.ts').Draft|null} draft @param {string} version */
  async #reset(key, draft, version) {
    this.problem = null;
    try {
      const text = await this.app.session.send('DELETE', `${this.#path}?version=${version}`);
      this.#settle({ key, text, sent: draft }, 'copy.reset.done');
    } catch (/** @type {any} */ problem) {
      if (problem.slug !== 'changed-meanwhile') throw problem;
      this.problem = problem;
    }
  }

  /** Where the cursor is or was. @param {string} written */
  #insert(written) {
    const name = isLetter(this.text.channel) ? this.#last : 'text';
    const control = /** @type {HTMLInputElement} */ (this.querySelector(`#copy-${name}`));
    control.focus();
    control.setRangeText(written, control.selectionStart ?? control.value.length, control.selectionEnd ?? control.value.length, 'end');
    this.#edit({ [name]: control.value });
  }

  /** @param {Map<string, any>} changed */
  updated(changed) {
    // Whoever does not see the page hears what it is about.
    if (!changed.has('key') && this.draft?.beside && changed.has('draft') && !changed.get('draft')?.beside) /** @type {HTMLElement|null} */ (this.querySelector('#copy-theirs'))?.focus();
    if (!this.#focusWrong) return;
    this.#focusWrong = false;
    /** @type {HTMLElement|null} */ (this.querySelector('[aria-invalid=true]'))?.focus();
  }

  render() {
    const { words, text, draft, problem } = this;
    const { from, channel, kind, language } = text;
    const shown = this.#shown;
    return html`<div class="copying">
      <form class="stack" novalidate @submit=${this.#submit}>
        <div class="row">
          ${badge({ tone: from === 'own' ? 'green' : 'grey', icon: from === 'own' ? 'check' : 'dash', text: words.say(`copy.from.${from}`) })}
          ${draft ? badge({ tone: 'amber', icon: 'alert', text: words.say('unsaved') }) : nothing}
        </div>
        ${isLetter(channel) ? this.#subject(shown.subject) : nothing}
        ${this.#body(shown.text)}
        ${draft?.beside ? this.#theirs() : nothing}
        ${this.#offered()}
        ${problem ? problemNotice(words, problem, problem.slug === 'changed-meanwhile' ? button({ text: words.say('loadAgain'), look: 'quiet little', act: () => this.#load() }) : nothing) : nothing}
        <div class="row">
          ${button({ text: words.say('copy.save'), busy: this.busy, submit: true })}
          ${from === 'own' ? button({ text: words.say(`copy.reset.${this.level.kind === 'group' ? 'default' : 'group'}`), look: 'quiet', act: () => this.#askReset() }) : nothing}
          ${draft ? button({ text: words.say('copy.drop'), look: 'quiet', act: () => this.#drop() }) : nothing}
          <span role="status" class="small soft">${this.done && !draft ? words.say(this.done) : ''}</span>
        </div>
      </form>
      <div class="stack">
        <copy-preview .app=${this.app} .words=${words} .stamp=${this.phone} .wanted=${{ kind, channel, language, subject: shown.subject, text: shown.text }}
          @checked=${(/** @type {CustomEvent} */ event) => (this.errors = event.detail)} @priced=${(/** @type {CustomEvent} */ event) => (this.credits = event.detail)}></copy-preview>
        ${isLetter(channel) ? html`<copy-test .app=${this.app} .words=${words} .path=${this.#path} .shown=${shown}></copy-test>` : nothing}
        ${isTriedByPhone(channel) ? html`<copy-sms-test .app=${this.app} .words=${words} .path=${this.#path} .text=${shown.text} .credits=${this.credits}></copy-sms-test>` : nothing}
      </div>
    </div>
    <confirm-dialog .words=${words}></confirm-dialog>`;
  }

  /** Theirs, beside what was typed. */
  #load() {
    this.errors = {};
    this.problem = null;
    this.#toText();
    this.dispatchEvent(new CustomEvent('outdated', { detail: this.key }));
  }

  /** Back to what is saved. */
  #drop() {
    this.errors = {};
    this.problem = null;
    this.#tell(null);
    this.#toText();
  }

  #toText() {
    this.updateComplete.then(() => /** @type {HTMLElement|null} */ (this.querySelector('#copy-text'))?.focus());
  }

  /** @param {string} value */
  #subject(value) {
    const { words, errors, text } = this;
    return field({
      id: 'copy-subject', label: words.say('copy.subject'), error: errors.subject,
      control: html`<input class="input" id="copy-subject" lang=${text.language} autocomplete="off" aria-describedby="copy-subject-hint" aria-invalid=${errors.subject ? 'true' : 'false'}
        .value=${value} @focus=${() => (this.#last = 'subject')} @input=${(/** @type {any} */ event) => this.#edit({ subject: event.target.value })}>`,
    });
  }

  /** @param {string} value */
  #body(value) {
    const { words, errors, text } = this;
    return field({
      id: 'copy-text', label: words.say('copy.body'), hint: words.say('copy.body.hint'), error: errors.text,
      control: html`<textarea class="input" id="copy-text" lang=${text.language} rows="6" autocomplete="off" aria-describedby="copy-text-hint" aria-invalid=${errors.text ? 'true' : 'false'}
        .value=${value} @focus=${() => (this.#last = 'text')} @input=${(/** @type {any} */ event) => this.#edit({ text: event.target.value })}></textarea>`,
    });
  }

  /** What is saved, and would be overwritten. */
  #theirs() {
    const { words, text } = this;
    return html`
      ${isLetter(text.channel) ? field({
        id: 'copy-theirs-subject', label: words.say('copy.theirs.subject'),
        control: html`<input class="input" id="copy-theirs-subject" readonly lang=${text.language} aria-describedby="copy-theirs-subject-hint" .value=${text.subject}>`,
      }) : nothing}
      ${field({
        id: 'copy-theirs', label: words.say('copy.theirs'), hint: words.say('copy.theirs.hint'),
        control: html`<textarea class="input" id="copy-theirs" readonly lang=${text.language} rows="6" aria-describedby="copy-theirs-hint" .value=${text.text}></textarea>`,
      })}`;
  }

  /** What stands in its place, for whoever points at it, comes to it by keyboard, or taps it. */
  #offered() {
    const { words, placeholders, text } = this;
    const about = (/** @type {Record<string, string>} */ samples) => (samples[text.language] ? words.say('copy.example', { example: samples[text.language] }) : words.say('copy.unknown'));
    const pointed = placeholders.find(({ written }) => written === this.pointed);
    return html`<fieldset><legend>${words.say('copy.placeholders')}</legend>
      <p class="small soft">${words.say('copy.placeholders.text')}</p>
      <div class="placeholders">${placeholders.map(({ label, written, samples }) => html`<button type="button" class="chip" title=${about(samples)}
        @focus=${() => (this.pointed = written)} @pointerenter=${() => (this.pointed = written)}
        @click=${() => this.#insert(written)}><span class="heard">${words.say('copy.insert')} </span>${label}</button>`)}</div>
      <p class="small typed" aria-hidden="true">${pointed ? `${pointed.label}: ${about(pointed.samples)}` : '\u00a0'}</p>
    </fieldset>`;
  }
}

customElements.define('copy-editor', CopyEditor);
