// @ts-check
import { html, nothing } from 'lit';
import { chips } from '/pay/callside/console/chips.js';
import { listShape } from '/pay/callside/console/list.js';
import { oneAtATime } from '/pay/callside/console/one-at-a-time.js';
import { hashOf } from '/pay/callside/console/routes.js';
import { typedSince } from '/pay/callside/console/typed-since.js';
import { button, field, notice, problemNotice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { CHANNELS } from './channels.js';
import './copy-editor.js';
import './practice-phone.js';
import { ALERTS, API, channelsOf, KINDS, levelName, STYLES } from './levels.js';

const LANGUAGES = ['en', 'is'];

/** News may come one after the other; so long lies between two looks at them. */
const REST = 2000;

/** @typedef {{level: string, kind: string, channel: string, language: string}} Choice */

/** *Copy*: what each level's messages say. What was typed for one text stays while another one is looked at. */
class CopyPage extends Panel {
  static properties = {
    state: { attribute: false }, route: { attribute: false },
    levels: { state: true }, copies: { state: true }, choice: { state: true }, drafts: { state: true }, practice: { state: true }, problem: { state: true },
  };

  /** the newest question: the answer to an older one is dropped */ #turn = 0;
  /** the level whose texts were asked for */ #asked = '';
  /** the text that somebody else has changed, and is to be shown beside what was typed */ #outdated = '';

  constructor() {
    super();
    /** @type {any} */ this.state;
    /** @type {string[]} */ this.route = [];
    /** @type {import('./state.d.ts').Level[]|null} */ this.levels = null;
    /** @type {{level: string, all: import('./state.d.ts').Copies|null}|null} nothing of a level that is not there */ this.copies = null;
    /** @type {Choice} */ this.choice = { level: '', kind: 'before', channel: CHANNELS[0], language: '' };
    /** @type {Map<string, import('./state.d.ts').Draft>} what was typed and not saved, by choice */ this.drafts = new Map();
    /** @type {{phone?: string, mayChange: boolean}|null} */ this.practice = null;
    /** @type {any} */ this.problem = null;
    this.refresh = oneAtATime(() => this.#read(), REST);
  }

  /** Levels come and go on another page, and others write texts too. */
  connectedCallback() {
    super.connectedCallback();
    if (this.levels) this.#read();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('route') && this.route.length) this.#follow();
    if (this.choice.level !== this.#asked) this.#read();
    else if (changed.has('state')) this.refresh();
  }

  #follow() {
    const [level = '', about, channel, language] = this.route;
    const kind = [...KINDS, ...ALERTS].includes(about) ? about : 'before';
    this.choice = {
      level,
      kind,
      channel: channelsOf(kind).includes(channel) ? channel : channelsOf(kind)[0],
      language: LANGUAGES.includes(language) ? language : this.words.language,
    };
  }

  /** The levels, and the texts of the chosen one: what was typed into them stays, and goes on from the text that it was typed into. */
  async #read() {
    const turn = ++this.#turn;
    const asked = (this.#asked = this.choice.level);
    const { session } = this.app;
    try {
      const [{ levels }, practice] = await Promise.all([session.send('GET', `${API}/levels`), session.send('GET', `${API}/practice`)]);
      const level = asked || (levels[0]?.id ?? '');
      const known = levels.some((/** @type {import('./state.d.ts').Level} */ each) => each.id === level);
      const all = known ? await session.send('GET', `${API}/levels/${level}/copy`) : null;
      if (turn !== this.#turn) return;
      this.#asked = level;
      this.choice = { ...this.choice, level, language: this.choice.language || this.words.language };
      Object.assign(this, { levels, practice, copies: { level, all }, problem: null });
      this.#beside();
    } catch (problem) {
      if (turn === this.#turn) this.problem = problem;
    }
  }

  /** Somebody else has changed it. The editor stays meanwhile, and the focus in it. @param {string} key */
  #readAgain(key) {
    this.#outdated = key;
    return this.#read();
  }

  /** What was typed is from now on a change of theirs. */
  #beside() {
    const key = this.#outdated;
    const [level, kind, channel, language] = key.split('/');
    if (level !== this.copies?.level) return;
    this.#outdated = '';
    const text = this.copies.all?.texts.find((each) => each.kind === kind && each.channel === channel && each.language === language);
    const typed = this.drafts.get(key);
    if (!text || !typed) return;
    const same = typed.subject === text.subject && typed.text === text.text;
    this.#draft(key, same ? null : { ...typed, version: text.version, beside: true });
  }

  /** @param {Partial<Choice>} change */
  #choose(change) {
    const wanted = { ...this.choice, ...change };
    const channels = channelsOf(wanted.kind);
    this.choice = { ...wanted, channel: channels.includes(wanted.channel) ? wanted.channel : channels[0] };
    const { level, kind, channel, language } = this.choice;
    // Whoever keeps the route hears of it: given once more, it must not lead back.
    location.replace(hashOf('copy', level, kind, channel, language));
  }

  /**
   * What the server has, in the place of what it had.
   *
   * @param {{key: string, text: import('./state.d.ts').Text, sent: import('./state.d.ts').Draft|null}} saved
   */
  #saved({ key, text, sent }) {
    const typed = typedSince(this.drafts.get(key) ?? null, sent);
    // Saved again, it is no conflict with what this page has saved itself.
    this.#draft(key, typed && { ...typed, version: text.version, beside: false });
    const [level] = key.split('/'); // another one may be looked at by now
    const { copies } = this;
    const same = (/** @type {import('./state.d.ts').Text} */ each) => each.kind === text.kind && each.channel === text.channel && each.language === text.language;
    if (copies?.all && copies.level === level) this.copies = { level, all: { ...copies.all, texts: copies.all.texts.map((each) => (same(each) ? text : each)) } };
    // What others inherit from it is asked for anew, and so is what was on its way since before.
    this.#read();
  }

  /** Previews and samples name it. @param {string} phone */
  #phoned(phone) {
    this.practice = { mayChange: true, phone };
    this.#read();
  }

  get #key() {
    const { level, kind, channel, language } = this.choice;
    return [level, kind, channel, language].join('/');
  }

  /** @param {string} key @param {import('./state.d.ts').Draft|null} draft */
  #draft(key, draft) {
    const drafts = new Map(this.drafts);
    if (draft) drafts.set(key, draft);
    else drafts.delete(key);
    this.drafts = drafts;
  }

  render() {
    const { words, levels, problem } = this;
    return html`<link rel="stylesheet" href=${STYLES}>
      <div class="stack wide-stack">
        <header class="title"><h1 tabindex="-1">${words.say('copy.title')}</h1></header>
        ${problem ? problemNotice(words, problem, button({ text: words.say('again'), look: 'quiet little', act: () => this.#read() })) : nothing}
        ${levels ? this.#levels(levels) : problem ? nothing : listShape()}
      </div>`;
  }

  /** @param {import('./state.d.ts').Level[]} levels */
  #levels(levels) {
    const { words, choice, copies, problem } = this;
    if (!levels.length) return notice({ tone: 'grey', title: words.say('level.none.title'), text: words.say('level.none.text') });
    const read = copies?.level === choice.level;
    return html`<p class="soft reading">${words.say('copy.text')}</p>
      ${this.#choices(read && !copies.all ? [...levels, null] : levels)}
      ${read && !copies.all ? this.#gone() : nothing}
      ${read && copies.all ? html`${this.#about()}${this.#editor(levels, copies.all)}` : nothing}
      ${read || problem ? nothing : listShape()}
      ${this.practice?.mayChange ? html`<practice-phone .app=${this.app} .words=${words} .phone=${this.practice.phone ?? ''} @changed=${(/** @type {CustomEvent} */ event) => this.#phoned(event.detail)}></practice-phone>` : nothing}`;
  }

  /** What was typed for it can still be read, and used for another one. */
  #gone() {
    const { words } = this;
    const typed = this.drafts.get(this.#key);
    return notice({
      tone: 'amber', urgent: true, title: words.say('level.gone.title'), text: words.say('level.gone.text'),
      more: typed ? html`<p class="small soft">${words.say('level.gone.typed')}</p>${typed.subject ? html`<p class="typed">${typed.subject}</p>` : nothing}<p class="typed">${typed.text}</p>` : nothing,
    });
  }

  #about() {
    const { words, choice } = this;
    if (!ALERTS.includes(choice.kind)) return nothing;
    return html`<p class="soft reading">${words.say(`copy.about.${choice.kind}`)} <a href=${hashOf('credits', 'level', choice.level, 'alerts')}>${words.say('copy.about.recipients')}</a></p>`;
  }

  /** @param {(import('./state.d.ts').Level|null)[]} levels null is the one that is not there */
  #choices(levels) {
    const { words, choice } = this;
    const options = (/** @type {{id: string, text: string}[]} */ values, /** @type {string} */ chosen) => values.map(({ id, text }) => html`<option value=${id} .selected=${id === chosen}>${text}</option>`);
    const kinds = (/** @type {string} */ name, /** @type {string[]} */ values) => html`<optgroup label=${words.say(`copy.about.${name}`)}>${options(values.map((kind) => ({ id: kind, text: words.say(`kind.${kind}`) })), choice.kind)}</optgroup>`;
    const group = (/** @type {string} */ label, /** @type {unknown} */ control) => html`<div class="field"><span class="small"><strong>${label}</strong></span>${control}</div>`;
    return html`<div class="choose">
      ${field({
        id: 'copy-level', label: words.say('level'),
        control: html`<select class="input" id="copy-level" aria-describedby="copy-level-hint" @change=${(/** @type {any} */ event) => this.#choose({ level: event.target.value })}>
          ${options(levels.map((level) => ({ id: level?.id ?? choice.level, text: level ? levelName(words, level) : words.say('level.gone') })), choice.level)}</select>`,
      })}
      ${field({
        id: 'copy-kind', label: words.say('copy.kind'),
        control: html`<select class="input" id="copy-kind" aria-describedby="copy-kind-hint" @change=${(/** @type {any} */ event) => this.#choose({ kind: event.target.value })}>
          ${kinds('clients', KINDS)}${kinds('credits', ALERTS)}</select>`,
      })}
      ${group(words.say('copy.channel'), chips({ label: words.say('copy.channel'), values: channelsOf(choice.kind).map((id) => ({ id, text: words.say(`channel.${id}`) })), chosen: choice.channel, choose: (channel) => this.#choose({ channel }) }))}
      ${group(words.say('copy.language'), chips({ label: words.say('copy.language'), values: LANGUAGES.map((id) => ({ id, text: words.say(`language.${id}`) })), chosen: choice.language, choose: (language) => this.#choose({ language }) }))}
    </div>`;
  }

  /** @param {import('./state.d.ts').Level[]} levels @param {import('./state.d.ts').Copies} all */
  #editor(levels, all) {
    const { choice } = this;
    const key = this.#key;
    const text = all.texts.find((each) => each.kind === choice.kind && each.channel === choice.channel && each.language === choice.language);
    const placeholders = all.placeholders.filter(({ kinds, channels }) => kinds.includes(choice.kind) && channels.includes(choice.channel));
    return html`<copy-editor .app=${this.app} .words=${this.words} .key=${key} .level=${levels.find(({ id }) => id === choice.level)} .text=${text} .placeholders=${placeholders} .draft=${this.drafts.get(key) ?? null} .phone=${this.practice?.phone ?? ''}
      @typed=${(/** @type {CustomEvent} */ event) => this.#draft(event.detail.key, event.detail.draft)} @saved=${(/** @type {CustomEvent} */ event) => this.#saved(event.detail)} @outdated=${(/** @type {CustomEvent} */ event) => this.#readAgain(event.detail)}></copy-editor>`;
  }
}

customElements.define('copy-page', CopyPage);
