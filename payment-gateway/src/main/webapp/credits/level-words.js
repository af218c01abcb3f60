// @ts-check
import { html } from 'lit';
import { cardName } from '../call/sentences.js';
import { number } from '../callside/console/numbers.js';

/**
 * How levels, cards and top-ups are said.
 *
 * @typedef {import('../callside/messages.js').Words} Words
 * @typedef {import('./state.d.ts').Level} Level
 */

/** @param {Words} words @param {Level} level */
export const levelName = (words, level) => (level.kind === 'group' ? words.say('level.group') : level.practitioner?.name ?? words.say('level.individual'));

/** @param {Words} words @param {number} count */
export const creditsOf = (words, count) => words.say('credits.count', { count, number: number(words, count) });

/** `Visa •••• 4242, 09/27` @param {import('./state.d.ts').Card} card */
export const cardLine = (card) => `${cardName(card)}, ${String(card.expMonth).padStart(2, '0')}/${String(card.expYear).slice(-2)}`;

/**
 * Whether a card's last month is over, where the practice is.
 *
 * @param {import('./state.d.ts').Card} card
 * @param {string} today `2026-07-01`
 */
export function expired(card, today) {
  const [year, month] = today.split('-').map(Number);
  return card.expYear < year || (card.expYear === year && card.expMonth < month);
}

/**
 * @typedef {'off'|'on'|'open'|'suspended'|'no_card'} TopUpState
 * @param {Level} level
 * @returns {{state: TopUpState, tone: import('../callside/controls.js').Tone, icon: import('../callside/icons.js').Icon}}
 */
export function topUpOutlook(level) {
  const { topUp, card } = level;
  if (topUp.suspended) return { state: 'suspended', tone: 'red', icon: 'alert' };
  if (topUp.open) return { state: 'open', tone: 'amber', icon: 'spinner' };
  if (!topUp.on) return { state: 'off', tone: 'grey', icon: 'dash' };
  return card ? { state: 'on', tone: 'green', icon: 'check' } : { state: 'no_card', tone: 'amber', icon: 'alert' };
}

const REASONS = ['declined', 'authentication', 'cap', 'card', 'amount', 'disputed'];

/** Why it stopped, and what to do. @param {Words} words @param {import('./state.d.ts').TopUp} topUp */
export function suspension(words, { suspended, open }) {
  const reason = REASONS.find((each) => each === suspended?.reason) ?? 'other';
  // The link completes the purchase that the bank stopped, and is over with it.
  const over = reason === 'authentication' && !open;
  return words.say(`topUp.suspended.${over ? 'over' : reason}`, { date: suspended?.until ? words.dateTime(suspended.until) : '' });
}

/** @param {Words} words @param {Level} level */
export const balance = (words, level) => html`<strong class="money">${number(words, level.available)}</strong>${level.reserved
  ? html`<br><span class="small soft">${words.say('level.reserved', { count: level.reserved, number: number(words, level.reserved) })}</span>` : ''}`;
