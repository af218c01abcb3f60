// @ts-check
import { h, icon, say } from './dom.js';
import { readPages } from './pages.js';
import { t } from './text.js';
import { exactly } from './when.js';

/**
 * @typedef {import('./phone.js').Sms} Sms
 * @typedef {{messages: Sms[], more: boolean}} Page
 */

const QUICK = ['YES', 'NO', 'STOP', 'START'];
const PATIENCE = 10_000;
const LINK = /(https?:\/\/[^\s]+)/;

/** One phone, opened: what it has received and sent, the newest at the bottom, and a field to answer in. */
export class Conversation {
  #number = '';
  /** @type {Page[]} the newest first: as many as were asked for, if there are so many */
  #pages = [];
  #wanted = 1;
  #turn = 0;
  #seen = '';
  #on;
  #list = h('ul', {});
  #log = h('div', { class: 'log', role: 'log', label: 'sms.log', tabindex: '0' }, this.#list);
  #olderButton = h('button', { type: 'button', class: 'more', text: 'sms.older', hidden: true, onclick: () => this.#next() });
  #trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true }, icon('warning'), h('span', { text: 'sms.trouble' }));
  #body = h('textarea', { rows: 2, maxlength: 1600, required: true });
  #line = h('select', {});
  #to = h('label', { hidden: true }, h('span', { text: 'sms.line' }), this.#line);
  #send = h('button', { class: 'primary', text: 'sms.send' });
  #said = h('p', { class: 'soft', role: 'status' });

  /** @param {{back: () => void, sent: () => void}} on */
  constructor(on) {
    this.#on = on;
    this.element = h('article', { class: 'conversation', label: 'sms.label', tabindex: '-1' });
    this.#nothing();
  }

  /** @param {string} number empty: none */
  async show(number) {
    if (number === this.#number) return;
    this.#number = number;
    this.#pages = [];
    this.#wanted = 1;
    this.#turn++;
    this.#seen = '';
    this.#trouble.hidden = true;
    this.#olderButton.hidden = true;
    if (!number) return this.#nothing();
    this.#body.value = '';
    delete this.#said.dataset.text;
    this.#said.textContent = '';
    this.#frame();
    await this.refresh();
    this.element.focus({ preventScroll: true });
  }

  /** Looks again. */
  async refresh() {
    if (!this.#number) return;
    const mine = ++this.#turn;
    const pages = await readPages(this.#wanted, (last) => this.#read(last)).catch(() => null);
    if (mine !== this.#turn) return;
    this.#pages = pages ?? this.#pages;
    this.#trouble.hidden = pages !== null;
    this.render();
  }

  /** @param {Page} [last] @returns {Promise<Page>} */
  async #read(last) {
    const before = last ? String(last.messages[last.messages.length - 1].seq) : '';
    const query = new URLSearchParams({ number: this.#number, before });
    const answer = await fetch(`/phone/messages?${query}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`phone: ${answer.status}`);
    return answer.json();
  }

  /** One page more than is shown. */
  #next() {
    this.#wanted = this.#pages.length + 1;
    void this.refresh();
  }

  get #messages() {
    return this.#pages.flatMap(({ messages }) => messages);
  }

  #nothing() {
    this.element.replaceChildren(h('div', { class: 'empty' }, icon('phone'), h('p', { text: 'sms.none' })));
  }

  #frame() {
    const write = h('label', { class: 'write' }, h('span', {}), this.#body);
    say(/** @type {HTMLElement} */ (write.firstElementChild), 'text', 'sms.write', { number: this.#number });
    this.#list.replaceChildren();
    this.element.replaceChildren(
      h('header', {}, h('button', { type: 'button', class: 'quiet back', onclick: this.#on.back }, icon('back'), h('span', { text: 'sms.back' })), h('h2', {}, this.#number)),
      this.#trouble,
      this.#olderButton,
      this.#log,
      h(
        'form',
        { class: 'answer', onsubmit: (/** @type {Event} */ event) => void this.#answer(event) },
        h('div', { class: 'quick', role: 'group', label: 'sms.quick' }, ...QUICK.map((word) => h('button', { type: 'button', onclick: () => this.#fill(word) }, word))),
        write,
        h('div', { class: 'send' }, this.#to, this.#said, this.#send),
      ),
    );
  }

  render() {
    if (this.#pages.length === 0) return;
    const now = JSON.stringify([this.#pages, document.documentElement.lang]);
    if (now === this.#seen) return;
    this.#seen = now;
    const atEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 40;
    const inOrder = [...this.#messages].sort((one, other) => one.at.localeCompare(other.at) || one.seq - other.seq);
    this.#list.replaceChildren(...(inOrder.length ? inOrder.map(bubble) : [h('li', { class: 'soft nothing', text: 'sms.nothing' })]));
    const asked = document.activeElement === this.#olderButton;
    this.#olderButton.hidden = !this.#pages[this.#pages.length - 1].more;
    if (asked && this.#olderButton.hidden) this.#log.focus({ preventScroll: true });
    this.#lines();
    if (atEnd) this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** Whom one can answer: everybody who wrote, the last one first; there is a choice where there were several. */
  #lines() {
    const lines = [...new Set(this.#messages.map((sms) => sms.line))];
    const chosen = this.#line.value;
    this.#line.replaceChildren(...lines.map((line) => h('option', { value: line }, line)));
    if (lines.includes(chosen)) this.#line.value = chosen;
    this.#to.hidden = lines.length < 2;
  }

  /** @param {string} word */
  #fill(word) {
    this.#body.value = word;
    this.#body.focus();
  }

  /** @param {Event} event */
  async #answer(event) {
    event.preventDefault();
    this.#send.disabled = true;
    const answer = await fetch('/phone/replies', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number: this.#number, body: this.#body.value, ...(this.#line.value ? { to: this.#line.value } : {}) }),
    }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    this.#send.disabled = false;
    if (!answer?.ok) return say(this.#said, 'text', 'sms.failed', { detail: told?.detail ?? '' });
    this.#body.value = '';
    say(this.#said, 'text', 'sms.sent');
    this.#on.sent();
  }
}

/** @param {Sms} sms */
function bubble(sms) {
  const meta = h('p', { class: 'meta' }, h('time', { datetime: sms.at }, exactly(sms.at)));
  const add = (/** @type {string} */ key, /** @type {Record<string, unknown>} */ values = {}) => meta.append(' · ', t(key, values));
  add(sms.direction === 'in' ? 'sms.from' : 'sms.to', { line: sms.line });
  add(sms.segments === 1 ? 'sms.part' : 'sms.parts', sms);
  if (sms.keyword) add('sms.keyword');
  const state = sms.error ? h('p', { class: 'state bad' }, icon('warning'), t(`sms.lost.${sms.error}`), ` (${sms.error})`) : !sms.arrived && h('p', { class: 'state' }, t('sms.underway'));
  return h('li', { class: `${sms.direction}${sms.error ? ' lost' : sms.arrived ? '' : ' underway'}` }, h('p', { class: 'body' }, ...sms.body.split(LINK).map(linked)), state, meta);
}

/** Phones make links of addresses. @param {string} text */
const linked = (text) => (LINK.test(text) ? h('a', { href: text, target: '_blank', rel: 'noopener noreferrer' }, text) : text);
