// @ts-check
import { html } from 'lit';
import { ModalForm } from '../callside/console/modal-form.js';
import { field } from '../callside/controls.js';
import { uuid7 } from '../callside/uuid.js';

/** *Add new*: an individual level for a practitioner who has none. */
class AddLevelDialog extends ModalForm {
  static properties = { ...ModalForm.properties, credits: { attribute: false }, practitioner: { state: true } };

  constructor() {
    super();
    /** @type {import('./state.d.ts').Credits} */ this.credits;
    this.practitioner = '';
    this.wanted = '';
  }

  get possible() {
    return this.credits.practitioners.length > 0;
  }

  open() {
    this.practitioner = '';
    this.wanted = uuid7();
    return super.open();
  }

  /** Another person is another level. @param {any} event */
  #choose(event) {
    this.practitioner = event.target.value;
    this.wanted = uuid7();
    this.errors = {};
  }

  get names() {
    return ['practitioner'];
  }

  heading() {
    return this.words.say('level.add.title');
  }

  verb() {
    return this.words.say('level.add.verb');
  }

  check() {
    return this.practitioner ? /** @type {Record<string, string>} */ ({}) : { practitioner: this.words.say('level.practitioner.missing') };
  }

  act() {
    return this.app.session.send('PUT', `credits/levels/${this.wanted}`, { practitioner: this.practitioner });
  }

  body() {
    const { words, credits, errors } = this;
    if (!this.possible) return html`<p>${words.say('level.add.nobody')}</p>`;
    return html`<p>${words.say('level.add.text')}</p>
      ${field({
        id: 'practitioner', label: words.say('level.practitioner'), error: errors.practitioner,
        control: html`<select class="input" id="practitioner" required aria-describedby="practitioner-hint" aria-invalid=${errors.practitioner ? 'true' : 'false'}
          @change=${this.#choose}>
          <option value="" ?selected=${!this.practitioner}>${words.say('choose')}</option>
          ${credits.practitioners.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.practitioner}>${name}</option>`)}
        </select>`,
      })}`;
  }
}

customElements.define('add-level-dialog', AddLevelDialog);
