// @ts-check
import { html, nothing } from 'lit';
import { ModalForm } from '/pay/callside/console/modal-form.js';
import { field } from '/pay/callside/controls.js';
import { uuid7 } from '/pay/callside/uuid.js';

export const SCOPES = ['appointments:read', 'appointments:write', 'credits:spend'];

/** *Make key*: a name, and what it may be used for. Whoever opens it is told of the key by the event `made`. */
class KeyForm extends ModalForm {
  static properties = { ...ModalForm.properties, typed: { state: true }, chosen: { state: true } };

  constructor() {
    super();
    this.typed = '';
    /** @type {string[]} */ this.chosen = [];
    this.wanted = '';
  }

  open() {
    this.typed = '';
    this.chosen = [...SCOPES];
    this.wanted = uuid7();
    return super.open();
  }

  get names() {
    return ['name', 'scopes'];
  }

  heading() {
    return this.words.say('key.make.title');
  }

  verb() {
    return this.words.say('key.make.verb');
  }

  check() {
    const { words, typed, chosen } = this;
    return {
      ...(typed.trim() ? {} : { name: words.say('key.name.missing') }),
      ...(chosen.length ? {} : { scopes: words.say('key.scopes.missing') }),
    };
  }

  async act() {
    const answer = await this.app.session.send('POST', '/reminders/api/v1/keys', { id: this.wanted, name: this.typed, scopes: this.chosen });
    this.dispatchEvent(new CustomEvent('made', { detail: answer }));
  }

  /** Another wish is another key. @param {() => void} change */
  #change(change) {
    change();
    this.wanted = uuid7();
    this.errors = {};
  }

  body() {
    const { words, errors } = this;
    return html`<p>${words.say('key.make.text')}</p>
      ${field({
        id: 'key-name', label: words.say('key.name'), hint: words.say('key.name.hint'), error: errors.name,
        control: html`<input class="input" id="key-name" required maxlength="100" autocomplete="off" aria-describedby="key-name-hint" aria-invalid=${errors.name ? 'true' : 'false'}
          .value=${this.typed} @input=${(/** @type {any} */ event) => this.#change(() => (this.typed = event.target.value))}>`,
      })}
      <fieldset aria-describedby=${errors.scopes ? 'key-scopes-hint' : nothing}>
        <legend>${words.say('key.scopes')}</legend>
        ${SCOPES.map((scope) => this.#scope(scope))}
        ${errors.scopes ? html`<p class="small tone red" id="key-scopes-hint">${errors.scopes}</p>` : nothing}
      </fieldset>`;
  }

  /** @param {string} scope */
  #scope(scope) {
    const { words } = this;
    return html`<label class="choice"><input type="checkbox" .checked=${this.chosen.includes(scope)} aria-invalid=${this.errors.scopes ? 'true' : 'false'}
        @change=${(/** @type {any} */ event) => this.#change(() => (this.chosen = SCOPES.filter((each) => (each === scope ? event.target.checked : this.chosen.includes(each)))))}>
      <span><strong>${words.say(`scope.${scope}`)}</strong><span class="small soft">${words.say(`scope.${scope}.text`)}</span></span></label>`;
  }
}

customElements.define('key-form', KeyForm);
