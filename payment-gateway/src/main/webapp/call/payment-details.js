// @ts-check
import { html, nothing } from 'lit';
import { cardName } from './sentences.js';

/**
 * What was paid, as a person would look it up later.
 *
 * @param {import('../callside/messages.js').Words} words
 * @param {import('./state.d.ts').Request} request
 * @param {{name: string}} practice
 */
export function details(words, request, practice) {
  const { receipt } = request;
  /** @type {[string, string, boolean?][]} */
  const rows = [
    ['paid.for', request.description, true],
    ['paid.to', practice.name, true],
    ['paid.date', request.paidAt ? words.dateTime(request.paidAt) : ''],
    ['paid.card', cardName(request.card)],
    ['paid.receipt', receipt?.number ?? ''],
  ];
  return html`<dl class="details">
      ${rows.filter(([, value]) => value).map(([key, value, typed]) => html`<div><dt>${words.say(key)}</dt><dd class=${typed ? 'typed' : ''}>${value}</dd></div>`)}
    </dl>
    ${receipt?.email ? html`<p class="receipt small ${failed(receipt) ? 'tone amber' : 'soft'}">${words.say(`receipt.${receipt.state ?? 'queued'}`, { email: receipt.email })}</p>` : nothing}`;
}

/** @param {NonNullable<import('./state.d.ts').Request['receipt']>} receipt */
const failed = (receipt) => receipt.state === 'refused' || receipt.state === 'in_doubt';
