// @ts-check
import { html, nothing } from 'lit';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { list, listShape } from '/pay/callside/console/list.js';
import { number } from '/pay/callside/console/numbers.js';
import { hashOf } from '/pay/callside/console/routes.js';
import { typedSince } from '/pay/callside/console/typed-since.js';
import { badge, button, notice, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import './level-reminders.js';
import { API, levelName, STYLES } from './levels.js';
import { merged } from './merge.js';
import { summary, windowWords } from './rule-words.js';
import { formOf } from './rules.js';

/** While appointments are planned anew, so often is asked how far that is. */
const AGAIN = 1500;

/** @param {string[]} route */
const go = (...route) => (location.hash = hashOf('reminders', ...route));

/** *Reminders*: which messages each level sends, by what, and when. What was typed for one stays while another is looked at. */
class RemindersPage extends Panel {
  static properties = { state: { attribute: false }, route: { attribute: false }, answer: { state: true }, drafts: { state: true }, problem: { state: true }, heard: { state: true } };

  /** @type {Promise<void>|null} */ #reading = null;
  #again = 0;

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    /** @type {import('./state.d.ts').Levels|null} */ this.answer = null;
    /** @type {Map<string, import('./level-reminders.js').Draft>} what was typed and not saved, by level */ this.drafts = new Map();
    /** @type {any} */ this.problem = null;
    this.heard = '';
    this.read = () => this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#again);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.answer) this.#read();
  }

  willUpdate() {
    if (!this.answer && !this.problem) this.#read();
  }

  #read() {
    this.#reading ??= this.app.session.send('GET', `${API}/levels`)
      .then((/** @type {any} */ answer) => this.#take(answer), (/** @type {any} */ problem) => void (this.problem = problem))
      .finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Somebody else was faster: theirs come in, and what was typed stays. What is being read may be older. @param {string} id */
  async #outdated(id) {
    await this.#reading;
    await this.#read();
    const level = this.answer?.levels.find((each) => each.id === id);
    const draft = this.drafts.get(id);
    if (!level || !draft || level.version === draft.version) return;
    const base = formOf(level.preferences);
    this.#draft(id, { form: merged(draft.base, draft.form, base), base, version: level.version, merged: true });
  }

  /** @param {import('./state.d.ts').Levels} answer */
  #take(answer) {
    if (Boolean(this.answer?.replanning) !== Boolean(answer.replanning)) this.heard = this.words.say(answer.replanning ? 'replanning.heard' : 'replanning.done');
    // What has not changed stays the same object, so that nothing that is being typed is drawn anew.
    const same = new Map(this.answer?.levels.map((level) => [JSON.stringify(level), level]));
    this.answer = { ...answer, levels: answer.levels.map((level) => same.get(JSON.stringify(level)) ?? level) };
    this.problem = null;
    clearTimeout(this.#again);
    if (answer.replanning && this.isConnected) this.#again = window.setTimeout(this.read, AGAIN);
  }

  /** @param {string} level @param {import('./level-reminders.js').Draft|null} draft */
  #draft(level, draft) {
    const drafts = new Map(this.drafts);
    if (draft) drafts.set(level, draft);
    else drafts.delete(level);
    this.drafts = drafts;
  }

  /**
   * What was typed meanwhile goes on from what was saved.
   *
   * @param {string} level @param {{answer: import('./state.d.ts').Levels, sent: import('./level-reminders.js').Draft|null}} saved
   */
  #saved(level, { answer, sent }) {
    const version = answer.levels.find(({ id }) => id === level)?.version ?? 0;
    const left = typedSince(this.drafts.get(level) ?? null, sent);
    this.#draft(level, left && { form: left.form, base: sent?.form ?? left.base, version });
    this.#take(answer);
  }

  render() {
    const { words, answer, problem } = this;
    const trouble = problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: this.read })) : nothing;
    return html`<link rel="stylesheet" href=${STYLES}>
      <div class="stack wide-stack">
        <header class="title"><h1 tabindex="-1">${words.say('reminders.title')}</h1></header>
        ${trouble}
        ${answer ? this.#overview(answer) : problem ? nothing : listShape()}
      </div>
      <div class="heard" role="status">${this.heard}</div>`;
  }

  /** @param {import('./state.d.ts').Levels} answer */
  #overview({ levels, replanning }) {
    const { words } = this;
    if (!levels.length) return notice({ tone: 'grey', title: words.say('level.none.title'), text: words.say('level.none.text') });
    return html`<p class="soft reading">${words.say('reminders.text')}</p>
      ${replanning ? this.#replanning(replanning) : nothing}
      ${this.#list(levels)}`;
  }

  /** @param {{done: number, total: number}} how */
  #replanning({ done, total }) {
    const { words } = this;
    const counts = words.say('replanning.counts', { done: number(words, done), total: number(words, total), count: total });
    return notice({
      tone: 'amber', icon: 'spinner', title: words.say('replanning.title'), text: words.say('replanning.text'),
      more: html`<progress class="bar" max=${Math.max(total, 1)} .value=${done} aria-label=${words.say('replanning.title')}></progress><p class="small money">${counts}</p>`,
    });
  }

  /** @param {import('./state.d.ts').Level[]} levels */
  #list(levels) {
    const { words, route } = this;
    const open = route[0] === 'level' ? route[1] : '';
    return html`<div class="card bleed">${list({
      label: words.say('level.list'),
      rows: levels,
      key: ({ id }) => id,
      open: ({ id }) => id === open,
      columns: [
        { label: words.say('level'), head: true, cell: (level) => this.#name(level, open) },
        { label: words.say('settings'), cell: (level) => html`${this.#from(level)} ${level.id !== open && this.drafts.has(level.id) ? badge({ tone: 'amber', icon: 'alert', text: words.say('unsaved') }) : nothing}` },
        { label: words.say('rules'), cell: (level) => (level.from === 'unreadable' ? '' : summary(words, level.preferences)) },
        { label: words.say('window'), cell: (level) => (level.from === 'unreadable' ? '' : windowWords(words, level.preferences)) },
      ],
      detail: (level) => html`<level-reminders id="level-${level.id}" .app=${this.app} .words=${words} .level=${level} .draft=${this.drafts.get(level.id) ?? null}
        @typed=${(/** @type {CustomEvent} */ event) => this.#draft(level.id, event.detail)}
        @answered=${(/** @type {CustomEvent} */ event) => this.#saved(level.id, event.detail)} @outdated=${() => this.#outdated(level.id)}></level-reminders>`,
    })}</div>`;
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
  #from({ from }) {
    const text = this.words.say(`from.${from}`);
    if (from === 'unreadable') return badge({ tone: 'amber', icon: 'alert', text });
    return badge({ tone: from === 'own' ? 'green' : 'grey', icon: from === 'own' ? 'check' : 'dash', text });
  }
}

customElements.define('reminders-page', RemindersPage);
