// @ts-check
import { html } from 'lit';
import { list } from '../callside/console/list.js';
import { number } from '../callside/console/numbers.js';

/**
 * What a message costs: one row for each country, one column for each channel.
 *
 * @param {import('../callside/messages.js').Words} words
 * @param {import('./state.d.ts').Rate[]} rates
 */
export function rateTable(words, rates) {
  const channels = [...new Set(rates.map(({ channel }) => channel))];
  return html`<details class="card rates">
    <summary><h2>${words.say('rates.title')}</h2></summary>
    <div class="stack near">
      <p class="small soft">${words.say('rates.text')}</p>
      ${list({
        label: words.say('rates.title'),
        rows: countries(rates),
        key: ({ country }) => country,
        columns: [
          { label: words.say('rates.country'), head: true, cell: (row) => countryName(words, row) },
          ...channels.map((channel) => ({
            label: words.knows(`channel.${channel}`) ? words.say(`channel.${channel}`) : channel,
            end: true,
            cell: (/** @type {CountryRates} */ row) => (channel in row.credits ? number(words, row.credits[channel]) : '–'),
          })),
        ],
      })}
    </div>
  </details>`;
}

/** @typedef {{country: string, countryName?: string, credits: Record<string, number>}} CountryRates */

/** In the server's order, every other country last. @param {import('./state.d.ts').Rate[]} rates @returns {CountryRates[]} */
export function countries(rates) {
  /** @type {Map<string, CountryRates>} */ const rows = new Map();
  for (const { country, countryName, channel, credits } of rates) {
    const row = rows.get(country) ?? { country, countryName, credits: {} };
    row.credits[channel] = credits;
    rows.set(country, row);
  }
  return [...rows.values()].sort((a, b) => Number(a.country === '*') - Number(b.country === '*'));
}

/** @param {import('../callside/messages.js').Words} words @param {CountryRates} row */
function countryName(words, { country, countryName: name }) {
  if (country === '*') return words.say('rates.other');
  return name ?? new Intl.DisplayNames([words.locale, 'en'], { type: 'region' }).of(country);
}
