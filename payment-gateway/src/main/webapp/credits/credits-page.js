// @ts-check
import { html, nothing } from 'lit';
import { download } from '../callside/console/download.js';
import { consoleIcon } from '../callside/console/icons.js';
import { list, listShape } from '../callside/console/list.js';
import { number } from '../callside/console/numbers.js';
import { oneAtATime } from '../callside/console/one-at-a-time.js';
import { hashOf } from '../callside/console/routes.js';
import { today } from '../callside/console/scale.js';
import { badge, button, field, notice, problemNotice } from '../callside/controls.js';
import { Panel, part } from '../callside/panel.js';
import { Problem } from '../callside/problem.js';
import './level-detail.js';
import { balance, cardLine, creditsOf, expired, levelName, topUpOutlook } from './level-words.js';
import { rateTable } from './rates.js';

const buyCredits = part((again) => import(`./buy-credits.js${again}`));

/** Each loaded when it is first opened. @type {Record<string, () => Promise<unknown>>} */
const DIALOGS = {
  'add-level-dialog': part((again) => import(`./add-level-dialog.js${again}`)),
  'removal-dialog': part((again) => import(`./removal-dialog.js${again}`)),
  'transfer-dialog': part((again) => import(`./transfer-dialog.js${again}`)),
};

/** So many levels are shown at first. */
const PAGE = 50;

/** @param {string[]} route */
const go = (...route) => (location.hash = hashOf('credits', ...route));

/**
 * *Credits*: the levels of the practice, what each has, and everything that is done with them. Reads its state anew with every word of
 * the live stream; what is being typed lives in the parts, and stays.
 */
class CreditsPage extends Panel {
  static properties = { state: { attribute: false }, route: { attribute: false }, credits: { state: true }, problem: { state: true }, heard: { state: true }, buys: { state: true }, typed: { state: true }, most: { state: true }, saving: { state: true }, unsaved: { state: true } };


  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    /** @type {import('./state.d.ts').Credits|null} */ this.credits = null;
    /** @type {any} */ this.problem = null;
    this.heard = '';
    /** in the name of the levels that are shown */ this.typed = '';
    /** of them */ this.most = PAGE;
    this.saving = false;
    /** @type {any} */ this.unsaved = null;
    /** @type {''|'loading'|'ready'|'failed'} the part that buys, loaded when somebody first goes there */ this.buys = '';
    this.read = oneAtATime(() => this.#read());
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('state') || changed.has('words')) this.read();
    if (this.route[0] === 'buy' && !this.buys) this.#loadBuying();
  }

  async #loadBuying() {
    this.buys = 'loading';
    await buyCredits().then(() => (this.buys = 'ready'), () => (this.buys = 'failed'));
  }

  #read() {
    return this.app.session.send('GET', 'credits').then(
      (credits) => this.#take(credits),
      (problem) => (this.problem = problem),
    );
  }

  /** @param {import('./state.d.ts').Credits} credits */
  #take(credits) {
    const grown = credits.levels.filter((level) => {
      const before = this.credits?.levels.find(({ id }) => id === level.id);
      return before && level.available > before.available;
    });
    if (grown.length) this.heard = grown.map((level) => `${levelName(this.words, level)}: ${creditsOf(this.words, level.available)}`).join('. ');
    // What has not changed stays the same object, so that its parts have nothing to read anew.
    const same = new Map(this.credits?.levels.map((level) => [JSON.stringify(level), level]));
    this.credits = { ...credits, levels: credits.levels.map((level) => same.get(JSON.stringify(level)) ?? level) };
    this.problem = null;
  }

  get #levels() {
    return this.credits?.levels.filter(({ state }) => state === 'active') ?? [];
  }

  /** The last one first: somebody who looks for one looks for what has just been removed. */
  get #removed() {
    const removed = this.credits?.levels.filter(({ state }) => state === 'removed') ?? [];
    return removed.sort((a, b) => String(b.removedAt).localeCompare(String(a.removedAt)));
  }

  render() {
    const { credits, route } = this;
    const buying = route[0] === 'buy' && credits && this.#levels.length > 0;
    return html`
      <div class="stack wide-stack" ?hidden=${buying}>${this.#overview()}</div>
      ${buying && this.buys !== 'ready' ? this.#coming() : nothing}
      ${this.buys === 'ready' && credits && this.#levels.length ? html`<buy-credits ?hidden=${!buying} .app=${this.app} .words=${this.words} .credits=${credits} .levels=${this.#levels} .shown=${Boolean(buying)}
        .chosen=${route[0] === 'buy' ? route[1] ?? '' : ''} @outdated=${this.read}></buy-credits>` : nothing}
      <div class="heard" role="status">${this.heard}</div>`;
  }

  /** The part that buys, until it is there. */
  #coming() {
    const { words, buys } = this;
    const again = button({ text: words.say('again'), look: 'quiet little', act: () => this.#loadBuying() });
    return html`<div class="stack wide-stack"><h1 tabindex="-1">${words.say('buy')}</h1>
      ${buys === 'failed' ? notice({ tone: 'red', urgent: true, text: words.say('problem.no-answer'), more: again }) : listShape()}</div>`;
  }

  #overview() {
    const { words, credits, problem } = this;
    if (!credits) {
      return html`<h1 tabindex="-1">${words.say('credits.title')}</h1>
        ${problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: this.read })) : listShape()}`;
    }
    return html`${this.#head()}
      ${problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: this.read })) : nothing}
      ${this.#levels.length ? this.#list() : notice({ tone: 'grey', title: words.say('level.none.title'), text: words.say('level.none.text') })}
      ${this.#removed.length ? this.#gone() : nothing}
      ${credits.rates.length ? rateTable(words, credits.rates) : nothing}
      ${this.#dialogs()}`;
  }

  #head() {
    const { words, credits } = this;
    const can = credits?.canManage;
    return html`<header class="title">
      <h1 tabindex="-1">${words.say('credits.title')}</h1>
      ${this.#levels.length ? html`<div class="row acts">
        ${can ? button({ text: words.say('level.add'), look: 'quiet', before: consoleIcon('plus'), act: () => this.#open('add-level-dialog') }) : nothing}
        ${can && this.#levels.length > 1 ? button({ text: words.say('transfer'), look: 'quiet', before: consoleIcon('move'), act: () => this.#open('transfer-dialog') }) : nothing}
        ${button({ text: words.say('buy'), before: consoleIcon('coins'), act: () => go('buy') })}
      </div>` : nothing}
    </header>`;
  }

  /** Whose names have what is typed, and the one that is open. */
  get #found() {
    const { words, route } = this;
    const typed = this.typed.trim().toLocaleLowerCase(words.locale);
    return this.#levels.filter((level) => level.id === route[1] || levelName(words, level).toLocaleLowerCase(words.locale).includes(typed));
  }

  async #save() {
    this.saving = true;
    this.unsaved = null;
    const query = this.typed.trim() ? `?${new URLSearchParams({ q: this.typed.trim() })}` : '';
    await download(this.app.session, `credits/levels.csv${query}`, 'levels.csv').catch((problem) => (this.unsaved = problem));
    this.saving = false;
  }

  /** Where there are only a few, nothing has to be found. */
  #tools() {
    const { words, credits } = this;
    if (!credits?.canManage || this.#levels.length < 2) return nothing;
    return html`<div class="tools">
        ${field({
          id: 'levels-q', label: words.say('level.search'),
          control: html`<input class="input" type="search" id="levels-q" aria-describedby="levels-q-hint" autocomplete="off" .value=${this.typed}
            @input=${(/** @type {any} */ event) => Object.assign(this, { typed: event.target.value, most: PAGE })}>`,
        })}
        ${button({ text: words.say('level.csv'), look: 'quiet', busy: this.saving, before: consoleIcon('save'), act: () => this.#save() })}
      </div>
      ${this.unsaved ? problemNotice(words, this.unsaved) : nothing}`;
  }

  #list() {
    const { words, route, most } = this;
    const open = route[0] === 'level' ? route[1] : '';
    const found = this.#found;
    return html`<div class="stack">${this.#tools()}
      ${found.length ? this.#rows(found.filter(({ id }, index) => index < most || id === open), open) : html`<p class="soft" role="status">${words.say('level.noMatch')}</p>`}
      ${found.length > most ? html`<div class="row">${button({ text: words.say('list.more'), look: 'quiet', act: () => (this.most += PAGE) })}</div>` : nothing}
    </div>`;
  }

  /** @param {import('./state.d.ts').Level[]} rows @param {string} open */
  #rows(rows, open) {
    const { words, route } = this;
    return html`<div class="card bleed">${list({
      label: words.say('level.list'),
      rows,
      key: ({ id }) => id,
      open: ({ id }) => id === open,
      columns: [
        { label: words.say('level'), head: true, cell: (level) => this.#name(level, open) },
        { label: words.say('level.balance'), end: true, cell: (level) => balance(words, level) },
        { label: words.say('level.card'), cell: (level) => this.#card(level) },
        { label: words.say('topUp'), cell: (level) => this.#topUp(level) },
      ],
      detail: (level) => html`<level-detail id="level-${level.id}" .app=${this.app} .words=${words} .credits=${this.credits} .level=${level} .tab=${route[2] ?? 'use'}
        @changed=${this.read} @remove=${() => this.#open('removal-dialog', level.id)}></level-detail>`,
    })}</div>`;
  }

  /** Levels that were removed: what happened to their credits stays to be seen, and nothing can be done with them. */
  #gone() {
    const { words, credits, route } = this;
    const open = route[0] === 'level' ? route[1] : '';
    const rows = this.#removed;
    return html`<details class="card rates" ?open=${rows.some(({ id }) => id === open)}>
      <summary><h2>${words.say('level.removed')}</h2> <span class="soft">${number(words, rows.length)}</span></summary>
      ${list({
        label: words.say('level.removed'),
        rows,
        key: ({ id }) => id,
        open: ({ id }) => id === open,
        columns: [
          { label: words.say('level'), head: true, cell: (level) => this.#name(level, open) },
          { label: words.say('level.removed.at'), cell: ({ removedAt }) => (removedAt ? words.dateTime(removedAt) : nothing) },
          { label: words.say('level.removed.to'), cell: ({ creditsTo }) => creditsTo ?? nothing },
        ],
        detail: (level) => html`<level-detail id="level-${level.id}" .app=${this.app} .words=${words} .credits=${credits} .level=${level} .tab=${route[2] ?? 'use'}></level-detail>`,
      })}
    </details>`;
  }

  /** @param {import('./state.d.ts').Level} level @param {string} open */
  #name(level, open) {
    const { words } = this;
    const shown = level.id === open;
    return html`<button type="button" class="disclose" aria-expanded=${shown ? 'true' : 'false'} aria-controls="level-${level.id}"
      @click=${() => (shown ? go() : go('level', level.id))}>${consoleIcon('open')}<span>${levelName(words, level)}
      ${level.kind === 'individual' ? html`<br><span class="small soft plain">${words.say('level.individual')}</span>` : nothing}</span></button>`;
  }

  /** @param {import('./state.d.ts').Level} level */
  #card({ card }) {
    const { words } = this;
    if (!card) return html`<span class="soft">${words.say('card.none')}</span>`;
    return expired(card, today(words.zone)) ? badge({ tone: 'red', icon: 'cross', text: `${cardLine(card)} · ${words.say('card.expired')}` }) : cardLine(card);
  }

  /** @param {import('./state.d.ts').Level} level */
  #topUp(level) {
    const { state, tone, icon } = topUpOutlook(level);
    return badge({ tone, icon, text: this.words.say(`topUp.is.${state}`) });
  }

  #dialogs() {
    const { app, words, credits } = this;
    return html`
      <add-level-dialog .app=${app} .words=${words} .credits=${credits} @done=${this.read}></add-level-dialog>
      <transfer-dialog .app=${app} .words=${words} .levels=${this.#levels} @done=${this.read}></transfer-dialog>
      <removal-dialog .app=${app} .words=${words} .levels=${this.#levels} .canManage=${credits?.canManage} @done=${() => (go(), this.read())}></removal-dialog>`;
  }

  /** @param {string} name @param {string} [level] */
  async #open(name, level) {
    try {
      await DIALOGS[name]();
      this.problem = null;
    } catch {
      this.problem = new Problem('no-answer');
      return;
    }
    /** @type {any} */ (this.querySelector(name)).open(level);
  }
}

customElements.define('credits-page', CreditsPage);
