// @ts-check
import { html, nothing } from 'lit';
import { chips } from '/pay/callside/console/chips.js';
import { download } from '/pay/callside/console/download.js';
import { Entries } from '/pay/callside/console/entries.js';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { list, listShape } from '/pay/callside/console/list.js';
import { number } from '/pay/callside/console/numbers.js';
import { oneAtATime } from '/pay/callside/console/one-at-a-time.js';
import { hashOf } from '/pay/callside/console/routes.js';
import { today } from '/pay/callside/console/scale.js';
import { badge, button, field, problemNotice } from '/pay/callside/controls.js';
import '/pay/callside/dialog.js';
import { Panel } from '/pay/callside/panel.js';
import { CHANNELS } from './channels.js';
import './message-detail.js';
import { CHIPS, chipText, moment, outlook, replied } from './message-outlook.js';

/** @typedef {import('./messages.d.ts').Message} Message */
/** @typedef {'again'|'doubt'|'cancel'|'arrived'|'left'} Act */

const API = '/reminders/api/v1/messages';
const STYLES = '/reminders/console/messages.css';
const PAGE = 25;
const TYPING = 300;
/** So many are read anew at a time. */
const MOST = 100;
/** News may come one after the other; so long lies between two looks at them. */
const REST = 2000;
/** Its path, and what is sent. @type {Record<Act, [string, object?]>} */
const ACTS = {
  again: ['send-again', { inDoubt: false }],
  doubt: ['send-again', { inDoubt: true }],
  arrived: ['decide', { arrived: true }],
  left: ['decide', { arrived: false }],
  cancel: ['cancel'],
};
const SELECTS = { channel: ['', ...CHANNELS], kind: ['', 'booked', 'changed', 'cancelled', 'before', 'after', 'no-show', 'unpaid'], answer: ['', 'attention', 'yes', 'no'] };

/**
 * *Messages*: what was sent, what is going to be, and what went wrong. Begins with what was due until today; what is planned for
 * later is a chip away.
 */
class MessagesPage extends Panel {
  static properties = { state: { attribute: false }, route: { attribute: false }, chip: { state: true }, opened: { state: true }, toRead: { state: true }, saving: { state: true }, unsaved: { state: true }, heard: { state: true } };

  /** @type {number|undefined} */ #timer;
  /** nobody has chosen until when: it is today, whatever day that has become */ #untilToday = false;

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    this.chip = '';
    this.opened = '';
    /** @type {Record<string, string>|null} */ this.filter = null;
    /** how many replies nobody has read */ this.toRead = 0;
    this.saving = false;
    /** @type {any} */ this.unsaved = null;
    this.heard = '';
    /** @type {Entries<Message>} */
    this.entries = new Entries((before, shown) => this.#page(before, shown), () => this.requestUpdate());
    this.refresh = oneAtATime(() => this.entries.refresh(), REST);
  }

  /** What came in meanwhile is news, whoever tells of it. */
  connectedCallback() {
    super.connectedCallback();
    if (this.filter) this.refresh();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.filter || (changed.has('route') && (this.route[1] ?? '') !== this.filter.client)) {
      const [, client = ''] = this.route;
      // Of one client everything is shown, what is planned too.
      this.filter = { q: '', channel: '', kind: '', answer: '', from: '', to: '', client };
      this.#untilToday = !client;
      this.chip = '';
      this.entries.load();
    } else if (changed.has('words')) this.entries.load();
    else if (changed.has('state')) this.refresh();
  }

  /** @param {string|null} before @param {number} shown */
  async #page(before, shown) {
    if (this.filter && this.#untilToday && !before) this.filter.to = today(this.words.zone);
    const page = await this.app.session.send('GET', this.#path('', before, shown));
    this.toRead = page.toRead;
    return page;
  }

  /** @param {string} file @param {string|null} [before] @param {number} [shown] */
  #path(file, before, shown = 0) {
    const query = new URLSearchParams({ ...this.filter, state: CHIPS[this.chip].join(',') });
    if (this.chip === 'toRead') query.set('answer', 'to_read');
    if (!file) query.set('limit', String(Math.min(MOST, Math.max(PAGE, shown))));
    if (before) query.set('before', before);
    for (const [name, value] of [...query]) if (!value) query.delete(name);
    return `${API}${file}${query.size ? `?${query}` : ''}`;
  }

  /** What is planned lies ahead, so it is not asked for until today. @param {string} chip */
  #choose(chip) {
    const filter = /** @type {Record<string, string>} */ (this.filter);
    if (chip === 'planned' && (this.#untilToday || filter.to === today(this.words.zone))) {
      filter.to = '';
      this.#untilToday = false;
    } else if (this.chip === 'planned' && !filter.to && !filter.from) this.#untilToday = true;
    if (chip === 'toRead') filter.answer = '';
    this.chip = chip;
    this.#find();
  }

  /** @param {string} name @param {number} pause */
  #edit(name, pause) {
    return (/** @type {any} */ event) => {
      /** @type {Record<string, string>} */ (this.filter)[name] = event.target.value;
      if (name === 'to') this.#untilToday = false;
      if (name === 'answer' && this.chip === 'toRead') this.chip = '';
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#find(), pause);
    };
  }

  async #save() {
    this.saving = true;
    this.unsaved = null;
    await download(this.app.session, this.#path('.csv'), 'messages.csv').catch((problem) => (this.unsaved = problem));
    this.saving = false;
  }

  /** @param {Message} message @param {Act} what */
  #ask(message, what) {
    const { words } = this;
    const count = message.credits ?? 1;
    const said = { client: message.client.name, what: message.what, address: message.address ?? '', cost: words.say('credits', { count, number: number(words, count) }) };
    /** @type {any} */ (this.querySelector('confirm-dialog')).ask({
      title: words.say(`${what}.title`),
      text: html`<p>${words.say(what === 'again' && message.reason === 'undelivered' ? 'again.undelivered' : `${what}.text`, said)}</p>`,
      verb: words.say(`${what}.verb`),
      back: words.say(`${what}.back`),
      act: () => this.#act(message, what),
    });
  }

  /** @param {Message} message @param {Act} what */
  async #act(message, what) {
    const [path, ...body] = ACTS[what];
    const answer = await this.app.session.send('POST', `${API}/${message.id}/${path}`, ...body);
    this.entries.all = this.entries.all.map((each) => (each.id === answer.id ? answer : each));
    this.heard = `${answer.client.name}: ${this.words.say(outlook(answer).key)}`;
    this.requestUpdate();
  }

  /** A newer reply than the one that was read is still to be read. @param {Message} message */
  async #read(message) {
    try {
      const answer = await this.app.session.send('POST', `${API}/${message.id}/read?${new URLSearchParams({ answered: message.appointment.answered ?? '' })}`);
      this.entries.all = this.entries.all.map((each) => (each.id === answer.id ? answer : each));
      this.unsaved = null;
      this.heard = `${answer.client.name}: ${this.words.say(answer.appointment.toRead ? 'read.newer' : 'reply.read')}`;
      /** @type {HTMLElement|null} */ (this.querySelector(`[aria-controls="message-${message.id}"]`))?.focus();
      this.entries.refresh();
    } catch (problem) {
      this.unsaved = problem;
    }
  }

  /** From the start, and says what there is. */
  async #find() {
    this.heard = '';
    if (!(await this.entries.load())) return;
    const { all, next } = this.entries;
    this.heard = all.length ? this.words.say(next ? 'found.more' : 'found', { count: all.length }) : this.#nothing();
  }

  render() {
    const { words, entries } = this;
    if (!this.filter) return nothing;
    return html`<link rel="stylesheet" href=${STYLES}>
      <div class="stack wide-stack roomy">
        <h1 tabindex="-1">${words.say('messages.title')}</h1>
        <div class="stack">
          ${chips({ label: words.say('filter'), chosen: this.chip, choose: (chip) => this.#choose(chip), values: Object.keys(CHIPS).map((id) => ({ id, text: chipText(words, id, this.toRead) })) })}
          ${this.filter.client ? html`<div class="row"><span>${words.say('client.only', { name: entries.all[0]?.client.name ?? this.filter.client })}</span>
            <a class="button quiet little" href=${hashOf('messages')}>${words.say('client.all')}</a></div>` : nothing}
          ${this.#fields()}
          ${this.unsaved ? problemNotice(words, this.unsaved) : nothing}
          ${entries.state === 'failed' ? problemNotice(words, entries.problem, button({ text: words.say('again'), look: 'quiet little', act: () => entries.again(() => this.#find()) })) : nothing}
          ${this.#entries()}
          ${entries.next ? html`<div class="row">${button({ text: words.say('list.more'), look: 'quiet', busy: entries.state === 'adding', act: () => entries.more() })}</div>` : nothing}
        </div>
      </div>
      <confirm-dialog .app=${this.app} .words=${words}></confirm-dialog>
      <div class="heard" role="status">${this.heard}</div>`;
  }

  #fields() {
    return html`<div class="filters">
      ${this.#input('q', 'search')}${this.#select('channel')}${this.#select('kind')}${this.#select('answer')}${this.#input('from', 'date')}${this.#input('to', 'date')}
      ${button({ text: this.words.say('list.csv'), look: 'quiet', busy: this.saving, before: consoleIcon('save'), act: () => this.#save() })}
    </div>`;
  }

  /** @param {string} name @param {string} type */
  #input(name, type) {
    const id = `messages-${name}`;
    return field({
      id, label: this.words.say(name === 'q' ? 'list.search' : `list.${name}`),
      control: html`<input class="input" type=${type} id=${id} aria-describedby="${id}-hint" autocomplete="off" maxlength="200"
        .value=${this.filter?.[name] ?? ''} @input=${this.#edit(name, TYPING)}>`,
    });
  }

  /** @param {'channel'|'kind'|'answer'} name */
  #select(name) {
    const id = `messages-${name}`;
    return field({
      id, label: this.words.say(name),
      control: html`<select class="input" id=${id} aria-describedby="${id}-hint" @change=${this.#edit(name, 0)}>
        ${SELECTS[name].map((value) => html`<option value=${value} ?selected=${value === this.filter?.[name]}>${this.words.say(`${name}.${value || 'all'}`)}</option>`)}
      </select>`,
    });
  }

  #entries() {
    const { words, entries } = this;
    if (entries.all.length) return this.#list();
    if (entries.state === 'loading') return listShape(5);
    return entries.state === 'ready' ? html`<p class="soft">${this.#nothing()}</p>` : nothing;
  }

  get #filtered() {
    const { q, channel, kind, answer, from, to, client } = /** @type {Record<string, string>} */ (this.filter);
    return Boolean(this.chip || q || channel || kind || answer || from || client || (to && !this.#untilToday));
  }

  #nothing() {
    return this.words.say(this.#filtered ? 'messages.noMatch' : 'messages.empty');
  }

  #list() {
    const { words, entries } = this;
    return html`<div class="card bleed">${list({
      label: words.say('messages.title'),
      rows: entries.all,
      key: ({ id }) => id,
      open: ({ id }) => id === this.opened,
      columns: [
        { label: words.say('message'), head: true, cell: (message) => this.#name(message) },
        { label: words.say('when'), cell: (message) => html`<span class="small">${words.dateTime(moment(message))}</span>` },
        { label: words.say('channel'), cell: (message) => html`${words.say(`channel.${message.channel}`)}<span class="small soft aside">${message.address ?? words.say('address.none')}</span>` },
        { label: words.say('state'), cell: (message) => this.#state(message) },
      ],
      detail: (message) => html`<message-detail id="message-${message.id}" .app=${this.app} .words=${words} .message=${message}
        @again=${() => this.#ask(message, message.can.sendAgain === 'in_doubt' ? 'doubt' : 'again')} @cancel=${() => this.#ask(message, 'cancel')}
        @arrived=${() => this.#ask(message, 'arrived')} @left=${() => this.#ask(message, 'left')} @read=${() => this.#read(message)}></message-detail>`,
    })}</div>`;
  }

  /** @param {Message} message */
  #name(message) {
    const shown = message.id === this.opened;
    return html`<button type="button" class="disclose" aria-expanded=${shown ? 'true' : 'false'} aria-controls="message-${message.id}"
      @click=${() => (this.opened = shown ? '' : message.id)}>${consoleIcon('open')}<span>${message.client.name}<br><span class="small soft plain">${message.what}</span></span></button><div class="replied">${this.#badge(replied(message))}</div>`;
  }

  /** @param {import('./message-outlook.js').Look|undefined} look */
  #badge(look) {
    return look ? badge({ tone: look.tone, icon: look.icon, text: this.words.say(look.key) }) : nothing;
  }

  /** @param {Message} message */
  #state(message) {
    return html`${this.#badge(outlook(message))}${message.why ? html`<span class="small soft aside">${message.why}</span>` : nothing}`;
  }
}

customElements.define('messages-page', MessagesPage);
