// @ts-check
import { Conversation } from './conversation.js';
import { h, icon } from './dom.js';
import { readPages } from './pages.js';
import { ask } from './question.js';
import { titled, topBar } from './shell.js';
import { onLanguage, t } from './text.js';
import { when } from './when.js';

/**
 * The phones of everybody whom the product texts: the numbers, the latest first, and what is on the phone of one of them. Looked at again
 * every two seconds.
 *
 * @typedef {{conversations: Sms[], more: boolean}} Page
 * @typedef {{sid: string, seq: number, number: string, line: string, direction: 'in'|'out', body: string, segments: number, encoding: string, status: string, at: string, arrived: boolean, keyword: boolean, error: number|null}} Sms
 */

const EVERY = 2000;
const PATIENCE = 10_000;
const NUMBER = /^\+[1-9]\d{6,14}$/;

/** @type {Page[]} the newest first: as many as were asked for, if there are so many */
let pages = [];
let wanted = 1;
let turn = 0;
let reading = 0;
const latest = () => pages.flatMap(({ conversations }) => conversations);
const more = () => pages[pages.length - 1]?.more ?? false;
const conversation = new Conversation({ back: () => go(''), sent: () => void load() });
const list = h('ul', { class: 'numbers', label: 'phone.list', 'aria-busy': 'true' }, ...[1, 2, 3].map(() => h('li', { class: 'shape', 'aria-hidden': 'true' })));
const loading = h('p', { class: 'visually-hidden', role: 'status', text: 'phone.loading' });
const empty = h('div', { class: 'empty', hidden: true }, icon('phone'), h('p', { text: 'phone.empty' }));
const moreButton = h('button', { type: 'button', class: 'more', text: 'phone.more', hidden: true, onclick: next });
const clear = h('button', { type: 'button', class: 'quiet', text: 'phone.clear', disabled: true, onclick: confirmClear });
const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true }, icon('warning'), h('span', { text: 'phone.trouble' }));
const typed = h('input', { type: 'tel', prompt: 'phone.example', autocomplete: 'off', 'aria-describedby': 'number-help' });
const help = h('p', { class: 'soft', id: 'number-help', role: 'alert', hidden: true, text: 'phone.badNumber' });

/** A plus that was not encoded is a space by now. */
const chosen = () => (new URLSearchParams(location.search).get('number') ?? '').replace(/^ /, '+');

/** @param {Page} [last] @returns {Promise<Page>} */
async function read(last) {
  const before = last ? last.conversations[last.conversations.length - 1].seq : '';
  const answer = await fetch(`/phone/conversations?before=${before}`, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`phone: ${answer.status}`);
  return answer.json();
}

/** Looks again. */
async function load() {
  const mine = ++turn;
  reading++;
  const [all] = await Promise.all([readPages(wanted, read).catch(() => null), conversation.refresh()]);
  reading--;
  if (mine !== turn) return;
  pages = all ?? pages;
  trouble.hidden = all !== null;
  render();
}

/** One page more than is shown. */
function next() {
  wanted = pages.length + 1;
  void load();
}

let seen = '';

function render() {
  const known = pages.length > 0;
  loading.hidden = known || !trouble.hidden;
  list.hidden = !known && !trouble.hidden;
  if (!known) return;
  list.removeAttribute('aria-busy');
  rows();
  empty.hidden = latest().length > 0;
  moreButton.hidden = !more();
  clear.disabled = latest().length === 0;
}

/** Whoever was in the list stays there. */
function rows() {
  const now = JSON.stringify([latest(), chosen()]);
  if (now === seen) return;
  seen = now;
  const held = document.activeElement;
  const address = list.contains(held) && held?.getAttribute('href');
  const before = list.children.length;
  list.replaceChildren(...latest().map(row));
  if (held === moreButton && !more()) list.children[before]?.querySelector('a')?.focus(); // the first of what was asked for
  else if (address) list.querySelector(`a[href="${address}"]`)?.focus();
}

/** @param {Sms} sms */
function row(sms) {
  const address = `/phone?number=${encodeURIComponent(sms.number)}`;
  return h(
    'li',
    {},
    h(
      'a',
      {
        href: address,
        'aria-current': sms.number === chosen() ? 'true' : undefined,
        onclick: (/** @type {MouseEvent} */ event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          go(sms.number);
        },
      },
      h('span', { class: 'number' }, sms.number),
      h('time', { datetime: sms.at }, when(sms.at)),
      h('span', { class: 'preview' }, sms.error ? icon('warning') : null, sms.direction === 'out' ? t('phone.you', { text: sms.body }) : sms.body),
    ),
  );
}

/** @param {string} number */
function go(number) {
  history.pushState(null, '', number ? `/phone?number=${encodeURIComponent(number)}` : '/phone');
  open();
}

function open() {
  const number = NUMBER.test(chosen()) ? chosen() : '';
  document.body.classList.toggle('reading', number !== '');
  void conversation.show(number);
  render();
}

/** @param {Event} event */
function openTyped(event) {
  event.preventDefault();
  const number = typed.value.replace(/[\s()-]/g, '');
  const fine = NUMBER.test(number);
  help.hidden = fine;
  typed.setAttribute('aria-invalid', String(!fine));
  if (!fine) return typed.focus();
  typed.value = '';
  go(number);
}

function confirmClear() {
  const body = [h('p', { class: 'soft', text: 'phone.clearBody' })];
  ask({ title: 'phone.clearTitle', body, verb: 'phone.clear', keep: 'phone.keep', danger: true }, async () => {
    const answer = await fetch('/phone/messages', { method: 'DELETE' }).catch(() => null);
    if (!answer?.ok) return 'phone.clearFailed';
    wanted = 1;
    void load();
    return '';
  });
}

titled('phone.title');
document.body.append(
  topBar('/phone'),
  h(
    'main',
    { id: 'main' },
    h(
      'section',
      { class: 'phones', label: 'phone.title' },
      h('div', { class: 'phones-head' }, h('h1', { text: 'phone.title' }), clear),
      h('form', { class: 'open', novalidate: true, onsubmit: openTyped }, h('label', {}, h('span', { text: 'phone.number' }), typed), h('button', { text: 'phone.open' }), help),
      trouble,
      loading,
      list,
      empty,
      moreButton,
    ),
    conversation.element,
  ),
);
onLanguage(() => {
  seen = '';
  render();
  conversation.render();
});
window.addEventListener('popstate', open);
setInterval(() => document.hidden || reading > 0 || void load(), EVERY);
await load();
open();
