// @ts-check
import { number } from '/pay/callside/console/numbers.js';

/**
 * What a message's state looks like: colour and icon; its word is `state.<state>`.
 *
 * @typedef {import('./messages.d.ts').Message} Message
 * @typedef {import('./messages.d.ts').MessageState} MessageState
 * @typedef {{tone: any, icon: any, key: string}} Look
 */

/** @type {Record<MessageState, [string, string]>} */
const LOOKS = {
  scheduled: ['grey', 'clock'],
  held: ['amber', 'alert'],
  sending: ['amber', 'spinner'],
  sent: ['blue', 'check'],
  delivered: ['green', 'check'],
  failed: ['red', 'cross'],
  in_doubt: ['grey', 'question'],
  cancelled: ['grey', 'dash'],
  expired: ['grey', 'dash'],
};

/** The states that a chip of the filter stands for. @type {Record<string, MessageState[]>} */
export const CHIPS = {
  '': [],
  toRead: [],
  planned: ['scheduled'],
  sent: ['sending', 'sent', 'delivered'],
  failed: ['failed'],
  held: ['held'],
  doubt: ['in_doubt'],
  unsent: ['cancelled', 'expired'],
};

/** @param {Message} message @returns {Look} */
export function outlook({ state }) {
  const [tone, icon] = LOOKS[state];
  return { tone, icon, key: `state.${state}` };
}

/** What stands on a chip. @param {import('/pay/callside/messages.js').Words} words @param {string} id @param {number} toRead how many replies */
export const chipText = (words, id, toRead) =>
  id === 'toRead' && toRead ? words.say('filter.toRead.some', { number: number(words, toRead) }) : words.say(`filter.${id || 'all'}`);

/**
 * What the client wrote back last, if anything. It counts as what was made of it: a yes to the time of before is no yes.
 *
 * @param {Message} message @returns {Look|undefined}
 */
export function replied({ replies: [newest], appointment: { answer, answered, toRead } }) {
  if (!newest) return undefined;
  const meaning = newest.at === answered && answer === 'attention' ? 'other' : newest.meaning;
  if (toRead) return { tone: 'amber', icon: 'eye', key: `reply.${meaning}` };
  if (meaning === 'yes') return { tone: 'green', icon: 'check', key: 'reply.yes' };
  return meaning === 'other' ? { tone: 'grey', icon: 'check', key: 'reply.read' } : { tone: 'grey', icon: 'dash', key: `reply.${meaning}` };
}

/** When it happened, or is to happen. @param {Message} message */
export const moment = ({ sent, due }) => sent ?? due;
