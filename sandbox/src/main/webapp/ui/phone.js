// @ts-check
import { Conversation } from './conversation.js';
import { h, icon } from './dom.js';
import { ask } from './question.js';
import { titled, topBar } from './shell.js';
import { onLanguage, t } from './text.js';
import { when } from './when.js';

/**
 * The phones of everybody whom the product texts: the numbers, the latest first, and what is on the phone of one of them. Looked at again
 * every two seconds.
 *
 * @typedef {{sid: string, seq: number, number: string, line: string, direction: 'in'|'out', body: string, segments: number, encoding: string, status: string, at: string, arrived: boolean, keyword: boolean, error: number|null}} Sms
 */

const EVERY = 2000;
const NUMBER = /^\+[1-9]\d{6,14}$/;

/** @type {Sms[]} */
let latest = [];
let more = false;
let older = 0;
const conversation = new Conversation({ back: () => go(''), sent: () => void load() });
const list = h('ul', { class: 'numbers', label: 'phone.list', 'aria-busy': 'true' }, ...[1, 2, 3].map(() => h('li', { class: 'shape', 'aria-hidden': 'true' })));
const loading = h('p', { class: 'visually-hidden', role: 'status', text: 'phone.loading' });
const empty = h('div', { class: 'empty', hidden: true }, icon('phone'), h('p', { text: 'phone.empty' }));
const moreButton = h('button', { type: 'button', class: 'more', text: 'phone.more', hidden: true, onclick: () => void next() });
const clear = h('button', { type: 'button', class: 'quiet', text: 'phone.clear', disabled: true, onclick: confirmClear });
const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true }, icon('warning'), h('span', { text: 'phone.trouble' }));
const wanted = h('input', { type: 'tel', prompt: 'phone.example', autocomplete: 'off', 'aria-describedby': 'number-help' });
const help = h('p', { class: 'soft', id: 'number-help', role: 'alert', hidden: true, text: 'phone.badNumber' });

/** A plus that was not encoded is a space by now. */
const chosen = () => (new URLSearchParams(location.search).get('number') ?? '').replace(/^ /, '+');

/** @param {string} [before] @returns {Promise<{conversations: Sms[], more: boolean}>} */
async function read(before = '') {
  const answer = await fetch(`/phone/conversations?before=${before}`);
  if (!answer.ok) throw new Error(`phone: ${answer.status}`);
  return answer.json();
}

/** Looks again; a list that was read further than one page stays as it is. */
async function load() {
  try {
    if (older === 0) ({ conversations: latest, more } = await read());
    await conversation.refresh();
    trouble.hidden = true;
    render();
  } catch {
    trouble.hidden = false;
  }
}

async function next() {
  const page = await read(String(latest[latest.length - 1].seq));
  latest = [...latest, ...page.conversations];
  more = page.more;
  older += 1;
  render();
}

let seen = '';

function render() {
  const now = JSON.stringify([latest, chosen()]);
  if (now !== seen) list.replaceChildren(...latest.map(row));
  seen = now;
  list.removeAttribute('aria-busy');
  loading.hidden = true;
  empty.hidden = latest.length > 0;
  moreButton.hidden = !more;
  clear.disabled = latest.length === 0;
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
  void conversation.show(number).catch(() => (trouble.hidden = false));
  render();
}

/** @param {Event} event */
function openTyped(event) {
  event.preventDefault();
  const number = wanted.value.replace(/[\s()-]/g, '');
  const fine = NUMBER.test(number);
  help.hidden = fine;
  wanted.setAttribute('aria-invalid', String(!fine));
  if (!fine) return wanted.focus();
  wanted.value = '';
  go(number);
}

function confirmClear() {
  const body = [h('p', { class: 'soft', text: 'phone.clearBody' })];
  ask({ title: 'phone.clearTitle', body, verb: 'phone.clear', keep: 'phone.keep', danger: true }, async () => {
    const answer = await fetch('/phone/messages', { method: 'DELETE' }).catch(() => null);
    if (!answer?.ok) return 'phone.clearFailed';
    older = 0;
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
      h('form', { class: 'open', novalidate: true, onsubmit: openTyped }, h('label', {}, h('span', { text: 'phone.number' }), wanted), h('button', { text: 'phone.open' }), help),
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
setInterval(() => document.hidden || void load(), EVERY);
await load();
open();
