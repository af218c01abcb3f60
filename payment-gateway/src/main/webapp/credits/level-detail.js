// @ts-check
import { html, nothing } from 'lit';
import { listShape } from '../callside/console/list.js';
import { hashOf } from '../callside/console/routes.js';
import { tabs } from '../callside/console/tabs.js';
import { button, notice } from '../callside/controls.js';
import { Panel, part } from '../callside/panel.js';
import { levelName, suspension } from './level-words.js';

/** The parts of a level, each loaded when it is first looked at, and kept. */
const PARTS = /** @type {Record<string, () => Promise<unknown>>} */ ({
  use: part((again) => import(`./level-use.js${again}`)),
  history: part((again) => import(`./level-history.js${again}`)),
  'top-up': part((again) => import(`./level-top-up.js${again}`)),
  cards: part((again) => import(`./level-cards.js${again}`)),
  alerts: part((again) => import(`./level-alerts.js${again}`)),
});

/** What is left to see of a level that was removed. */
const LEFT = ['use', 'history'];

/** An expanded row: balance and use, history, automatic top-up, cards, alerts. */
class LevelDetail extends Panel {
  static properties = { credits: { attribute: false }, level: { attribute: false }, tab: {} };

  #shown = '';

  constructor() {
    super();
    /** @type {import('./state.d.ts').Credits} */ this.credits;
    /** @type {import('./state.d.ts').Level} */ this.level;
    this.tab = 'use';
    /** @type {Map<string, 'loading'|'ready'|'failed'>} */ this.seen = new Map();
  }

  willUpdate() {
    if (!this.#tabs.includes(this.tab)) this.tab = 'use';
    if (!this.seen.has(this.tab)) this.#load(this.tab);
  }

  get #tabs() {
    return this.level.state === 'removed' ? LEFT : Object.keys(PARTS);
  }

  /** @param {string} tab */
  async #load(tab) {
    this.seen.set(tab, 'loading');
    await PARTS[tab]().then(() => this.seen.set(tab, 'ready'), () => this.seen.set(tab, 'failed'));
    this.requestUpdate();
  }

  /** Where the tabs need more room than there is, the chosen one is in sight. */
  updated() {
    if (this.#shown === this.tab) return;
    this.#shown = this.tab;
    this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** @param {string} tab */
  #choose(tab) {
    this.tab = tab;
    history.replaceState(null, '', hashOf('credits', 'level', this.level.id, tab));
  }

  render() {
    const { words, level, tab } = this;
    const removed = level.state === 'removed';
    const values = this.#tabs.map((id) => ({ id, text: words.say(`tab.${id}`) }));
    return html`<div class="stack level-detail">
      ${level.topUp.suspended && !removed && tab !== 'top-up' ? this.#suspended() : nothing}
      <div>${tabs({
        id: level.id, label: levelName(words, level), values, chosen: tab, choose: (id) => this.#choose(id),
        content: [...this.seen.keys()].map((id) => html`<div ?hidden=${id !== tab}>${this.#part(id)}</div>`),
      })}</div>
      ${level.kind === 'individual' && !removed ? html`<div class="row">${button({ text: words.say('level.remove'), look: 'quiet little', act: () => this.dispatchEvent(new CustomEvent('remove')) })}</div>` : nothing}
    </div>`;
  }

  #suspended() {
    const { words, level } = this;
    return notice({
      tone: 'red', icon: 'alert', title: words.say('topUp.is.suspended'), text: suspension(words, level.topUp),
      more: button({ text: words.say('topUp.look'), look: 'quiet little', act: () => this.#choose('top-up') }),
    });
  }

  /** @param {string} id */
  #part(id) {
    const { app, words, level, credits } = this;
    if (this.seen.get(id) === 'loading') return html`<div class="coming">${listShape(2)}</div>`;
    if (this.seen.get(id) === 'failed') {
      return notice({ tone: 'red', urgent: true, text: words.say('problem.no-answer'), more: button({ text: words.say('again'), look: 'quiet little', act: () => this.#load(id) }) });
    }
    switch (id) {
      case 'history':
        return html`<level-history .app=${app} .words=${words} .level=${level}></level-history>`;
      case 'top-up':
        return html`<level-top-up .app=${app} .words=${words} .level=${level} .credits=${credits}></level-top-up>`;
      case 'cards':
        return html`<level-cards .app=${app} .words=${words} .level=${level} .credits=${credits}></level-cards>`;
      case 'alerts':
        return html`<level-alerts .app=${app} .words=${words} .level=${level}></level-alerts>`;
      default:
        return html`<level-use .app=${app} .words=${words} .level=${level}></level-use>`;
    }
  }
}

customElements.define('level-detail', LevelDetail);
