// @ts-check
import { h, isOff, say, spoil, turnOff } from './dom.js';

/** A question in a dialog, which stays open with what was typed until it is done.
 * @param {object} question
 * @param {string} question.title
 * @param {Record<string, string>} question.values
 * @param {(Node|null)[]} question.body
 * @param {string} question.verb
 * @param {boolean} [question.danger]
 * @param {(wrong: string) => boolean} [question.mark] whether a field says itself what is wrong, if anything
 * @param {() => void} question.closed
 * @param {() => Promise<string>} act says what was wrong, if anything */
function ask({ title, values, body, verb, danger = false, mark = () => false, closed }, act) {
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
        if (isOff(yes)) return;
        turnOff(yes, true);
        failed.hidden = true;
        mark('');
        const wrong = await act();
        turnOff(yes, false);
        if (!wrong) dialog.close();
        else if (!mark(wrong)) {
          say(failed, 'text', wrong);
          failed.hidden = false;
        }
      },
    },
    ...body,
    failed,
    h('div', { class: 'acts' }, h('button', { type: 'button', text: 'bookings.keep', autofocus: danger, onclick: () => dialog.close() }), yes),
  );
  const dialog = h('dialog', { class: 'question', 'aria-labelledby': 'question-title' }, heading, form);
  dialog.addEventListener('close', () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
}

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
  ask({ title: 'bookings.move.title', values: { client }, body, verb: 'bookings.move.verb', mark, closed }, () => move({ day: day.value, time: time.value }));
}

/** @param {{client: string, when: string, closed: () => void}} booking @param {() => Promise<string>} cancel */
export function askWhether({ client, when, closed }, cancel) {
  const text = h('p', { class: 'soft' });
  say(text, 'text', 'bookings.cancel.body', { when });
  ask({ title: 'bookings.cancel.title', values: { client }, body: [text], verb: 'bookings.cancel.verb', danger: true, closed }, cancel);
}
