// @ts-check
import { html, nothing } from 'lit';
import { ModalForm } from '../callside/console/modal-form.js';
import { number } from '../callside/console/numbers.js';
import { field } from '../callside/controls.js';
import { cardLine, creditsOf, levelName } from './level-words.js';

/** Removes an individual level: says in numbers what happens, and asks where its credits go. */
class RemovalDialog extends ModalForm {
  static properties = { ...ModalForm.properties, levels: { attribute: false }, canManage: { attribute: false }, level: { state: true }, to: { state: true } };

  constructor() {
    super();
    /** @type {import('./state.d.ts').Level[]} */ this.levels = [];
    this.canManage = false;
    /** @type {import('./state.d.ts').Level|undefined} */ this.level = undefined;
    this.to = '';
  }

  get dangerous() {
    return true;
  }

  /** @param {string} [id] */
  open(id) {
    this.level = this.levels.find((level) => level.id === id);
    this.to = '';
    return super.open();
  }

  /** Where the credits go at first, and when the level that was chosen is removed in another tab: what is sent is what is shown. */
  willUpdate() {
    const others = this.#others;
    if (this.opened && !others.some(({ id }) => id === this.to)) this.to = (others.find(({ kind }) => kind === 'group') ?? others[0])?.id ?? '';
  }

  get #others() {
    return this.levels.filter((level) => level.id !== this.level?.id);
  }

  /** As it is now: its balance may have changed since the dialog was opened. */
  get #now() {
    return this.levels.find(({ id }) => id === this.level?.id) ?? this.level;
  }

  get names() {
    return ['to'];
  }

  heading() {
    return this.words.say('removal.title', { name: this.level ? levelName(this.words, this.level) : '' });
  }

  verb() {
    const available = this.#now?.available ?? 0;
    return available ? this.words.say('removal.verb', { credits: creditsOf(this.words, available) }) : this.words.say('level.remove');
  }

  act() {
    return this.app.session.send('POST', `credits/levels/${this.level?.id}/removal`, { to: this.to || null });
  }

  body() {
    const { words } = this;
    const level = this.#now;
    if (!level) return nothing;
    const name = levelName(words, level);
    return html`<ul class="bullets stack near">
        ${level.available ? html`<li>${words.say('removal.credits', { count: level.available, number: number(words, level.available) })}</li>` : nothing}
        ${level.reserved ? html`<li>${words.say('removal.reserved', { count: level.reserved, number: number(words, level.reserved) })}</li>` : nothing}
        <li>${words.say('removal.group', { name })}</li>
        ${level.topUp.on ? html`<li>${words.say('removal.topUp')}</li>` : nothing}
        ${level.card ? html`<li>${words.say('removal.card', { card: cardLine(level.card) })}</li>` : nothing}
        <li>${words.say('removal.history')}</li>
      </ul>
      ${this.#others.length ? field({
        id: 'removal-to', label: words.say('removal.to'), error: this.errors.to,
        control: html`<select class="input" id="removal-to" aria-describedby="removal-to-hint" aria-invalid=${this.errors.to ? 'true' : 'false'} @change=${(/** @type {any} */ event) => (this.to = event.target.value)}>
          ${this.#others.map((other) => html`<option value=${other.id} .selected=${other.id === this.to}>${levelName(words, other)} (${creditsOf(words, other.available)})</option>`)}
        </select>`,
      }) : nothing}`;
  }
}

customElements.define('removal-dialog', RemovalDialog);
