// @ts-check

/**
 * What a message's state looks like: colour and icon; its word is `state.<state>`.
 *
 * @typedef {import('./messages.d.ts').Message} Message
 * @typedef {import('./messages.d.ts').MessageState} MessageState
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
  planned: ['scheduled'],
  sent: ['sending', 'sent', 'delivered'],
  failed: ['failed'],
  held: ['held'],
  doubt: ['in_doubt'],
  unsent: ['cancelled', 'expired'],
};

/** @param {Message} message @returns {{tone: any, icon: any, key: string}} */
export function outlook({ state }) {
  const [tone, icon] = LOOKS[state];
  return { tone, icon, key: `state.${state}` };
}

/** When it happened, or is to happen. @param {Message} message */
export const moment = ({ sent, due }) => sent ?? due;
