// @ts-check
import { html, nothing } from 'lit';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { list, listShape } from '/pay/callside/console/list.js';
import { oneAtATime } from '/pay/callside/console/one-at-a-time.js';
import { button, problemNotice } from '/pay/callside/controls.js';
import '/pay/callside/dialog.js';
import { Panel } from '/pay/callside/panel.js';
import { titleAfterDialog } from './after-dialog.js';
import './calendar-form.js';
import { stateOf } from './calendar-state.js';
import { ListFilter } from './list-filter.js';

/** @typedef {import('./messages.d.ts').Calendar} Calendar */

const API = '/reminders/api/v1/calendars';
const STYLES = '/reminders/console/messages.css';
const SOON_MS = 2000;
const PAGE = 25;
/** A practice has no more, and no answer. */
const MOST = 100;

/** *Calendars*: what the practice's own systems publish, and how it went when it was read. */
class CalendarsPage extends Panel {
  static properties = { state: { attribute: false }, route: { attribute: false }, calendars: { state: true }, next: { state: true }, adding: { state: true }, problem: { state: true }, undone: { state: true }, heard: { state: true } };

  #timer = 0;
  #finding = false;
  /** so many are shown; what becomes of them is asked for together */ #shown = PAGE;

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    /** @type {Calendar[]|null} */ this.calendars = null;
    /** says that there are more than are shown */ this.next = '';
    this.adding = false;
    /** @type {{id: string, name: string}[]} */ this.practitioners = [];
    /** @type {any} */ this.problem = null;
    /** @type {{problem: any, again: () => void}|null} what could not be done; reading the list does not take it away */ this.undone = null;
    this.heard = '';
    this.filter = new ListFilter(this, { api: API, name: 'calendars.csv', shows: ['', 'ok', 'trouble', 'paused'], find: () => this.#find() });
    this.read = oneAtATime(() => this.#read());
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.calendars) this.read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.filter.stop();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('state') || changed.has('words')) this.read();
  }

  /** As long as a calendar is being read, soon again. */
  async #read() {
    const limit = { limit: String(this.#shown) };
    const asked = this.filter.path(limit);
    await this.filter.ask(limit).then(
      (answer) => asked === this.filter.path({ limit: String(this.#shown) }) && this.#show(answer),
      (problem) => (this.problem = problem),
    );
    if (limit.limit === String(this.#shown)) this.adding = false;
    clearTimeout(this.#timer);
    if (this.isConnected && this.calendars?.some(({ reading }) => reading)) this.#timer = window.setTimeout(this.read, SOON_MS);
  }

  #more() {
    this.adding = true;
    this.#shown = Math.min(this.#shown + PAGE, MOST);
    this.read();
  }

  /** @param {{calendars: Calendar[], practitioners: {id: string, name: string}[], next?: string}} answer */
  #show({ calendars, practitioners, next = '' }) {
    const before = new Map((this.calendars ?? []).map((each) => [each.id, each]));
    const done = calendars.find(({ id, reading }) => !reading && before.get(id)?.reading);
    if (done) this.heard = this.words.say(done.problem ? 'heard.failed' : 'heard.read', { name: done.name, count: done.appointments });
    Object.assign(this, { calendars, practitioners, next, problem: null });
    if (this.#finding) this.heard = calendars.length ? this.words.say(next ? 'found.more' : 'found', { count: calendars.length }) : this.#nothing();
    this.#finding = false;
  }

  /** And says what there is. */
  #find() {
    this.heard = '';
    this.#finding = true;
    this.#shown = PAGE;
    this.read();
  }

  #nothing() {
    return this.words.say(this.filter.narrowed ? 'calendars.noMatch' : 'calendars.empty');
  }

  /** @param {Calendar} calendar @param {'read'|'pause'|'resume'} what */
  async #act(calendar, what) {
    this.undone = null;
    try {
      await this.app.session.send('POST', `${API}/${calendar.id}/${what}`, {});
    } catch (problem) {
      this.undone = { problem, again: () => this.#act(calendar, what) };
      return;
    }
    if (what !== 'read') this.heard = this.words.say(`heard.${what}`, { name: calendar.name });
    this.read();
  }

  /** As a dialog does it. @param {Calendar} calendar @param {string} method @param {string} path @param {object|undefined} body @param {string} done */
  async #change(calendar, method, path, body, done) {
    await this.app.session.send(method, `${API}/${calendar.id}${path}`, body);
    if (done) this.heard = this.words.say(`heard.${done}`, { name: calendar.name });
    titleAfterDialog(this);
    await this.read();
  }

  /** @param {Calendar} calendar */
  #remove(calendar) {
    const { words } = this;
    this.#ask({
      title: words.say('remove.title', { name: calendar.name }),
      text: html`<p>${words.say('remove.text', { count: calendar.appointments })}</p><p>${words.say('remove.back')}</p>`,
      verb: words.say('remove.verb'),
      act: () => this.#change(calendar, 'DELETE', '', undefined, 'removed'),
    });
  }

  /** @param {Calendar} calendar */
  #gone(calendar) {
    const { words } = this;
    this.#ask({
      title: words.say('gone.title', { count: calendar.gone }),
      text: html`<p>${words.say('gone.text')}</p>`,
      verb: words.say('gone.verb', { count: calendar.gone }),
      act: () => this.#change(calendar, 'POST', '/read', { goneIsRight: true }, ''),
    });
  }

  /** Whoever adds one sees it, wherever its name stands. */
  #added() {
    this.filter.clear();
    this.#shown = MOST;
    this.heard = this.words.say('heard.added');
    this.read();
  }

  /** @param {any} question */
  #ask(question) {
    /** @type {any} */ (this.querySelector('confirm-dialog')).ask(question);
  }

  render() {
    const { words, app } = this;
    return html`<link rel="stylesheet" href=${STYLES}>
      <div class="stack wide-stack roomy">
        <header class="title">
          <h1 tabindex="-1">${words.say('calendars.title')}</h1>
          <div class="row acts">${button({ text: words.say('calendar.add'), before: consoleIcon('plus'), act: () => /** @type {any} */ (this.querySelector('calendar-form')).open() })}</div>
        </header>
        <p class="soft reading">${words.say('calendars.text')}</p>
        ${this.problem ? this.#trouble(this.problem, this.read) : nothing}
        ${this.undone ? this.#trouble(this.undone.problem, this.undone.again) : nothing}
        ${this.calendars?.length || this.filter.used ? html`<div class="stack">${this.filter.render(words, 'calendars-q')}</div>` : nothing}
        ${this.#list()}
        ${this.next ? html`<div class="row">${button({ text: words.say('list.more'), look: 'quiet', busy: this.adding, act: () => this.#more() })}</div>` : nothing}
      </div>
      <calendar-form .app=${app} .words=${words} .practitioners=${this.practitioners} @added=${() => this.#added()}></calendar-form>
      <confirm-dialog .app=${app} .words=${words}></confirm-dialog>
      <div class="heard" role="status">${this.heard}</div>`;
  }

  /** @param {any} problem @param {() => void} again */
  #trouble(problem, again) {
    return problemNotice(this.words, problem, button({ text: this.words.say('again'), look: 'quiet little', act: again }));
  }

  #list() {
    const { words, calendars } = this;
    if (!calendars) return this.problem ? nothing : listShape();
    if (calendars.length === 0) return this.problem ? nothing : html`<p class="soft">${this.#nothing()}</p>`;
    return html`<div class="card bleed">${list({
      label: words.say('calendars.title'),
      rows: calendars,
      key: ({ id }) => id,
      columns: [
        { label: words.say('calendar.name'), head: true, cell: (calendar) => this.#name(calendar) },
        { label: words.say('calendar.state'), cell: (calendar) => this.#state(calendar) },
        { label: words.say('calendar.appointments'), cell: (calendar) => this.#appointments(calendar) },
        { label: words.say('calendar.acts'), bare: true, cell: (calendar) => this.#acts(calendar) },
      ],
    })}</div>`;
  }

  /** @param {Calendar} calendar */
  #name(calendar) {
    return html`<strong class="typed">${calendar.name}</strong>
      ${calendar.practitionerName ? html`<br><span class="small">${calendar.practitionerName}</span>` : nothing}
      <br><span class="small soft typed">${calendar.address}</span>`;
  }

  /** @param {Calendar} calendar */
  #state(calendar) {
    const { words } = this;
    const gone = calendar.gone > 0 && !calendar.paused;
    return html`<div class="stack near">${stateOf(words, calendar)}
      ${gone ? html`<div class="row">${button({ text: words.say('gone.act', { count: calendar.gone }), look: 'quiet little', act: () => this.#gone(calendar) })}</div>` : nothing}</div>`;
  }

  /** @param {Calendar} calendar */
  #appointments({ appointments, skipped, read }) {
    const { words } = this;
    if (!read) return html`<span class="soft">–</span>`;
    return html`<div class="stack near"><div>${words.say('calendar.upcoming', { count: appointments })}</div>
      ${skipped.length === 0 ? nothing : html`<div class="small soft">${words.say('skipped')}
        <ul class="plain-list">${skipped.map((each) => html`<li>${words.say(words.knows(`skip.${each.reason}`) ? `skip.${each.reason}` : 'skip.value', { count: each.count })}${each.first ? html` ${words.say('skip.first', { when: words.dateTime(each.first) })}` : nothing}</li>`)}</ul></div>`}</div>`;
  }

  /** @param {Calendar} calendar */
  #acts(calendar) {
    const { words } = this;
    const named = (/** @type {string} */ verb) => html`${words.say(verb)}<span class="heard"> ${calendar.name}</span>`;
    const turn = calendar.paused ? 'resume' : 'pause'; // one button, which keeps the focus
    return html`<div class="row">
      ${calendar.paused ? nothing : button({ text: named('readNow'), look: 'quiet little', busy: calendar.reading, act: () => this.#act(calendar, 'read') })}
      ${button({ text: named(turn), look: 'quiet little', act: () => this.#act(calendar, turn) })}
      ${button({ text: named('remove'), look: 'quiet little', act: () => this.#remove(calendar) })}
    </div>`;
  }
}

customElements.define('calendars-page', CalendarsPage);
