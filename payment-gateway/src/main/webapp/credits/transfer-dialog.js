// @ts-check
import { html } from 'lit';
import { ModalForm } from '../callside/console/modal-form.js';
import { number } from '../callside/console/numbers.js';
import { field } from '../callside/controls.js';
import { uuid7 } from '../callside/uuid.js';
import { creditsOf, levelName } from './level-words.js';
import { readWhole } from './typed.js';

/** Moves credits from one level to another; what both will have shows as one types. */
class TransferDialog extends ModalForm {
  static properties = { ...ModalForm.properties, levels: { attribute: false }, from: { state: true }, to: { state: true }, typed: { state: true } };

  constructor() {
    super();
    /** @type {import('./state.d.ts').Level[]} */ this.levels = [];
    this.from = '';
    this.to = '';
    this.typed = '';
    this.wanted = '';
    this.sent = '';
  }

  open() {
    this.from = this.levels[0]?.id ?? '';
    this.to = this.levels[1]?.id ?? '';
    this.typed = '';
    this.wanted = '';
    return super.open();
  }

  /** A level that was removed in another tab gives or takes nothing: what is sent is what is shown. */
  willUpdate() {
    if (!this.opened) return;
    for (const [name, other] of /** @type {['from'|'to', 'from'|'to'][]} */ ([['from', 'to'], ['to', 'from']])) {
      if (this.levels.some(({ id }) => id === this[name])) continue;
      this[name] = (this.levels.find(({ id }) => id !== this[other]) ?? this.levels[0])?.id ?? '';
    }
  }

  get #source() {
    return this.levels.find(({ id }) => id === this.from);
  }

  get #read() {
    return readWhole(this.words, this.typed, 1, this.#source?.available ?? 0);
  }

  get names() {
    return ['from', 'to', 'credits'];
  }

  heading() {
    return this.words.say('transfer.title');
  }

  verb() {
    const { value } = this.#read;
    return value === undefined ? this.words.say('transfer') : this.words.say('transfer.verb', { credits: creditsOf(this.words, value) });
  }

  check() {
    const { words } = this;
    /** @type {Record<string, string>} */ const errors = {};
    const { error } = this.#read;
    if (error) errors.credits = this.#source?.available ? error : words.say('transfer.empty');
    if (this.to === this.from) errors.to = words.say('transfer.same');
    return errors;
  }

  /** The same content keeps its id, whatever became of the answer. */
  act() {
    const wanted = { from: this.from, to: this.to, credits: this.#read.value };
    const content = JSON.stringify(wanted);
    if (!this.wanted || this.sent !== content) this.wanted = uuid7();
    this.sent = content;
    return this.app.session.send('PUT', `credits/transfers/${this.wanted}`, wanted);
  }

  body() {
    const { words, errors } = this;
    return html`${this.#select('from')}${this.#select('to')}
      ${field({
        id: 'transfer-credits', label: words.say('transfer.credits'), error: errors.credits, hint: this.#after(),
        control: html`<input class="input money" id="transfer-credits" inputmode="numeric" autocomplete="off" required aria-describedby="transfer-credits-hint"
          aria-invalid=${errors.credits ? 'true' : 'false'} .value=${this.typed} @input=${(/** @type {any} */ event) => { this.typed = event.target.value; this.errors = {}; }}>`,
      })}`;
  }

  /** @param {'from'|'to'} name */
  #select(name) {
    const { words, errors } = this;
    const id = `transfer-${name}`;
    return field({
      id, label: words.say(id.replace('-', '.')), error: errors[name],
      control: html`<select class="input" id=${id} aria-describedby="${id}-hint" aria-invalid=${errors[name] ? 'true' : 'false'} @change=${(/** @type {any} */ event) => { this[name] = event.target.value; this.errors = {}; }}>
        ${this.levels.map((level) => html`<option value=${level.id} .selected=${level.id === this[name]}>${levelName(words, level)} (${creditsOf(words, level.available)})</option>`)}
      </select>`,
    });
  }

  #after() {
    const { value } = this.#read;
    const source = this.#source;
    const target = this.levels.find(({ id }) => id === this.to);
    if (value === undefined || !source || !target || source === target) return '';
    const { words } = this;
    return words.say('transfer.after', {
      from: levelName(words, source), fromAfter: number(words, source.available - value),
      to: levelName(words, target), toAfter: number(words, target.available + value),
    });
  }
}

customElements.define('transfer-dialog', TransferDialog);
