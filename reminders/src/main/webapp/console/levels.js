// @ts-check
import { CHANNELS, OF_ALERTS } from './channels.js';

/**
 * What the pages of reminders share.
 *
 * @typedef {import('/pay/callside/messages.js').Words} Words
 * @typedef {import('./state.d.ts').Level} Level
 */

export const API = '/reminders/api/v1';

/** At most one of each; their time is not counted from anything. */
export const NEWS = ['booked', 'changed', 'cancelled', 'no-show'];

/** Any number of each. */
export const COUNTED = ['before', 'after', 'unpaid'];

/** In the order in which an appointment may meet them. */
export const KINDS = ['booked', 'changed', 'cancelled', 'before', 'after', 'no-show', 'unpaid'];

/** No messages to clients, but mails about the credits: they have a text and nothing else here. */
export const ALERTS = ['low-balance', 'no-credit'];

/** By what a text can be sent: nobody could pay for an SMS about an empty balance. @param {string} kind */
export const channelsOf = (kind) => (ALERTS.includes(kind) ? OF_ALERTS : CHANNELS);

/** @param {Words} words @param {Level} level */
export const levelName = (words, level) => (level.kind === 'group' ? words.say('level.group') : level.practitioner ?? words.say('level.individual'));

/** Styles that only the pages of reminders need: the console's document knows nothing of them. */
export const STYLES = '/reminders/console/reminders.css';
