// @ts-check
import { html, nothing } from 'lit';
import { chips } from '/pay/callside/console/chips.js';
import { download } from '/pay/callside/console/download.js';
import { consoleIcon } from '/pay/callside/console/icons.js';
import { button, field, problemNotice } from '/pay/callside/controls.js';

const TYPING = 300;

/**
 * What stands above a list: chips, a search, and the button that saves what they find as a file.
 *
 * @typedef {object} Filtered
 * @property {string} api where the list is; its file is there too, with `.csv`
 * @property {string} name of the file
 * @property {string[]} shows the chips; the first is empty, and all
 * @property {() => unknown} find reads the list from the start
 */
export class ListFilter {
  text = '';
  shown = '';
  /** whether anybody has looked for something: then it stays, whatever is found */ used = false;
  /** whether the newest answer may leave something out: until the next is there, that is what is shown */ narrowed = false;
  saving = false;
  /** @type {any} */ unsaved = null;
  /** @type {number|undefined} */ #timer;

  /** @param {any} page @param {Filtered} filtered */
  constructor(page, filtered) {
    this.page = page;
    this.filtered = filtered;
  }

  /** Whether something may be left out. */
  get any() {
    return Boolean(this.text.trim() || this.shown);
  }

  clear() {
    clearTimeout(this.#timer);
    this.text = this.shown = '';
  }

  /** The page is left. */
  stop() {
    clearTimeout(this.#timer);
  }

  /** What to ask for. @param {Record<string, string>} [more] @param {string} [file] */
  path(more = {}, file = '') {
    const query = new URLSearchParams({ q: this.text.trim(), show: this.shown, ...more });
    for (const [name, value] of [...query]) if (!value) query.delete(name);
    return `${this.filtered.api}${file}${query.size ? `?${query}` : ''}`;
  }

  /** Asks for the list. @param {Record<string, string>} [more] @returns {Promise<any>} */
  async ask(more) {
    const asked = this.path(more);
    const answer = await this.page.app.session.send('GET', asked);
    if (asked === this.path(more)) this.narrowed = this.any;
    return answer;
  }

  /** @param {string} shown */
  #choose(shown) {
    this.used = true;
    this.shown = shown;
    this.page.requestUpdate();
    this.filtered.find();
  }

  /** @param {string} text */
  #search(text) {
    this.used = true;
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.filtered.find(), TYPING);
  }

  async #save() {
    this.saving = true;
    this.unsaved = null;
    this.page.requestUpdate();
    await download(this.page.app.session, this.path({}, '.csv'), this.filtered.name).catch((problem) => (this.unsaved = problem));
    this.saving = false;
    this.page.requestUpdate();
  }

  /** @param {import('/pay/callside/messages.js').Words} words @param {string} id of the field */
  render(words, id) {
    const { shows } = this.filtered;
    return html`${chips({ label: words.say('show'), chosen: this.shown, choose: (shown) => this.#choose(shown), values: shows.map((show) => ({ id: show, text: words.say(`show.${show || 'all'}`) })) })}
      <div class="filters">
        ${field({
          id, label: words.say('list.search'), hint: words.say('search.hint'),
          control: html`<input class="input" type="search" id=${id} aria-describedby="${id}-hint" autocomplete="off" maxlength="200"
            .value=${this.text} @input=${(/** @type {any} */ event) => this.#search(event.target.value)}>`,
        })}
        ${button({ text: words.say('list.csv'), look: 'quiet', busy: this.saving, before: consoleIcon('save'), act: () => this.#save() })}
      </div>
      ${this.unsaved ? problemNotice(words, this.unsaved) : nothing}`;
  }
}
