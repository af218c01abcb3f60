// @ts-check
import { html, nothing } from 'lit';
import { button, disc, problemNotice } from '../callside/controls.js';
import { Panel, part } from '../callside/panel.js';
import { outlook } from './outlook.js';
import { sentence } from './sentences.js';

const payLink = part((again) => import(`./pay-link.js${again}`));

/** One request as its clinician sees it, and what can be done about it. */
class RequestRow extends Panel {
  static properties = {
    request: { attribute: false }, several: { type: Boolean },
    busy: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./state.d.ts').Request} */ this.request;
    this.several = false;
    this.busy = false;
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has('request') || customElements.get('pay-link')) return;
    // There is nothing to send on before there is a request.
    payLink().catch(() => {}); // with the next state, again
  }

  /** @param {'cancel'|'check'} verb */
  async #post(verb) {
    const answer = await this.app.session.send('POST', `requests/${this.request.id}/${verb}`, {});
    this.dispatchEvent(new CustomEvent('answer', { detail: answer, bubbles: true }));
  }

  async #check() {
    this.busy = true;
    this.problem = null;
    await this.#post('check').catch((problem) => (this.problem = problem));
    this.busy = false;
  }

  #cancel() {
    const { words, request } = this;
    const params = { amount: words.money(request.amount, request.currency), name: request.patient?.name ?? words.say('cancel.anybody') };
    /** @type {any} */ (this.querySelector('confirm-dialog')).ask({
      title: words.say('cancel.title', params),
      text: html`<p>${words.say(request.state === 'paying' ? 'cancel.text.paying' : 'cancel.text', params)}</p>`,
      verb: words.say('cancel'),
      back: words.say('cancel.keep'),
      act: () => this.#post('cancel'),
    });
  }

  render() {
    const { words, request } = this;
    const { tone, icon, key } = outlook(request, 'clinician');
    const amount = words.money(request.amount, request.currency);
    return html`<article class="request ${tone}" data-state=${request.unknown ? 'unknown' : request.state}>
      ${disc(tone, icon)}
      <div class="what">
        <p class="amount money">${amount}</p>
        <p class="tone">${sentence(words, request, this.#key(key))}</p>
        ${request.doubt ? html`<p class="small soft">${request.doubt}</p>` : nothing}
        ${request.failure ? html`<p class="small soft">${request.failure.message}</p>` : nothing}
        ${request.refund ? html`<p class="small">${request.refund.message}</p>` : nothing}
        <p class="small soft typed">${request.description}</p>
        <p class="small soft">${this.several && request.patient ? `${request.patient.name} · ` : ''}${words.say('request.askedAt', { time: words.time(request.requestedAt) })}</p>
        ${this.#receipt()}
        <pay-link .app=${this.app} .words=${words} .request=${request}></pay-link>
        ${this.problem ? problemNotice(words, this.problem) : nothing}
        <div class="row acts">
          ${request.unknown || request.refund ? button({ text: words.say('check'), look: 'quiet little', busy: this.busy, act: () => this.#check() }) : nothing}
          ${request.canCancel ? button({ text: html`${words.say('cancel')}<span class="heard">, ${amount}</span>`, look: 'quiet little', act: () => this.#cancel() }) : nothing}
        </div>
      </div>
      <confirm-dialog .words=${words}></confirm-dialog>
    </article>`;
  }

  /** Says who cancelled, where that is known. @param {string} key */
  #key(key) {
    const { closedBy } = this.request;
    if (key !== 'clinician.cancelled' || !closedBy) return key;
    return closedBy === this.app.me.name ? `${key}.you` : `${key}.by`;
  }

  #receipt() {
    const { receipt } = this.request;
    if (!receipt?.state || !['refused', 'in_doubt'].includes(receipt.state)) return nothing;
    return html`<p class="small tone amber">${this.words.say(`clinician.receipt.${receipt.state}`)}</p>`;
  }
}

customElements.define('request-row', RequestRow);
