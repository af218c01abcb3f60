// @ts-check
import { h, say } from './dom.js';
import { locale } from './text.js';

/**
 * Spends message credits by hand, as an add-on of the practice would while it sends messages, so that a person can watch what
 * Credits make of it: the balance falls, an alert goes out, an automatic top-up buys more.
 *
 * @param {string} seat whose credits
 */
export function spending(seat) {
  const parts = h('input', { type: 'number', min: 1, max: 1000, value: 5, required: true });
  const answer = h('p', { class: 'soft', role: 'status' });
  const submit = h('button', { text: 'spending.send' });

  /** @param {Event} event */
  async function send(event) {
    event.preventDefault();
    submit.disabled = true;
    const response = await fetch('/host/spending', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ parts: Number(parts.value), seat, locale: locale() }),
    }).catch(() => null);
    const told = await response?.json().catch(() => null);
    submit.disabled = false;
    if (response?.ok) say(answer, 'text', 'spending.done', told);
    else say(answer, 'text', 'spending.trouble', { detail: told?.detail ?? '' });
  }

  return h(
    'section',
    { class: 'spending', label: 'spending.title' },
    h('h2', { text: 'spending.title' }),
    h('p', { class: 'soft', text: 'spending.what' }),
    h('form', { onsubmit: send }, h('label', {}, h('span', { text: 'spending.parts' }), parts), submit),
    answer,
  );
}
