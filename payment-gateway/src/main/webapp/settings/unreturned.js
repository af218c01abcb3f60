// @ts-check
import { html, nothing } from 'lit';
import { notice } from '../callside/controls.js';
import { icon } from '../callside/icons.js';

/**
 * What was paid after its end and only the manager can give back, each with the way to it in Stripe's dashboard.
 *
 * @param {import('../callside/messages.js').Words} words
 * @param {import('./state.d.ts').Unreturned[]} payments
 */
export function unreturned(words, payments = []) {
  if (payments.length === 0) return nothing;
  return notice({
    tone: 'red',
    icon: 'alert',
    title: words.say('unreturned.title', { count: payments.length }),
    text: words.say('unreturned.text'),
    more: html`<ul class="bullets">${payments.map((payment) => html`<li class="typed"><a href=${payment.url} target="_blank" rel="noopener">${line(words, payment)}${icon('out', 16)}</a></li>`)}</ul>`,
  });
}

/** @param {import('../callside/messages.js').Words} words @param {import('./state.d.ts').Unreturned} payment */
const line = (words, { amount, currency, description, requestedAt }) =>
  words.say('unreturned.link', { amount: words.money(amount, currency), description, time: words.day(requestedAt) });
