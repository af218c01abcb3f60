// @ts-check

/**
 * What these pages know of channels. What each is, `Channel` says at the server; a test holds the two against each other. Beside this only
 * the proposals for new rules name one.
 */

/** By what messages go, in the order in which they are shown. */
export const CHANNELS = ['sms', 'email'];

/** Those that have a subject and one part, however long. */
const LETTERS = ['email'];

/** What alerts go by. */
export const OF_ALERTS = ['email'];

/** @param {string} channel */
export const isLetter = (channel) => LETTERS.includes(channel);

/** Whether its texts can be tried on a phone. @param {string} channel */
export const isTriedByPhone = (channel) => channel === 'sms';
