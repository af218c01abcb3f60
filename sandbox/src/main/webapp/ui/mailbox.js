// @ts-check
import { h, icon, say } from './dom.js';
import { Letter } from './letter.js';
import { readPages } from './pages.js';
import { ask } from './question.js';
import { titled, topBar } from './shell.js';
import { onLanguage, t } from './text.js';
import { when } from './when.js';

/**
 * The inbox of the sandbox: what the product mailed, newest first, looked at again every two seconds.
 *
 * @typedef {{id: string, receivedAt: string, messageId: string, from: string, to: string[], subject: string, preview: string, attachments: number}} Mail
 */

const ADDRESS = '/mailbox/api/messages';
const EVERY = 2000;
const PATIENCE = 10_000;

/** @type {{messages: Mail[], more: boolean}[]} the newest first: as many as were asked for, if there are so many */
let pages = [];
let wanted = 1;
let turn = 0;
let reading = 0;
let chosen = '';
const mails = () => pages.flatMap(({ messages }) => messages);
const more = () => pages[pages.length - 1]?.more ?? false;
const letter = new Letter(() => choose(null));
const search = h('input', { type: 'search', label: 'mailbox.search', prompt: 'mailbox.search', autocomplete: 'off', oninput: find });
const list = h('ul', { class: 'mails', label: 'mailbox.list' });
const empty = h('div', { class: 'empty', hidden: true }, icon('mail'), h('p', {}));
const moreButton = h('button', { type: 'button', class: 'more', text: 'mailbox.more', hidden: true, onclick: next });
const clear = h('button', { type: 'button', class: 'quiet', text: 'mailbox.clear', disabled: true, onclick: confirmClear });
const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true }, icon('warning'), h('span', { text: 'mailbox.trouble' }));

/** @param {{messages: Mail[], more: boolean}} [last] @returns {Promise<{messages: Mail[], more: boolean}>} */
async function read(last) {
  const query = new URLSearchParams({ q: search.value });
  if (last) query.set('before', last.messages[last.messages.length - 1].receivedAt);
  const answer = await fetch(`${ADDRESS}?${query}`, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`mailbox: ${answer.status}`);
  return answer.json();
}

/** Looks again. */
async function load() {
  const mine = ++turn;
  reading++;
  const all = await readPages(wanted, read).catch(() => null);
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

/** From the newest on. */
function find() {
  wanted = 1;
  void load();
}

/** @type {Map<string, HTMLElement>} */
const rows = new Map();

function render() {
  const held = /** @type {HTMLElement|null} */ (document.activeElement);
  const before = list.children.length;
  const shown = mails().map((mail) => rows.get(mail.id) ?? row(mail));
  if (shown.length !== before || shown.some((element, index) => list.children[index] !== element)) list.replaceChildren(...shown);
  mark();
  empty.hidden = pages.length === 0 || shown.length > 0;
  say(/** @type {HTMLElement} */ (empty.querySelector('p')), 'text', search.value ? 'mailbox.noMatch' : 'mailbox.empty');
  moreButton.hidden = !more();
  clear.disabled = shown.length === 0;
  if (held === moreButton && !more()) list.children[before]?.querySelector('a')?.focus(); // the first of what was asked for
  else if (list.contains(held)) held?.focus(); // it was moved
}

/** @param {Mail} mail */
function row(mail) {
  const element = h(
    'li',
    {},
    h(
      'a',
      { href: `#${mail.id}`, onclick: () => mail.id === chosen && open() },
      h('span', { class: 'to' }, mail.to.join(', ')),
      h('time', { datetime: mail.receivedAt }, when(mail.receivedAt)),
      h('span', { class: 'subject' }, mail.subject || t('mailbox.noSubject'), mail.attachments > 0 && icon('file')),
      h('span', { class: 'preview' }, mail.preview),
    ),
  );
  rows.set(mail.id, element);
  return element;
}

function mark() {
  for (const [id, element] of rows) {
    const link = /** @type {HTMLElement} */ (element.firstElementChild);
    if (id === chosen) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

/** @param {string|null} id */
function choose(id) {
  history.replaceState(null, '', id ? `#${id}` : location.pathname);
  open();
}

/** What the address names; it is also where one skips to. */
function open() {
  if (location.hash !== '#main') chosen = location.hash.slice(1);
  document.body.classList.toggle('reading', chosen !== '');
  void letter.show(chosen);
  mark();
}

function confirmClear() {
  const body = [h('p', { class: 'soft', text: 'mailbox.clearBody' })];
  const count = mails().length + (more() ? '+' : '');
  ask({ title: 'mailbox.clearTitle', values: { count }, body, verb: 'mailbox.clear', keep: 'mailbox.keep', danger: true }, async () => {
    const answer = await fetch(ADDRESS, { method: 'DELETE' }).catch(() => null);
    if (!answer?.ok) return 'mailbox.clearFailed';
    choose(null);
    find();
    return '';
  });
}

titled('mailbox.title');
document.body.append(
  topBar('/mailbox'),
  h(
    'main',
    { id: 'main' },
    h(
      'section',
      { class: 'inbox', label: 'mailbox.title' },
      h('div', { class: 'inbox-head' }, h('h1', { text: 'mailbox.title' }), clear),
      h('label', { class: 'search' }, icon('search'), search),
      trouble,
      list,
      empty,
      moreButton,
    ),
    letter.element,
  ),
);
onLanguage(() => {
  rows.clear();
  render();
});
window.addEventListener('hashchange', open);
setInterval(() => document.hidden || reading > 0 || void load(), EVERY);
await load();
open();
