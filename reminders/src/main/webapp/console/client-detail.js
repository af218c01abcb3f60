// @ts-check
import { html, nothing } from 'lit';
import { listShape } from '/pay/callside/console/list.js';
import { hashOf } from '/pay/callside/console/routes.js';
import { badge, button, notice, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { answered, CONSENTED, history, languageName, reach, standing, unbooked } from './client-words.js';

/** @typedef {import('./clients.d.ts').Client} Client */

const API = '/reminders/api/v1';
const MESSAGES = 5;

/** One client: how they are reached, what they agreed to and how it came to that, what is to come, and what was sent. */
class ClientDetail extends Panel {
  static properties = { client: { attribute: false }, state: { attribute: false }, detail: { attribute: false }, messages: { state: true }, problem: { state: true } };

  #turn = 0;

  constructor() {
    super();
    /** @type {Client} */ this.client;
    /** @type {any} */ this.state;
    /** @type {import('./clients.d.ts').ClientDetail|null} what a decision was answered with, else what was read */ this.detail = null;
    /** @type {import('./messages.d.ts').Message[]} */ this.messages = [];
    /** @type {any} */ this.problem = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('client') && /** @type {Client|undefined} */ (changed.get('client'))?.id !== this.client.id) this.detail = null;
    if (changed.has('client') || changed.has('state') || changed.has('words')) this.#read();
  }

  async #read() {
    const turn = ++this.#turn;
    const { session } = this.app;
    const query = new URLSearchParams({ client: this.client.externalId, limit: String(MESSAGES) });
    try {
      const [detail, page] = await Promise.all([session.send('GET', `${API}/clients/${this.client.id}`), session.send('GET', `${API}/messages?${query}`)]);
      if (turn === this.#turn) Object.assign(this, { detail, messages: page.entries, problem: null });
    } catch (problem) {
      if (turn === this.#turn) this.problem = problem;
    }
  }

  /** @param {import('./clients.d.ts').Consented} channel @param {boolean} given */
  #decide(channel, given) {
    this.dispatchEvent(new CustomEvent('decide', { detail: { client: this.detail?.client ?? this.client, channel, given } }));
  }

  render() {
    const { words, detail, problem } = this;
    if (!detail) {
      return problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: () => this.#read() })) : listShape(3);
    }
    return html`<div class="stack client-detail">
      ${problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: () => this.#read() })) : nothing}
      ${this.#contact(detail.client)}
      <section class="stack near"><h2>${words.say('consent')}</h2><div class="consents">${CONSENTED.map((channel) => this.#channel(detail.client, channel))}</div></section>
      ${this.#history(detail)}
      ${this.#appointments(detail)}
      ${this.#messages(detail.client)}
    </div>`;
  }

  /** @param {Client} client */
  #contact(client) {
    const { words } = this;
    /** @type {[string, string][]} */
    const facts = [
      ['phone', client.phone ?? words.say('none')],
      ['email', client.email ?? words.say('none')],
      ['language', client.language ? languageName(words, client.language) : words.say('language.practice')],
      ['zone', client.zone ?? words.say('zone.practice')],
      ['externalId', client.externalId],
    ];
    return html`<section class="stack near"><h2>${words.say('contact')}</h2>
      <dl class="facts">${facts.map(([key, value]) => html`<div><dt>${words.say(key)}</dt><dd class="typed">${value}</dd></div>`)}</dl>
      <p class="small soft">${words.say('contact.source')}</p></section>`;
  }

  /** @param {Client} client @param {import('./clients.d.ts').Consented} channel */
  #channel(client, channel) {
    const { words } = this;
    const { agreed, optedOut } = reach(client, channel);
    const { tone, icon, key } = standing(client, channel);
    return html`<div class="consent stack near">
      <strong>${words.say(`channel.${channel}`)}</strong>
      <div>${badge({ tone, icon, text: words.say(key) })}</div>
      ${optedOut ? notice({ tone: 'grey', text: words.say('stop.text') }) : nothing}
      <div class="row">${button({ text: words.say(`${agreed ? 'withdraw' : 'give'}.${channel}.verb`), look: 'quiet', act: () => this.#decide(channel, !agreed) })}</div>
    </div>`;
  }

  /** @param {import('./clients.d.ts').ClientDetail} detail */
  #history({ consents, optOuts }) {
    const { words } = this;
    const all = history(words, consents, optOuts);
    return html`<section class="stack near"><h2>${words.say('history')}</h2>
      ${all.length ? html`<ul class="entries">${all.map(({ at, channel, key, by, reason }) => html`<li>
        <span class="small soft">${words.dateTime(at)}</span> ${words.say(key, { channel: words.say(`channel.${channel}`) })} <span class="small soft">${by}</span>
        ${reason ? html`<br><q class="typed">${reason}</q>` : nothing}</li>`)}</ul>` : html`<p class="soft">${words.say('history.empty')}</p>`}</section>`;
  }

  /** @param {import('./clients.d.ts').ClientDetail} detail */
  #appointments({ appointments }) {
    const { words } = this;
    return html`<section class="stack near"><h2>${words.say('coming')}</h2>
      ${appointments.length ? html`<ul class="entries">${appointments.map((each) => this.#appointment(each))}</ul>`
        : html`<p class="soft">${words.say('coming.empty')}</p>`}</section>`;
  }

  /** @param {import('./clients.d.ts').Appointment} appointment */
  #appointment({ start, type, practitioner, id, status, answer }) {
    const { words } = this;
    const marks = [unbooked(status), answered(answer)].flatMap((each) => each ?? []);
    return html`<li class="typed">${words.dateTime(start)} <span class="small soft">${[type, practitioner, id].filter(Boolean).join(', ')}</span>${marks.map(({ tone, icon, key }) => html` ${badge({ tone, icon, text: words.say(key) })}`)}</li>`;
  }

  /** @param {Client} client */
  #messages(client) {
    const { words, messages } = this;
    return html`<section class="stack near"><h2>${words.say('newest')}</h2>
      ${messages.length ? html`<ul class="entries">${messages.map(({ sent, due, what, channel, state, why }) => html`<li>
        <span class="small soft">${words.dateTime(sent ?? due)}</span> ${what}, ${words.say(`channel.${channel}`)}: ${words.say(`state.${state}`)} ${why ? html`<span class="small soft">${why}</span>` : nothing}</li>`)}</ul>`
        : html`<p class="soft">${words.say('newest.empty')}</p>`}
      <p><a href=${hashOf('messages', 'client', client.externalId)}>${words.say('newest.all')}<span class="heard"> ${client.name}</span></a></p></section>`;
  }
}

customElements.define('client-detail', ClientDetail);
