// @ts-check
import { html, nothing } from 'lit';
import { number } from '/pay/callside/console/numbers.js';
import { button, notice } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { API } from './levels.js';

/** So long nobody types before the server is asked. */
const PAUSE = 300;

/** What a client would read, and what it costs. Answers that come late, after a later question, are dropped. */
class CopyPreview extends Panel {
  static properties = { wanted: { attribute: false }, stamp: {}, preview: { state: true }, failed: { state: true }, waiting: { state: true } };

  #asked = 0;
  #timer = 0;
  #for = '';

  constructor() {
    super();
    /** @type {{kind: string, channel: string, language: string, subject: string, text: string}} */ this.wanted;
    /** @type {import('./state.d.ts').Preview|null} */ this.preview = null;
    /** what else the preview depends on */ this.stamp = '';
    this.failed = false;
    this.waiting = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#for = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  willUpdate() {
    const wanted = JSON.stringify([this.wanted, this.words.locale, this.stamp]);
    if (wanted === this.#for || !this.isConnected) return;
    const first = !this.preview || !this.#for.startsWith(wanted.slice(0, wanted.indexOf('"subject"')));
    this.#for = wanted;
    this.#asked += 1;
    this.waiting = true;
    this.#price(null);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#ask(), first ? 0 : PAUSE);
  }

  async #ask() {
    const turn = this.#asked;
    try {
      const preview = await this.app.session.send('POST', `${API}/copy/preview`, this.wanted);
      if (turn !== this.#asked) return;
      this.preview = preview;
      this.failed = false;
      this.#tell({});
      this.#price(preview.credits);
    } catch (/** @type {any} */ problem) {
      if (turn !== this.#asked) return;
      this.failed = Object.keys(problem.fields ?? {}).length === 0;
      if (!this.failed) this.preview = null;
      this.#tell(problem.fields ?? {});
    }
    this.waiting = false;
  }

  #again() {
    if (this.waiting) return;
    this.#asked += 1;
    this.waiting = true;
    this.#ask();
  }

  /** @param {Record<string, string>} errors */
  #tell(errors) {
    this.dispatchEvent(new CustomEvent('checked', { detail: errors }));
  }

  /** Nobody knows what it costs while it is being asked. @param {number|null} credits */
  #price(credits) {
    this.dispatchEvent(new CustomEvent('priced', { detail: credits }));
  }

  render() {
    const { words, preview, failed, waiting } = this;
    return html`<section class="preview" aria-labelledby="preview-title" aria-busy=${waiting ? 'true' : 'false'}>
      <h2 id="preview-title">${words.say('preview.title')}</h2>
      ${failed ? notice({
        tone: 'grey', text: words.say('preview.failed'),
        more: html`<div class="row">${button({ text: words.say('again'), look: 'quiet little', busy: waiting, act: () => this.#again() })}</div>`,
      }) : nothing}
      ${preview ? this.#shown(preview) : waiting ? html`<div class="shape block"></div>` : failed ? nothing : notice({ tone: 'grey', text: words.say('preview.none') })}
    </section>`;
  }

  /** @param {import('./state.d.ts').Preview} preview */
  #shown({ subject, text, size, credits, dear = [] }) {
    const { words, wanted } = this;
    return html`
      ${size ? html`<div class="bubble" lang=${wanted.language}>${text}</div>` : html`<div class="letter" lang=${wanted.language}><div>${subject}</div><div>${text}</div></div>`}
      <p class="small soft">${words.say('preview.sample')}</p>
      <dl class="sizes">
        ${size ? html`${this.#fact('characters', number(words, size.characters))}${this.#fact('encoding', size.encoding)}${this.#fact('parts', number(words, size.segments))}` : nothing}
        ${this.#fact('credits', number(words, credits))}
      </dl>
      ${dear.length ? notice({ tone: 'amber', icon: 'alert', title: words.say('dear.title', { characters: dear.join(' ') }), text: words.say('dear.text') }) : nothing}`;
  }

  /** @param {string} name @param {string} value */
  #fact(name, value) {
    return html`<div><dt>${this.words.say(`size.${name}`)}</dt><dd>${value}</dd></div>`;
  }
}

customElements.define('copy-preview', CopyPreview);
