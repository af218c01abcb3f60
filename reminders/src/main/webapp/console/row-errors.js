// @ts-check
import { html } from 'lit';
import { list } from '/pay/callside/console/list.js';
import { number } from '/pay/callside/console/numbers.js';

/**
 * What is wrong with rows, and what to do about it.
 *
 * @param {import('/pay/callside/messages.js').Words} words
 * @param {import('./imports.d.ts').RowError[]} errors
 */
export const rowErrors = (words, errors) => list({
  label: words.say('errors.title'),
  rows: errors,
  key: ({ line, column, code }) => `${line} ${column} ${code}`,
  columns: [
    { label: words.say('error.line'), head: true, cell: ({ line }) => html`<span class="money">${words.say('error.atLine', { line: number(words, line) })}</span>` },
    { label: words.say('error.column'), cell: ({ column }) => (column ? html`<code>${column}</code>` : words.say('error.row')) },
    { label: words.say('error.what'), cell: ({ message }) => message },
  ],
});
