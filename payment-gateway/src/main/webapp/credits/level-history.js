// @ts-check
import { html, nothing } from 'lit';
import { chips } from '../callside/console/chips.js';
import { download } from '../callside/console/download.js';
import { Entries } from '../callside/console/entries.js';
import { consoleIcon } from '../callside/console/icons.js';
import { list, listShape } from '../callside/console/list.js';
import { number, signed } from '../callside/console/numbers.js';
import { button, field, problemNotice } from '../callside/controls.js';
import { Panel } from '../callside/panel.js';

const KINDS = ['', 'purchase', 'top-up', 'spent', 'transfer', 'removal', 'reserved', 'released'];
const PAGE = 25;
const TYPING = 300;

/** Everything that ever moved credits of a level: filtered, page by page, and as CSV. */
class LevelHistory extends Panel {
  static properties = { level: { attribute: false }, kind: { state: true }, saving: { state: true }, unsaved: { state: true } };

  /** @type {number|undefined} */ #timer;

  constructor() {
    super();
    /** @type {import('./state.d.ts').Level} */ this.level;
    this.kind = '';
    this.filter = { q: '', from: '', to: '' };
    this.saving = false;
    /** @type {any} */ this.unsaved = null;
    /** @type {Entries<import('./state.d.ts').Entry>} */
    this.entries = new Entries((before) => this.app.session.send('GET', this.#path('history', before)), () => this.requestUpdate());
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('level')) return;
    const before = /** @type {import('./state.d.ts').Level|undefined} */ (changed.get('level'));
    // What was reserved may be settled by now; what has happened is not undone, and only grows.
    if (before?.id !== this.level.id || this.kind === 'reserved') this.entries.load();
    else this.entries.refresh();
  }

  /** @param {string} file @param {string|null} [before] */
  #path(file, before) {
    const query = new URLSearchParams({ kind: this.kind, ...this.filter });
    if (file === 'history') query.set('limit', String(PAGE));
    if (before) query.set('before', before);
    for (const [name, value] of [...query]) if (!value) query.delete(name);
    return `credits/levels/${this.level.id}/${file}${query.size ? `?${query}` : ''}`;
  }

  /** @param {string} kind */
  #choose(kind) {
    this.kind = kind;
    this.entries.load();
  }

  /** @param {'q'|'from'|'to'} name */
  #edit(name) {
    return (/** @type {any} */ event) => {
      this.filter[name] = event.target.value;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.entries.load(), TYPING);
    };
  }

  async #save() {
    this.saving = true;
    this.unsaved = null;
    await download(this.app.session, this.#path('history.csv'), 'credits.csv').catch((problem) => (this.unsaved = problem));
    this.saving = false;
  }

  render() {
    const { words, entries } = this;
    return html`<div class="stack">
      ${chips({
        label: words.say('history.filter'), chosen: this.kind, choose: (kind) => this.#choose(kind),
        values: KINDS.map((id) => ({ id, text: words.say(`history.filter.${id || 'all'}`) })),
      })}
      <div class="tools">
        ${this.#input('q', 'search')}${this.#input('from', 'date')}${this.#input('to', 'date')}
        ${button({ text: words.say('list.csv'), look: 'quiet', busy: this.saving, before: consoleIcon('save'), act: () => this.#save() })}
      </div>
      ${this.unsaved ? problemNotice(words, this.unsaved) : nothing}
      ${entries.state === 'failed' ? problemNotice(words, entries.problem, button({ text: words.say('again'), look: 'quiet little', act: () => entries.again() })) : nothing}
      ${entries.all.length ? this.#list() : entries.state === 'loading' ? listShape(5) : entries.state === 'ready' ? html`<p class="soft">${words.say(this.#filtered ? 'history.noMatch' : 'history.empty')}</p>` : nothing}
      ${entries.all.length ? html`<p class="small soft">${words.say('history.after.text')}</p>` : nothing}
      ${entries.next ? html`<div class="row">${button({ text: words.say('list.more'), look: 'quiet', busy: entries.state === 'adding', act: () => entries.more() })}</div>` : nothing}
    </div>`;
  }

  get #filtered() {
    return Boolean(this.kind || this.filter.q || this.filter.from || this.filter.to);
  }

  /** @param {'q'|'from'|'to'} name @param {string} type */
  #input(name, type) {
    const id = `history-${name}-${this.level.id}`;
    return field({
      id, label: this.words.say(name === 'q' ? 'list.search' : `list.${name}`),
      control: html`<input class="input" type=${type} id=${id} aria-describedby="${id}-hint" autocomplete="off" .value=${this.filter[name]} @input=${this.#edit(name)}>`,
    });
  }

  #list() {
    const { words, entries } = this;
    return list({
      label: words.say('tab.history'),
      rows: entries.all,
      key: ({ id }) => id,
      columns: [
        { label: words.say('history.at'), cell: ({ at }) => html`<span class="small">${words.dateTime(at)}</span>` },
        { label: words.say('history.what'), head: true, cell: (entry) => this.#what(entry) },
        { label: words.say('history.who'), cell: ({ who }) => who || nothing },
        { label: words.say('history.credits'), end: true, cell: ({ credits }) => html`<span class=${credits > 0 ? 'tone green' : ''}>${signed(words, credits)}</span>` },
        { label: words.say('history.after'), end: true, cell: ({ balanceAfter }) => number(words, balanceAfter) },
      ],
    });
  }

  /** @param {import('./state.d.ts').Entry} entry */
  #what({ kind, reference }) {
    const { words } = this;
    const key = `history.kind.${kind}`;
    return html`${words.say(words.knows(key) ? key : 'history.kind.other')}${reference ? html`<br><span class="small soft typed">${reference}</span>` : nothing}`;
  }
}

customElements.define('level-history', LevelHistory);
