// @ts-check
import { BookingForm } from './booking-form.js';
import { BookingList } from './booking-list.js';
import { ClockCard } from './clock.js';
import { h, icon } from './dom.js';
import { titled, topBar } from './shell.js';
import { onLanguage } from './text.js';

/**
 * The practice's own software: books appointments, and shows what Callside says of each. Looked at again every two seconds.
 *
 * @typedef {{id: string, seq: number, client: string, phone: string, practitioner: string, type: string, start: string, status: 'booked'|'cancelled', answer: string, reminder?: {channel: string, state: string, due: string}}} Booking
 * @typedef {{zone: string, now: string, preset: {day: string, time: string}, phones: string[], dayBefore: string|null, bookings: Booking[], more: boolean}} Page
 */

const EVERY = 2000;
/** So that what is due then is due. */
const AFTERWARDS_MS = 5000;

/** @type {Page|null} the newest */
let page = null;
/** @type {Booking[]} those that were asked for beyond it */
let older = [];
let more = false;
let turn = 0;

const form = new BookingForm(() => void load());
const list = new BookingList({ changed: () => void load(), more: () => void next() });
const dayBefore = h('button', { type: 'button', text: 'bookings.dayBefore', disabled: true, onclick: () => void remind() });
const clock = new ClockCard({ steps: ['hour'], more: [dayBefore, h('a', { class: 'button', href: '/control', text: 'nav.control' })], what: 'bookings.clock', moved: () => void load() });
const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true }, icon('warning'), h('span', { text: 'bookings.trouble' }));

/** @param {string|number} before @returns {Promise<Page>} */
async function read(before = '') {
  const answer = await fetch(`/bookings/all?before=${before}`);
  if (!answer.ok) throw new Error(`bookings: ${answer.status}`);
  return answer.json();
}

/** Looks again at the newest; those that were read beyond them stay as they were. */
async function load() {
  const mine = ++turn;
  try {
    const read_ = await read();
    if (mine !== turn) return;
    const oldest = read_.bookings[read_.bookings.length - 1]?.seq ?? 0;
    older = older.filter(({ seq }) => seq < oldest);
    if (older.length === 0) more = read_.more;
    page = read_;
    trouble.hidden = true;
  } catch {
    if (mine === turn) trouble.hidden = false;
  }
  render();
}

async function next() {
  const last = [...(page?.bookings ?? []), ...older].pop();
  const answer = await read(last?.seq).catch(() => null);
  trouble.hidden = answer !== null;
  if (!answer) return;
  older = [...older, ...answer.bookings];
  more = answer.more;
  render();
}

function render() {
  if (!page) return list.waits(!trouble.hidden);
  clock.zone = page.zone;
  form.begin(page);
  list.show([...page.bookings, ...older], page.zone, more);
  dayBefore.disabled = !page.dayBefore;
}

/** To the moment at which whoever is next is reminded one day before. */
async function remind() {
  if (!page?.dayBefore) return;
  const ahead = Date.parse(page.dayBefore) - Date.parse(page.now) + AFTERWARDS_MS;
  await clock.forward(`PT${Math.ceil(ahead / 1000)}S`);
}

titled('bookings.title');
document.body.append(
  topBar('/bookings'),
  h(
    'main',
    { id: 'main' },
    h('h1', { text: 'bookings.title' }),
    h('p', { class: 'lead', text: 'bookings.lead' }),
    form.element,
    h(
      'div',
      { class: 'beside' },
      clock.element,
      h('section', { class: 'booked', 'aria-labelledby': 'booked-title' }, h('h2', { id: 'booked-title', text: 'bookings.list' }), trouble, list.element),
    ),
  ),
);
onLanguage(render);
setInterval(() => document.hidden || void load(), EVERY);
await load();
await clock.refresh();
