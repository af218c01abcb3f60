// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { button, notice, problemNotice } from '/pay/callside/controls.js';
import '/pay/callside/dialog.js';
import { Panel } from '/pay/callside/panel.js';
import { API, COUNTED, levelName, NEWS } from './levels.js';
import { countedRule, news } from './rule-fields.js';
import { formOf, newRule, placed, read } from './rules.js';
import { times } from './time-fields.js';
import { withoutCredit } from './without-credit.js';

/**
 * An expanded row: what the level sends, by what, and when. Whoever renders it keeps the draft, because a row that is closed is gone.
 *
 * @typedef {object} Draft
 * @property {import('./rules.js').Form} form what was typed
 * @property {import('./rules.js').Form} base into which settings: others may come meanwhile
 * @property {number} version of those
 * @property {boolean} [merged] others have come, and are in both forms by now
 */
class LevelReminders extends Panel {
  static properties = {
    level: { attribute: false }, draft: { attribute: false }, errors: { state: true }, problem: { state: true }, busy: { state: true }, saved: { state: true },
  };

  #focus = '';
  /** @type {import('./rules.js').Form|null} */ #given = null;

  constructor() {
    super();
    /** @type {import('./state.d.ts').Level} */ this.level;
    /** @type {Draft|null} null: nothing was typed since it was saved */ this.draft = null;
    /** @type {Record<string, string>} by place in the form */ this.errors = {};
    /** @type {any} */ this.problem = null;
    this.busy = false;
    this.saved = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('level')) return;
    this.#given = formOf(this.level.preferences);
  }

  get #form() {
    return this.draft?.form ?? /** @type {import('./rules.js').Form} */ (this.#given);
  }

  get #version() {
    return this.draft?.version ?? this.level.version;
  }

  /** @param {Draft|null} draft */
  #tell(draft) {
    this.draft = draft;
    this.dispatchEvent(new CustomEvent('typed', { detail: draft }));
  }

  /** @param {Partial<import('./rules.js').Form>} change */
  #edit(change) {
    const base = this.draft?.base ?? this.#form;
    this.#tell({ ...this.draft, base, form: { ...this.#form, ...change }, version: this.#version });
    this.errors = {};
    this.saved = false;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const { asked, places, wrong } = read(this.#form);
    this.problem = null;
    this.errors = Object.fromEntries(Object.entries(wrong).map(([place, why]) => [place, this.words.say(`wrong.${why}`)]));
    if (Object.keys(this.errors).length) return void (this.#focus = 'wrong');
    await this.#send('PUT', places, { ...asked, version: this.#version });
  }

  /** @param {'PUT'|'DELETE'} method @param {string[]} places @param {object} [body] @param {string} [query] */
  async #send(method, places, body, query = '') {
    const sent = this.draft;
    this.busy = true;
    try {
      const answer = await this.app.session.send(method, `${API}/levels/${this.level.id}/preferences${query}`, body);
      this.errors = {};
      this.problem = null;
      this.saved = true;
      this.dispatchEvent(new CustomEvent('answered', { detail: { answer, sent } }));
    } catch (/** @type {any} */ problem) {
      if (method === 'DELETE' && problem.slug !== 'changed-meanwhile') throw problem;
      this.errors = placed(problem.fields ?? {}, places);
      this.problem = Object.keys(this.errors).length ? null : problem;
      this.#focus = 'wrong';
    } finally {
      this.busy = false;
    }
  }

  /** Theirs, and what was typed into them. */
  #load() {
    this.errors = {};
    this.problem = null;
    this.#focus = '[type=submit]';
    this.dispatchEvent(new CustomEvent('outdated'));
  }

  #askReset() {
    const { words, level } = this;
    const which = level.kind === 'group' ? 'default' : 'group';
    const name = levelName(words, level);
    const version = this.#version; // others may come while the question stands
    /** @type {any} */ (this.querySelector('confirm-dialog')).ask({
      title: words.say(`reset.${which}.title`, { name }),
      text: html`<p>${words.say(`reset.${which}.text`, { name })}</p><p>${words.say('reset.plans')}</p>`,
      verb: words.say(`reset.${which}`),
      act: () => this.#send('DELETE', [], undefined, `?version=${version}`),
    });
  }

  updated() {
    if (!this.#focus) return;
    const selector = this.#focus === 'wrong' ? '[aria-invalid=true]' : this.#focus;
    this.#focus = '';
    /** @type {HTMLElement|null} */ (this.querySelector(selector))?.focus();
  }

  render() {
    const { words, level, problem } = this;
    if (!this.#given) return nothing;
    const lost = level.from === 'unreadable';
    const own = level.from === 'own' || (lost && level.version > 0);
    return html`<form class="stack wide-stack reminders" novalidate @submit=${this.#submit}>
      ${lost ? notice({ tone: 'amber', title: words.say('unreadable.title'), text: words.say('unreadable.text') }) : own ? nothing : notice({ tone: 'grey', text: words.say(`inherits.${level.kind}.${level.from}`, { name: levelName(words, level) }) })}
      ${this.#news()}
      ${COUNTED.map((kind) => this.#counted(kind))}
      ${times({ words, id: level.id, form: this.#form, errors: this.errors, edit: (change) => this.#edit(change) })}
      ${withoutCredit({ words, id: level.id, form: this.#form, edit: (change) => this.#edit(change) })}
      ${this.errors.rules ? notice({ tone: 'red', text: this.errors.rules, urgent: true }) : nothing}
      ${problem ? problemNotice(words, problem, problem.slug === 'changed-meanwhile' ? button({ text: words.say('loadAgain'), look: 'quiet little', act: () => this.#load() }) : nothing) : nothing}
      ${this.draft?.merged && !problem ? notice({ tone: 'amber', title: words.say('merged.title'), text: words.say('merged.text'), urgent: true }) : nothing}
      <div class="row">
        ${button({ text: words.say('reminders.save'), busy: this.busy, submit: true })}
        ${own ? button({ text: words.say(`reset.${level.kind === 'group' ? 'default' : 'group'}`), look: 'quiet', act: () => this.#askReset() }) : nothing}
        <span role="status" class="small soft">${this.draft ? words.say('unsaved') : this.saved ? words.say('saved') : ''}</span>
      </div>
    </form>
    <confirm-dialog .words=${words}></confirm-dialog>`;
  }

  #news() {
    const { words, level, errors } = this;
    const form = this.#form;
    return html`<fieldset><legend>${words.say('news.title')}</legend>
      <ul class="rules">${NEWS.map((kind) => news({
        words, id: `${kind}-${level.id}`, kind, value: form.news[kind], error: errors[`${kind}.channels`],
        change: (value) => this.#edit({ news: { ...form.news, [kind]: value } }),
      }))}</ul>
    </fieldset>`;
  }

  /** @param {string} kind */
  #counted(kind) {
    const { words, errors } = this;
    const form = this.#form;
    const rules = form.counted[kind];
    const put = (/** @type {import('./rules.js').Counted[]} */ changed) => this.#edit({ counted: { ...form.counted, [kind]: changed } });
    return html`<fieldset><legend>${words.say(`${kind}.title`)}</legend>
      ${kind === 'unpaid' ? html`<p class="small soft reading">${words.say('unpaid.text')}</p>` : nothing}
      ${rules.length ? nothing : html`<p class="small soft">${words.say(`${kind}.none`)}</p>`}
      <ul class="rules">${repeat(rules, ({ id }) => id, (rule, index) => countedRule({
        words, kind, rule, index, errors,
        change: (value) => put(rules.map((each) => (each.id === rule.id ? value : each))),
        remove: () => {
          this.#focus = `#add-${kind}-${this.level.id} button`;
          put(rules.filter((each) => each.id !== rule.id));
        },
      }))}</ul>
      <div class="row" id="add-${kind}-${this.level.id}">${button({
        text: words.say(`${kind}.add`), look: 'quiet little', before: consoleIcon('plus', 16),
        act: () => {
          const rule = newRule(kind);
          this.#focus = `#amount-${rule.id}`;
          put([...rules, rule]);
        },
      })}</div>
    </fieldset>`;
  }
}

customElements.define('level-reminders', LevelReminders);
