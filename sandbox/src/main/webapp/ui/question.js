// @ts-check
import { h, isOff, say, turnOff } from './dom.js';

/** A question in a dialog, which stays open with what was typed until it is done.
 * @param {object} question
 * @param {string} question.title
 * @param {Record<string, unknown>} [question.values]
 * @param {(Node|null)[]} question.body
 * @param {string} question.verb
 * @param {string} question.keep the other button, which changes nothing
 * @param {boolean} [question.danger]
 * @param {(wrong: string) => boolean} [question.mark] whether a field says itself what is wrong, if anything
 * @param {() => void} [question.closed]
 * @param {() => Promise<string>} act says what was wrong, if anything
 * @returns {HTMLDialogElement} */
export function ask({ title, values = {}, body, verb, keep, danger = false, mark = () => false, closed = () => {} }, act) {
  const heading = h('h2', { id: 'question-title' });
  say(heading, 'text', title, values);
  const failed = h('p', { class: 'soft', role: 'alert', hidden: true });
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
    h('div', { class: 'acts' }, h('button', { type: 'button', text: keep, autofocus: danger, onclick: () => dialog.close() }), yes),
  );
  const dialog = h('dialog', { class: 'question', 'aria-labelledby': 'question-title' }, heading, form);
  dialog.addEventListener('close', () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
