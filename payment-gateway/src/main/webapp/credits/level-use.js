// @ts-check
import { html, nothing } from 'lit';
import { chips } from '../callside/console/chips.js';
import { list } from '../callside/console/list.js';
import { number } from '../callside/console/numbers.js';
import { dayAfter, today } from '../callside/console/scale.js';
import '../callside/console/time-chart.js';
import { button, field, notice, problemNotice } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';

const RANGES = [7, 30, 90, 365];
const OWN = 'own';

/** Balance and use over time: chosen days, as a picture or as a table. */
class LevelUse extends Panel {
  static properties = {
    level: { attribute: false }, days: { state: true }, problem: { state: true }, range: { state: true }, table: { state: true },
    from: { state: true }, to: { state: true },
  };

  #turn = 0;

  constructor() {
    super();
    /** @type {import('./state.d.ts').Level} */ this.level;
    /** @type {{day: string, balance: number, bought: number, used: number}[]|null} */ this.days = null;
    /** @type {any} */ this.problem = null;
    this.range = '30';
    this.table = false;
    this.from = '';
    this.to = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('level') || changed.has('range') || changed.has('from') || changed.has('to')) this.#read();
  }

  get #between() {
    const now = today(this.words.zone);
    return this.range === OWN ? { from: this.from, to: this.to } : { from: dayAfter(now, 1 - Number(this.range)), to: now };
  }

  async #read() {
    const { from, to } = this.#between;
    if (!from || !to || from > to) return void ++this.#turn;
    const turn = ++this.#turn;
    try {
      const { days } = await this.app.session.send('GET', `credits/levels/${this.level.id}/chart?from=${from}&to=${to}`);
      if (turn === this.#turn) Object.assign(this, { days, problem: null });
    } catch (problem) {
      if (turn === this.#turn) this.problem = problem;
    }
  }

  /** @param {string} range */
  #choose(range) {
    if (range === OWN) Object.assign(this, this.#between);
    this.range = range;
  }

  render() {
    const { words, days, problem } = this;
    return html`<div class="stack">
      <div class="tools">
        ${chips({
          label: words.say('chart.range'), chosen: this.range, choose: (range) => this.#choose(range),
          values: [...RANGES.map((count) => ({ id: String(count), text: words.say(count === 365 ? 'chart.year' : 'chart.days', { count }) })), { id: OWN, text: words.say('chart.own') }],
        })}
        ${button({ text: words.say(this.table ? 'chart.picture' : 'chart.table'), look: 'quiet little', act: () => (this.table = !this.table) })}
      </div>
      ${this.range === OWN ? html`<div class="row">${this.#date('from')}${this.#date('to')}</div>` : nothing}
      ${this.range === OWN && this.from > this.to && this.to ? notice({ tone: 'red', icon: 'alert', urgent: true, text: words.say('use.order') }) : nothing}
      ${problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: () => this.#read() })) : nothing}
      ${days ? (this.table ? this.#table(days) : this.#picture(days)) : problem ? nothing : html`<div class="stack" aria-busy="true">${this.#picture([])}</div>`}
    </div>`;
  }

  /** @param {'from'|'to'} name */
  #date(name) {
    const { words, level } = this;
    const id = `${name}-${level.id}`;
    return field({
      id, label: words.say(`list.${name}`),
      control: html`<input class="input" type="date" id=${id} aria-describedby="${id}-hint" max=${today(words.zone)} .value=${this[name]}
        @change=${(/** @type {any} */ event) => (this[name] = event.target.value)}>`,
    });
  }

  /** Without days the place where they will be. @param {NonNullable<LevelUse['days']>} days */
  #picture(days) {
    const { words } = this;
    const balances = days.map(({ balance }) => balance);
    const used = days.map((day) => day.used);
    const last = balances[balances.length - 1] ?? 0;
    const said = { now: number(words, last), least: number(words, Math.min(...balances)), most: number(words, Math.max(...balances)) };
    const sum = number(words, used.reduce((all, each) => all + each, 0));
    return html`<time-chart .words=${words} .days=${days} .plots=${[
      { key: 'balance', kind: 'line', marks: 'bought', height: 200, title: words.say('use.balance'), summary: words.say('use.balance.summary', said) },
      { key: 'used', kind: 'bars', height: 132, title: words.say('use.used'), summary: words.say('use.used.summary', { sum, most: number(words, Math.max(...used)) }) },
    ]}></time-chart>
    <p class="small soft">${words.say('use.marks')}</p>`;
  }

  /** @param {NonNullable<LevelUse['days']>} days */
  #table(days) {
    const { words } = this;
    return list({
      label: words.say('tab.use'),
      rows: [...days].reverse(),
      key: ({ day }) => day,
      columns: [
        { label: words.say('chart.day'), head: true, cell: ({ day }) => words.day(`${day}T12:00:00Z`) },
        { label: words.say('use.bought'), end: true, cell: ({ bought }) => number(words, bought) },
        { label: words.say('use.used.short'), end: true, cell: (row) => number(words, row.used) },
        { label: words.say('use.balance'), end: true, cell: (row) => number(words, row.balance) },
      ],
    });
  }
}

customElements.define('level-use', LevelUse);
