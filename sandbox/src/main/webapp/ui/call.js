// @ts-check
import { AppPanel } from './app-panel.js';
import { AppsMenu } from './apps-menu.js';
import { Controls } from './controls.js';
import { h, say } from './dom.js';
import { Head } from './head.js';
import { Media } from './media.js';
import { Mesh } from './mesh.js';
import { ask as askWhether } from './question.js';
import { seatOf } from './seats.js';
import { titled } from './shell.js';
import { Signal } from './signal.js';
import { Stage } from './stage.js';

/** One side of a call: this page is one person's browser. */

const [, , call, ...place] = location.pathname.split('/');
const me = seatOf(place.join('-'));
const clinician = me.role === 'clinician';

const media = new Media(me);
const signal = new Signal(call, me.seat);
const mesh = new Mesh(signal, media);
const stage = new Stage(me, media);
const head = new Head(me);
const panel = new AppPanel({ seat: me.seat, call, share: clinician ? share : undefined, back: () => menu.focus() });
const menu = new AppsMenu(clinician ? 'app.request' : 'app.pay', () => panel.show(true));
const controls = new Controls({
  media,
  apps: menu.element,
  tell: (problem) => stage.tell(problem),
  leave,
  end: clinician ? confirmEnd : null,
});
const over = h('div', { class: 'over', role: 'status', hidden: true });
const news = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
/** Beside the other side, in the host's own page. */
const framed = window.parent !== window;
let connected = false;
/** @type {HTMLDialogElement|null} */
let question = null;

/** @param {string} action @param {object} body */
const ask = (action, body) =>
  fetch(`/host/calls/${call}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function share() {
  const answer = await ask('share', { seat: me.seat });
  if (!answer.ok) throw new Error(`share: ${answer.status}`);
}

function confirmEnd() {
  const body = [h('p', { class: 'soft', text: 'end.body' })];
  question = askWhether({ title: 'end.title', body, verb: 'end.end', keep: 'end.stay', danger: true }, async () => {
    const answer = await ask('end', { seat: me.seat }).catch(() => null);
    return answer?.ok ? '' : 'end.failed';
  });
}

function leave() {
  signal.leave();
  finish('over.left');
  controls.element.replaceChildren();
  const rejoin = h('button', { type: 'button', class: 'primary', text: 'over.rejoin', onclick: () => location.reload() });
  over.append(rejoin);
  rejoin.focus();
}

/** The call goes on without this page, or not at all; an open payment stays open. @param {string} reason */
function finish(reason) {
  connected = false;
  mesh.clear();
  media.stop();
  document.body.classList.add('finished');
  const words = h('p', {});
  say(words, 'text', reason);
  over.replaceChildren(words);
  over.hidden = false;
  head.stop();
}

function ended() {
  if (document.body.classList.contains('finished')) return;
  const held = Boolean(question?.open) || controls.element.contains(document.activeElement);
  finish('over.ended');
  controls.element.replaceChildren(menu.element); // what was asked for can still be paid, or sent on
  question?.close();
  panel.callEnded();
  const following = h('button', { type: 'button', class: 'primary', text: 'over.next', onclick: () => void next() });
  over.append(following);
  if (held) following.focus(); // what was pressed is gone
}

async function next() {
  const words = /** @type {HTMLElement} */ (over.firstElementChild);
  const answer = await ask('next', {}).catch(() => null);
  const told = answer?.ok ? await answer.json().catch(() => null) : null;
  if (told) go(told.call);
  else say(words, 'text', 'over.failed');
}

/** @param {string} following the next call; both sides of one window go there together */
function go(following) {
  new BroadcastChannel('host-calls').postMessage(following);
  location.pathname = `/call/${following}/${place.join('/')}`;
}

signal.addEventListener('welcome', (event) => {
  const { ended: isOver, shared, next: following } = /** @type {CustomEvent} */ (event).detail;
  connected = true;
  head.connection(true);
  stage.show(mesh.lines, true);
  if (isOver) ended();
  if (shared) opened();
  if (isOver && following) offer(following);
});
signal.addEventListener('lost', () => head.connection(false));
signal.addEventListener('shared', opened);
signal.addEventListener('ended', ended);
signal.addEventListener('moved', (event) => offer(/** @type {CustomEvent} */ (event).detail.next));
for (const type of ['joined', 'left']) signal.addEventListener(type, () => say(news, 'text', `news.${type}`));

/** The clinician has opened it for the others. It takes no focus from what they do, so who can't see it is told. */
function opened() {
  if (clinician) return;
  if (!panel.shown) say(news, 'text', 'news.panel');
  panel.show(false);
}

/** @param {string} following */
function offer(following) {
  over.replaceChildren(
    h('p', { text: 'over.moved' }),
    h('button', { type: 'button', class: 'primary', text: 'over.join', onclick: () => go(following) }),
  );
}

mesh.addEventListener('change', () => stage.show(mesh.lines, connected));
panel.addEventListener('change', () => document.body.classList.toggle('with-panel', panel.shown));
stage.element.append(over);
titled('call.title', { name: me.name });
document.body.classList.toggle('framed', framed);
document.body.append(head.element, h('main', { id: 'main' }, stage.element, panel.element), controls.element, news);
signal.connect();
void media.join(framed).then((problem) => problem && stage.tell(problem));
