// @ts-check
import { html, nothing } from 'lit';
import { button } from '/pay/callside/controls.js';
import { CHANNELS } from './channels.js';

/**
 * The fields of one rule.
 *
 * @typedef {import('/pay/callside/messages.js').Words} Words
 * @typedef {import('./rules.js').News} News
 * @typedef {import('./rules.js').Counted} Counted
 */

/**
 * By what a message goes: one or both.
 *
 * @param {{words: Words, id: string, label: string, chosen: string[], error?: string, change: (channels: string[]) => void}} choice
 */
const channelChoice = ({ words, id, label, chosen, error, change }) => html`<div class="channels" role="group" aria-label=${label}>
  ${CHANNELS.map((channel) => html`<label class="tick"><input type="checkbox" .checked=${chosen.includes(channel)} aria-invalid=${error ? 'true' : 'false'} aria-describedby=${error ? `${id}-channels` : nothing}
    @change=${(/** @type {any} */ event) => change(event.target.checked ? [...chosen, channel] : chosen.filter((each) => each !== channel))}><span>${words.say(`channel.${channel}`)}</span></label>`)}
  ${error ? html`<p class="hint wrong" id="${id}-channels">${error}</p>` : nothing}
</div>`;

/**
 * A message that goes out when something has happened.
 *
 * @param {{words: Words, id: string, kind: string, value: News, error?: string, change: (value: News) => void}} rule
 */
export const news = ({ words, id, kind, value, error, change }) => html`<li class="rule">
  <label class="tick switch"><input type="checkbox" role="switch" .checked=${value.on} @change=${(/** @type {any} */ event) => change({ ...value, on: event.target.checked })}>
    <span><strong>${words.say(`kind.${kind}`)}</strong><br><span class="small soft">${words.say(`kind.${kind}.text`)}</span></span></label>
  ${value.on ? channelChoice({ words, id, label: words.say('channels.of', { what: words.say(`kind.${kind}`) }), chosen: value.channels, error, change: (channels) => change({ ...value, channels }) }) : nothing}
</li>`;

const UNITS = ['days', 'hours', 'minutes'];

/**
 * A message that goes out some time before or after the appointment, or after the pay link.
 *
 * @param {{words: Words, kind: string, rule: Counted, index: number, errors: Record<string, string>, change: (value: Counted) => void, remove: () => void}} given
 */
export function countedRule({ words, kind, rule, index, errors, change, remove }) {
  const { id, amount, unit, channels } = rule;
  const wrong = errors[`${id}.offset`];
  const units = unit === 'mixed' ? ['mixed', ...UNITS] : UNITS;
  const name = words.say(`${kind}.number`, { number: index + 1 });
  return html`<li class="rule">
    <div class="length" role="group" aria-label=${name}>
      <input class="input money" id="amount-${id}" inputmode=${unit === 'mixed' ? 'text' : 'numeric'} autocomplete="off" aria-label=${words.say(`${kind}.length`)} aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby="amount-${id}-hint" .value=${amount} @input=${(/** @type {any} */ event) => change({ ...rule, amount: event.target.value })}>
      <select class="input" aria-label=${words.say('unit')} @change=${(/** @type {any} */ event) => change({ ...rule, unit: event.target.value })}>
        ${units.map((each) => html`<option value=${each} .selected=${each === unit}>${words.say(`unit.${each}`)}</option>`)}
      </select>
      <span>${words.say(`${kind}.word`)}</span>
      <p class="hint wrong" id="amount-${id}-hint" ?hidden=${!wrong}>${wrong ?? ''}</p>
    </div>
    ${channelChoice({ words, id, label: words.say('channels.of', { what: name }), chosen: channels, error: errors[`${id}.channels`], change: (chosen) => change({ ...rule, channels: chosen }) })}
    ${button({ text: html`${words.say('rule.remove')}<span class="heard"> ${name}</span>`, look: 'quiet little', act: remove })}
  </li>`;
}
