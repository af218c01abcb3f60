// @ts-check
import { BookingForm } from './booking-form.js';
import { BookingList } from './booking-list.js';
import { ClockCard } from './clock.js';
import { h, icon, isOff, turnOff } from './dom.js';
import { readPages } from './pages.js';
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

/** @type {Page[]} the newest first: as many as were asked for, if there are so many */
let pages = [];
let wanted = 1;
let turn = 0;
let reading = 0;
let moving = false;

const form = new BookingForm(() => void load());
const list = new BookingList({ changed: () => void load(), more: next });
const dayBefore = h('button', { type: 'button', text: 'bookings.dayBefore', 'aria-disabled': 'true', onclick: () => void remind() });
const clock = new ClockCard({ steps: ['hour'], more: [dayBefore, h('a', { class: 'button', href: '/control', text: 'nav.control' })], what: 'bookings.clock', moved: load });
const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true }, icon('warning'), h('span', { text: 'bookings.trouble' }));

/** Any of it may have been answered. @param {Page} [last] @returns {Promise<Page>} */
async function read(last) {
  const answer = await fetch(`/bookings/all?before=${last ? last.bookings[last.bookings.length - 1].seq : ''}`);
  if (!answer.ok) throw new Error(`bookings: ${answer.status}`);
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

function render() {
  const [page] = pages;
  if (!page) return list.waits(!trouble.hidden);
  clock.zone = page.zone;
  form.begin(page);
  list.show(pages.flatMap(({ bookings }) => bookings), page.zone, pages[pages.length - 1].more);
  turnOff(dayBefore, moving || !page.dayBefore || !clock.movable);
}

/** To the moment at which whoever is next is reminded one day before. */
async function remind() {
  const [page] = pages;
  if (isOff(dayBefore) || !page?.dayBefore) return;
  moving = true;
  turnOff(dayBefore, true);
  const ahead = Date.parse(page.dayBefore) - Date.parse(page.now) + AFTERWARDS_MS;
  await clock.forward(`PT${Math.ceil(ahead / 1000)}S`);
  moving = false;
  render();
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
setInterval(() => document.hidden || reading > 0 || void load(), EVERY);
await load();
await clock.refresh();
render();
