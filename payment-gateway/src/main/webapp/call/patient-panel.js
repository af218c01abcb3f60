// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { button, disc } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';
import { isOpen } from './outlook.js';
import './pay-request.js';

/** The patient's side: what is asked, above what is done with. */
class PatientPanel extends Panel {
  static properties = { state: { attribute: false }, over: { type: Boolean } };

  constructor() {
    super();
    /** @type {import('./state.d.ts').State} */ this.state;
    this.over = false;
    /** Kept for the next request of this call, in this page's memory only. */
    this.purse = { email: '' };
  }

  render() {
    const { app, words, state } = this;
    if (state.requests.length === 0) return this.#nothing();
    const requests = [...state.requests].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
    return html`<ul class="stack">
      ${repeat(requests, ({ id }) => id, (request) => html`<li>
        <pay-request .app=${app} .words=${words} .request=${request} .practice=${state.practice} .purse=${this.purse}></pay-request>
      </li>`)}
      ${requests.some(isOpen) ? nothing : html`<li>${button({ text: words.say('pay.close'), look: 'quiet wide', act: () => this.#close() })}</li>`}
    </ul>`;
  }

  #close() {
    this.app.bridge.done().catch(() => {}); // a host that cannot close the panel leaves it open
  }

  #nothing() {
    const { words, state } = this;
    const who = state.viewer === 'observer' ? 'observer' : this.over ? 'over' : 'patient';
    return html`<div class="empty stack near">
      ${disc('grey', state.viewer === 'observer' ? 'eye' : 'card', true)}
      <h1>${words.say(`${who}.nothing.title`)}</h1>
      <p class="soft">${words.say(`${who}.nothing.text`, { practice: state.practice.name })}</p>
    </div>`;
  }
}

customElements.define('patient-panel', PatientPanel);
