// @ts-check
import { askForTime, askWhether } from './booking-questions.js';
import { h, icon, say } from './dom.js';
import { locale, t } from './text.js';
import { exactly, fully } from './when.js';

/** @typedef {import('./bookings.js').Booking} Booking */

const ANSWERS = { yes: 'good', no: 'bad', attention: 'warn' };
const STATES = ['scheduled', 'held', 'sending', 'sent', 'delivered', 'failed', 'in_doubt', 'expired'];

/** What is booked, the newest first, with the client's answer and what can be done. */
export class BookingList {
  #on;
  #seen = '';
  #items = h('ul', { class: 'bookings-list', 'aria-busy': 'true', label: 'bookings.list' }, ...[1, 2, 3].map(() => h('li', { class: 'shape', 'aria-hidden': 'true' })));
  #empty = h('p', { class: 'soft', hidden: true, text: 'bookings.empty' });
  #more = h('button', { type: 'button', text: 'bookings.more', hidden: true, onclick: () => this.#on.more() });
  #said = h('p', { class: 'soft', role: 'status' });

  /** @param {{changed: () => void, more: () => void}} on */
  constructor(on) {
    this.#on = on;
    this.element = h('div', { class: 'booked-body' }, this.#said, this.#items, this.#empty, this.#more);
  }

  /** Nothing is known yet. @param {boolean} inVain */
  waits(inVain) {
    this.#items.hidden = inVain;
  }

  /** @param {Booking[]} bookings @param {string} zone @param {boolean} more */
  show(bookings, zone, more) {
    const went = !more && document.activeElement === this.#more;
    const before = this.#items.children.length;
    this.#items.hidden = bookings.length === 0;
    this.#items.removeAttribute('aria-busy');
    this.#empty.hidden = bookings.length > 0;
    this.#more.hidden = !more;
    const now = JSON.stringify([bookings, zone, locale()]);
    if (now === this.#seen) return;
    this.#seen = now;
    const held = /** @type {HTMLElement|null} */ (document.activeElement)?.dataset.act;
    this.#items.replaceChildren(...bookings.map((booking) => this.#item(booking, zone)));
    if (held) this.#focus(held);
    if (went) this.#items.children[before]?.querySelector('a')?.focus(); // the first of what was asked for
  }

  /** Or, where that can't be done any more, what always can. @param {string} held */
  #focus(held) {
    const id = held.slice(held.indexOf('-') + 1);
    const there = (/** @type {string} */ name) => /** @type {HTMLElement|null} */ (this.#items.querySelector(`[data-act="${name}"]`));
    (there(held) ?? there(`phone-${id}`))?.focus();
  }

  /** It was drawn anew behind the question. @param {string} held */
  #back(held) {
    if (document.activeElement === document.body) this.#focus(held);
  }

  /** @param {Booking} booking @param {string} zone */
  #item(booking, zone) {
    const { client, phone, practitioner, type, start, status } = booking;
    const when = fully(start, zone); // by the practice's clock
    return h(
      'li',
      { class: status },
      h('div', { class: 'who' }, h('h3', {}, client), standing(booking)),
      h('p', {}, h('time', { datetime: start }, when)),
      h('p', { class: 'soft' }, [practitioner, type, phone].filter(Boolean).join(' · ')),
      h('p', { class: 'soft' }, reminder(booking, zone)),
      h(
        'div',
        { class: 'acts' },
        h('a', { class: 'button', 'data-act': `phone-${booking.id}`, href: `/phone?number=${encodeURIComponent(phone)}` }, icon('phone'), h('span', { text: 'bookings.phone' }), h('span', { class: 'visually-hidden' }, ` ${phone}`)),
        status === 'booked' && act(booking, 'move', () => this.#move(booking, zone)),
        status === 'booked' && act(booking, 'cancel', () => this.#cancel(booking, when)),
      ),
    );
  }

  /** @param {Booking} booking @param {string} zone */
  #move(booking, zone) {
    askForTime({ client: booking.client, start: booking.start, zone, closed: () => this.#back(`move-${booking.id}`) }, (time) => this.#change(booking, 'move', time));
  }

  /** @param {Booking} booking @param {string} when */
  #cancel(booking, when) {
    askWhether({ client: booking.client, when, closed: () => this.#back(`cancel-${booking.id}`) }, () => this.#change(booking, 'cancel', {}));
  }

  /** @param {Booking} booking @param {'move'|'cancel'} what @param {object} body @returns {Promise<string>} what was wrong, if anything */
  async #change(booking, what, body) {
    const answer = await fetch(`/bookings/${booking.id}/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(() => null);
    if (!answer?.ok) return refusal(await answer?.json().catch(() => null));
    say(this.#said, 'text', `bookings.${what}.done`, { client: booking.client });
    this.#on.changed();
    return '';
  }
}

/** @param {{code?: string}|null|undefined} told */
function refusal(told) {
  if (told?.code === 'fields') return 'bookings.wrong.day';
  return told?.code && told.code !== 'no_answer' ? 'bookings.refused' : 'bookings.refused.unsure';
}

/** @param {Booking} booking @param {'move'|'cancel'} what @param {() => void} press */
const act = (booking, what, press) =>
  h('button', { type: 'button', 'data-act': `${what}-${booking.id}`, onclick: press }, h('span', { text: `bookings.${what}` }), h('span', { class: 'visually-hidden' }, ` ${booking.client}`));

/** @param {Booking} booking */
function standing({ status, answer }) {
  if (status === 'cancelled') return h('span', { class: 'badge', text: 'bookings.cancelled' });
  return h('span', { class: `badge ${ANSWERS[/** @type {keyof typeof ANSWERS} */ (answer)] ?? ''}`, text: `bookings.answer.${answer}` });
}

/** @param {Booking} booking @param {string} zone */
function reminder({ reminder: message, status }, zone) {
  if (!message) return status === 'cancelled' ? t('bookings.reminder.off') : t('bookings.reminder.none');
  const state = STATES.includes(message.state) ? message.state : 'other';
  return t(`bookings.reminder.${state}`, { channel: t(`bookings.channel.${message.channel}`), when: exactly(message.due, zone) });
}
