// @ts-check
import { h, say } from './dom.js';

/** A question in a dialog, which stays open with what was typed until it is done.
 * @param {{title: string, values: Record<string, string>, body: (Node|null)[], verb: string, danger?: boolean}} question @param {() => Promise<string>} act says what was wrong, if anything */
function ask({ title, values, body, verb, danger = false }, act) {
  const heading = h('h2', { id: 'question-title' });
  say(heading, 'text', title, values);
  const failed = h('p', { class: 'soft', role: 'alert' });
  const yes = h('button', { class: danger ? 'danger' : 'primary', text: verb });
  const form = h(
    'form',
    {
      novalidate: true,
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        yes.disabled = true;
        const wrong = await act();
        yes.disabled = false;
        if (wrong) say(failed, 'text', wrong);
        else dialog.close();
      },
    },
    ...body,
    failed,
    h('div', { class: 'acts' }, h('button', { type: 'button', text: 'bookings.keep', autofocus: danger, onclick: () => dialog.close() }), yes),
  );
  const dialog = h('dialog', { class: 'question', 'aria-labelledby': 'question-title' }, heading, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** What a clock in the zone shows, as fields want it. @param {string} start @param {string} zone */
function local(start, zone) {
  const [day, time] = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(new Date(start)).split(' ');
  return { day, time };
}

/** @param {{client: string, start: string, zone: string}} booking @param {(time: {day: string, time: string}) => Promise<string>} move */
export function askForTime({ client, start, zone }, move) {
  const now = local(start, zone);
  const day = h('input', { type: 'date', required: true, value: now.day });
  const time = h('input', { type: 'time', required: true, value: now.time });
  const fields = h('div', { class: 'when' }, h('label', {}, h('span', { text: 'bookings.day' }), day), h('label', {}, h('span', { text: 'bookings.time' }), time));
  ask({ title: 'bookings.move.title', values: { client }, body: [h('p', { class: 'soft', text: 'bookings.move.body' }), fields], verb: 'bookings.move.verb' }, () => move({ day: day.value, time: time.value }));
}

/** @param {{client: string, when: string}} booking @param {() => Promise<string>} cancel */
export function askWhether({ client, when }, cancel) {
  const text = h('p', { class: 'soft' });
  say(text, 'text', 'bookings.cancel.body', { when });
  ask({ title: 'bookings.cancel.title', values: { client }, body: [text], verb: 'bookings.cancel.verb', danger: true }, cancel);
}
