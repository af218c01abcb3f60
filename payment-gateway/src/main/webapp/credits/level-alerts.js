// @ts-check
import { html, nothing } from 'lit';
import { isEmail } from '../call/email.js';
import { refusal } from '../callside/console/refusal.js';
import { typedSince } from '../callside/console/typed-since.js';
import { button, field, problemNotice } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';
import { number } from '../callside/console/numbers.js';
import { hashOf } from '../callside/console/routes.js';
import { wholes } from './typed.js';

const MOST_STAGES = 10;
const MOST_RECIPIENTS = 10;
const HIGHEST = 1_000_000;

/** @param {string} text */
const parts = (text) => text.split(/[\s;,]+/).filter(Boolean);

/** At which balances who is told by e-mail. */
class LevelAlerts extends Panel {
  static properties = {
    level: { attribute: false }, typed: { state: true }, errors: { state: true }, problem: { state: true }, busy: { state: true }, saved: { state: true },
  };

  #focusWrong = false;

  constructor() {
    super();
    /** @type {import('./state.d.ts').Level} */ this.level;
    /** @type {{stages: string, recipients: string}|null} */ this.typed = null;
    /** @type {Record<string, string>} */ this.errors = {};
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.saved = false;
  }

  /** What was saved is shown as typed until the server's word of it is there. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('level') && this.saved) this.typed = null;
  }

  get #shown() {
    const { stages, recipients } = this.level.alerts;
    return this.typed ?? { stages: [...stages].sort((a, b) => b - a).join(', '), recipients: recipients.join('\n') };
  }

  #read() {
    const { words } = this;
    const stages = wholes(this.#shown.stages);
    const recipients = parts(this.#shown.recipients);
    const wrong = stages.find(({ value }) => value === null || value > HIGHEST);
    const address = recipients.find((each) => !isEmail(each));
    /** @type {Record<string, string>} */ const errors = {};
    if (wrong) errors.stages = words.say('alerts.stages.wrong', { typed: wrong.part });
    else if (stages.length > MOST_STAGES) errors.stages = words.say('alerts.stages.most', { count: MOST_STAGES });
    if (address) errors.recipients = words.say('alerts.recipients.wrong', { typed: address });
    else if (recipients.length > MOST_RECIPIENTS) errors.recipients = words.say('alerts.recipients.most', { count: MOST_RECIPIENTS });
    const values = [...new Set(stages.map(({ value }) => value ?? 0))].sort((a, b) => b - a);
    return { errors, wanted: { stages: values, recipients: [...new Set(recipients)] } };
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const { errors, wanted } = this.#read();
    this.errors = errors;
    this.problem = null;
    if (Object.keys(errors).length) return void (this.#focusWrong = true);
    const sent = this.typed;
    this.busy = true;
    try {
      await this.app.session.send('PUT', `credits/levels/${this.level.id}/alerts`, wanted);
      this.saved = !typedSince(this.typed, sent);
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    } catch (/** @type {any} */ problem) {
      this.#refused(problem);
    }
    this.busy = false;
  }

  /** @param {any} problem */
  #refused(problem) {
    Object.assign(this, refusal(problem, ['stages', 'recipients']));
    this.#focusWrong = Object.keys(this.errors).length > 0;
  }

  updated() {
    if (!this.#focusWrong) return;
    this.#focusWrong = false;
    /** @type {HTMLElement|null} */ (this.querySelector('[aria-invalid=true]'))?.focus();
  }

  /** @param {'stages'|'recipients'} name */
  #edit(name) {
    return (/** @type {any} */ event) => {
      this.typed = { ...this.#shown, [name]: event.target.value };
      this.errors = {};
      this.saved = false;
    };
  }

  render() {
    const { words, level, errors, problem } = this;
    const shown = this.#shown;
    const stages = `stages-${level.id}`;
    const recipients = `recipients-${level.id}`;
    return html`<form class="stack narrow" novalidate @submit=${this.#submit}>
      <p>${words.say('alerts.text')} <a href=${hashOf('copy', level.id, 'low-balance', 'email', words.language)}>${words.say('alerts.copy')}</a></p>
      ${field({
        id: stages, label: words.say('alerts.stages'), hint: words.say('alerts.stages.hint', { example: `${number(words, 100)}, ${number(words, 25)}, 0` }), error: errors.stages,
        control: html`<input class="input money" id=${stages} autocomplete="off" aria-describedby="${stages}-hint" aria-invalid=${errors.stages ? 'true' : 'false'} .value=${shown.stages} @input=${this.#edit('stages')}>`,
      })}
      ${field({
        id: recipients, label: words.say('alerts.recipients'), hint: words.say('alerts.recipients.hint'), error: errors.recipients,
        control: html`<textarea class="input" id=${recipients} rows="3" autocomplete="off" aria-describedby="${recipients}-hint" aria-invalid=${errors.recipients ? 'true' : 'false'} .value=${shown.recipients} @input=${this.#edit('recipients')}></textarea>`,
      })}
      ${problem ? problemNotice(words, problem) : nothing}
      <div class="row">
        ${button({ text: words.say('alerts.save'), busy: this.busy, submit: true })}
        <span role="status" class="small soft">${this.saved ? words.say('saved') : ''}</span>
      </div>
    </form>`;
  }
}

customElements.define('level-alerts', LevelAlerts);
