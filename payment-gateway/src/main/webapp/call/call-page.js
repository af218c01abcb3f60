// @ts-check
import { html, nothing } from 'lit';
import { button, notice } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';
import { withAnswers } from './answers.js';
import { isOpen, news, outlook } from './outlook.js';
import { sentence } from './sentences.js';

/** When a voice knows a part of the page that has just come. In ms. */
const SOON = 500;

const HELP = new URL('../help/', import.meta.url).pathname;

/**
 * One panel for every role: who looks at it is part of the state. Holds what all of them share, the connection, the
 * page's own answers, and the voice that tells a listener what has changed.
 */
class CallPage extends Panel {
  static properties = { state: { attribute: false }, connection: {}, ended: { type: Boolean }, heard: { state: true } };

  constructor() {
    super();
    /** @type {import('./state.d.ts').State} */ this.state;
    this.connection = 'connecting';
    this.ended = false;
    this.heard = '';
    /** @type {Map<string, import('./state.d.ts').Request>} */ this.answers = new Map();
    /** @type {import('./state.d.ts').Request[]|null} */ this.told = null;
    this.addEventListener('answer', (event) => {
      const request = /** @type {CustomEvent} */ (event).detail;
      this.answers.set(request.id, request);
      this.requestUpdate();
    });
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.view = withAnswers(this.state, this.answers);
    if (this.told) this.#tell(news(this.told, this.view.requests, this.#side));
    this.told = this.view.requests;
  }

  /** What is asked for already is told too: the panel opens by itself and takes no focus. A voice says only what changes in it. */
  firstUpdated() {
    if (this.#side === 'patient') setTimeout(() => this.#tell((this.view?.requests ?? []).filter(isOpen)), SOON);
  }

  get #side() {
    return this.view?.viewer === 'clinician' ? 'clinician' : 'patient';
  }

  /** @param {import('./state.d.ts').Request[]} requests */
  #tell(requests) {
    if (requests.length) this.heard = requests.map((r) => sentence(this.words, r, outlook(r, this.#side).key)).join('. ');
  }

  render() {
    const { app, words, view, connection } = this;
    const over = this.ended || (view && view.call.state !== 'live');
    return html`
      <div class="page stack">
        ${connection === 'offline' ? notice({ tone: 'red', text: words.say('connection.offline') }) : nothing}
        ${connection === 'over' ? notice({
          tone: 'grey', text: words.say('connection.over'),
          more: button({ text: words.say('connection.look'), look: 'quiet little', act: () => location.reload() }),
        }) : nothing}
        ${view?.viewer === 'clinician'
          ? html`<clinician-panel .app=${app} .words=${words} .state=${view} .over=${over}></clinician-panel>`
          : html`<patient-panel .app=${app} .words=${words} .state=${view} .over=${over}></patient-panel>`}
        <footer class="small soft">
          <span>${connection === 'reconnecting' ? words.say('connection.reconnecting') : nothing}</span>
          <a href="${HELP}${words.language}.html" target="_blank" rel="noopener">${words.say('help')}<span class="heard"> (${words.say('newWindow')})</span></a>
        </footer>
      </div>
      <div class="heard" role="status" aria-live="polite">${this.heard}</div>
    `;
  }
}

customElements.define('call-page', CallPage);
