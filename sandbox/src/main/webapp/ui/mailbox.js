// @ts-check
import { h, icon, say } from './dom.js';
import { Letter } from './letter.js';
import { titled, topBar } from './shell.js';
import { onLanguage, t } from './text.js';
import { when } from './when.js';

/**
 * The inbox of the sandbox: what the product mailed, newest first, looked at again every two seconds.
 *
 * @typedef {{id: string, receivedAt: string, messageId: string, from: string, to: string[], subject: string, preview: string, attachments: number}} Mail
 */

const EVERY = 2000;

/** @type {Mail[]} */
let mails = [];
let more = false;
let older = 0;
const letter = new Letter(() => choose(null));
const search = h('input', { type: 'search', label: 'mailbox.search', prompt: 'mailbox.search', autocomplete: 'off', oninput: () => void load() });
const list = h('ul', { class: 'mails', label: 'mailbox.list' });
const empty = h('div', { class: 'empty', hidden: true }, icon('mail'), h('p', {}));
const moreButton = h('button', { type: 'button', class: 'more', text: 'mailbox.more', hidden: true, onclick: () => void next() });
const clear = h('button', { type: 'button', class: 'quiet', text: 'mailbox.clear', onclick: confirmClear });
const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true }, icon('warning'), h('span', { text: 'mailbox.trouble' }));

/** @param {string} [before] @returns {Promise<{messages: Mail[], more: boolean}>} */
async function read(before) {
  const query = new URLSearchParams({ q: search.value });
  if (before) query.set('before', before);
  const answer = await fetch(`/mailbox/api/messages?${query}`);
  if (!answer.ok) throw new Error(`mailbox: ${answer.status}`);
  return answer.json();
}

/** Looks again; a list that was read further than one page stays as it is. */
async function load() {
  if (older > 0 && !search.matches(':focus')) return;
  older = 0;
  try {
    ({ messages: mails, more } = await read());
    trouble.hidden = true;
  } catch {
    trouble.hidden = false;
  }
  render();
}

async function next() {
  const page = await read(mails[mails.length - 1].receivedAt);
  mails = [...mails, ...page.messages];
  more = page.more;
  older += 1;
  render();
}

/** @type {Map<string, HTMLElement>} */
const rows = new Map();

function render() {
  const wanted = mails.map((mail) => rows.get(mail.id) ?? row(mail));
  if (wanted.length !== list.children.length || wanted.some((element, index) => list.children[index] !== element)) list.replaceChildren(...wanted);
  mark();
  empty.hidden = mails.length > 0;
  say(/** @type {HTMLElement} */ (empty.querySelector('p')), 'text', search.value ? 'mailbox.noMatch' : 'mailbox.empty');
  moreButton.hidden = !more;
  clear.disabled = mails.length === 0;
}

/** @param {Mail} mail */
function row(mail) {
  const element = h(
    'li',
    {},
    h(
      'a',
      { href: `#${mail.id}` },
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
  const chosen = location.hash.slice(1);
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

function open() {
  const id = location.hash.slice(1);
  document.body.classList.toggle('reading', id !== '');
  void letter.show(id);
  mark();
}

function confirmClear() {
  const words = h('h2', { id: 'clear-title' });
  say(words, 'text', 'mailbox.clearTitle', { count: mails.length + (more ? '+' : '') });
  const dialog = h(
    'dialog',
    { class: 'question', 'aria-labelledby': 'clear-title' },
    words,
    h('p', { class: 'soft', text: 'mailbox.clearBody' }),
    h('form', { method: 'dialog' }, h('button', { value: '', text: 'mailbox.keep', autofocus: true }), h('button', { value: 'clear', class: 'danger', text: 'mailbox.clear' })),
  );
  dialog.addEventListener('close', async () => {
    dialog.remove();
    if (dialog.returnValue !== 'clear') return;
    await fetch('/mailbox/api/messages', { method: 'DELETE' });
    choose(null);
    await load();
  });
  document.body.append(dialog);
  dialog.showModal();
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
setInterval(() => document.hidden || void load(), EVERY);
await load();
open();
