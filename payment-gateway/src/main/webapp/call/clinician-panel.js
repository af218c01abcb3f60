// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { button, notice } from '../callside/controls.js';
import '../callside/dialog.js';
import { Panel } from '../callside/panel.js';
import { EMPTY, seen } from './draft.js';
import './request-form.js';
import './request-row.js';

/**
 * The clinician's side: ask, then see at a glance what became of it. Owns what has been typed, so that nothing which
 * happens around the form can lose it.
 */
class ClinicianPanel extends Panel {
  static properties = { state: { attribute: false }, over: { type: Boolean }, draft: { state: true }, unshared: { state: true } };

  constructor() {
    super();
    /** @type {import('./state.d.ts').State} */ this.state;
    this.over = false;
    this.draft = EMPTY;
    /** The requests for which the patient's panel was opened. @type {Set<string>} */ this.shared = new Set();
    this.unshared = false;
    /** @param {(draft: import('./draft.js').Draft) => import('./draft.js').Draft} change */
    this.change = (change) => (this.draft = change(this.draft));
  }

  willUpdate() {
    this.draft = seen(this.draft, this.state.requests);
    const asked = this.state.requests.filter(({ id, canCancel }) => canCancel && !this.shared.has(id));
    asked.forEach(({ id }) => this.shared.add(id));
    if (asked.length && !this.over) this.#share();
  }

  /** Opens the panel of everybody else, again if they have closed it; the host also does so for those who come later, and when the call is over it alone. */
  #share() {
    this.unshared = false;
    this.app.bridge.share().catch(() => (this.unshared = true));
  }

  /** Whoever was in the form when the call ended goes on at the heading. @param {Map<string, unknown>} changed */
  update(changed) {
    const at = this.querySelector(':focus');
    super.update(changed);
    if (at?.isConnected === false) this.querySelector('h1')?.focus();
  }

  render() {
    const { words, state } = this;
    return html`<div class="stack">
      <h1 tabindex="-1">${words.say('request.title')}</h1>
      ${this.#ask()}
      ${this.unshared && !this.over ? notice({
        tone: 'amber', icon: 'alert', text: words.say('share.failed'),
        more: button({ text: words.say('again'), look: 'quiet little', act: () => this.#share() }),
      }) : nothing}
      ${state.requests.length ? this.#list() : nothing}
    </div>`;
  }

  /** The form, or why there is none. */
  #ask() {
    const { app, words, state, draft } = this;
    if (this.over) {
      const open = state.requests.some(({ canCancel }) => canCancel);
      return notice({ tone: 'grey', text: words.say('request.over') + (open ? ` ${words.say('request.over.open')}` : '') });
    }
    return state.account.state === 'active'
      ? html`<request-form .app=${app} .words=${words} .state=${state} .draft=${draft} .change=${this.change}></request-form>`
      : notice({ tone: 'amber', icon: 'alert', title: words.say('request.notPossible'), text: state.account.message });
  }

  #list() {
    const { app, words, state } = this;
    return html`<section class="stack near" aria-labelledby="in-this-call">
      <h2 id="in-this-call">${words.say('request.inThisCall')}</h2>
      <ul class="stack near">
        ${repeat(state.requests, ({ id }) => id, (request) => html`<li><request-row .app=${app} .words=${words} .request=${request} .several=${(state.patients ?? []).length > 1}></request-row></li>`)}
      </ul>
    </section>`;
  }
}

customElements.define('clinician-panel', ClinicianPanel);
