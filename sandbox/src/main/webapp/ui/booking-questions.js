// @ts-check
import { h, say, spoil } from './dom.js';
import { ask } from './question.js';

/** What a clock in the zone shows, as fields want it. @param {string} start @param {string} zone */
function local(start, zone) {
  const [day, time] = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(new Date(start)).split(' ');
  return { day, time };
}

/** @param {{client: string, start: string, zone: string, closed: () => void}} booking @param {(time: {day: string, time: string}) => Promise<string>} move */
export function askForTime({ client, start, zone, closed }, move) {
  const now = local(start, zone);
  const wrong = h('p', { class: 'wrong', id: 'question-day-wrong', hidden: true, text: 'bookings.wrong.day' });
  const day = h('input', { type: 'date', required: true, value: now.day });
  const time = h('input', { type: 'time', required: true, value: now.time });
  const fields = h('div', { class: 'when' }, h('label', {}, h('span', { text: 'bookings.day' }), day), h('label', {}, h('span', { text: 'bookings.time' }), time), wrong);
  const mark = (/** @type {string} */ told) => {
    const here = told === 'bookings.wrong.day';
    spoil(day, wrong, here);
    if (here) day.focus();
    return here;
  };
  const body = [h('p', { class: 'soft', text: 'bookings.move.body' }), fields];
  ask({ title: 'bookings.move.title', values: { client }, body, verb: 'bookings.move.verb', keep: 'bookings.keep', mark, closed }, () => move({ day: day.value, time: time.value }));
}

/** @param {{client: string, when: string, closed: () => void}} booking @param {() => Promise<string>} cancel */
export function askWhether({ client, when, closed }, cancel) {
  const text = h('p', { class: 'soft' });
  say(text, 'text', 'bookings.cancel.body', { when });
  ask({ title: 'bookings.cancel.title', values: { client }, body: [text], verb: 'bookings.cancel.verb', keep: 'bookings.keep', danger: true, closed }, cancel);
}
