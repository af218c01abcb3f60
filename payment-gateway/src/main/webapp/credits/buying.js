// @ts-check

import { refusal } from '../callside/console/refusal.js';

/**
 * A purchase from the typed amount to the credits, as its page sees it. The id is made when it is first submitted and stays until its
 * fate is known, so that an impatient second try is the same purchase; only the server says that something was bought.
 *
 * @typedef {import('./state.d.ts').Purchase} Purchase
 * @typedef {'form'|'card'|'bank'|'checking'|'unknown'|'paid'} Face
 * @typedef {'idle'|'sending'|'confirming'} Phase
 *
 * @typedef {object} Buying
 * @property {string|null} id
 * @property {string} level that it was last sent for, whatever is chosen meanwhile
 * @property {Phase} phase
 * @property {Purchase|null} purchase as the server last said
 * @property {boolean} lost an answer is owed: nobody here knows what became of it
 * @property {any} problem
 * @property {Record<string, string>} errors
 */

/** @type {Buying} */
export const NOTHING = { id: null, level: '', phase: 'idle', purchase: null, lost: false, problem: null, errors: {} };

const OVER = ['paid', 'cancelled'];

/** Refusals by which nothing is said about a purchase of that id: whoever was asked did not get so far, or stumbled behind it. */
const SAYS_NOTHING = [401, 408, 429];

/**
 * For the level that the form shows now. An id that never arrived for another one stays: should it arrive after all, the server takes no
 * second purchase by it.
 *
 * @param {Buying} buying @param {string} fresh id @param {string} level @returns {Buying}
 */
export const sending = (buying, fresh, level) => ({ ...buying, id: buying.id ?? fresh, level, phase: 'sending', problem: null, errors: {} });

/** @param {Buying} buying @returns {Buying} */
export const confirming = (buying) => ({ ...buying, phase: 'confirming', problem: null });

/** @param {Buying} buying @param {Purchase} purchase @returns {Buying} */
export function answered(buying, purchase) {
  return purchase.id === buying.id ? { ...buying, purchase, phase: 'idle', lost: false, problem: null, errors: {} } : buying;
}

/** @param {Buying} buying @param {any} problem @returns {Buying} */
export function failed(buying, problem) {
  const refused = { ...buying, phase: /** @type {Phase} */ ('idle'), ...refusal(problem, ['amount', 'receiptTo']) };
  // It may be stored, and its card charged: what is said is shown once the server has been asked and knows of none.
  if (unsure(problem)) return { ...refused, lost: true };
  // Never seen by the server: nothing was bought, and the next try is a new purchase.
  return { ...refused, id: buying.purchase ? buying.id : null, lost: false };
}

/** @param {any} problem */
const unsure = ({ unanswered, repeated, status }) => unanswered || repeated || status >= 500 || SAYS_NOTHING.includes(status);

/** The server was asked for a purchase whose answer was lost, and has never heard of it. @param {Buying} buying @returns {Buying} */
export const neverArrived = (buying) => ({ ...buying, phase: 'idle', lost: false });

/**
 * Something else is wanted now: possible while this one can't become a purchase any more, or never was one.
 *
 * @param {Buying} buying @returns {Buying}
 */
export const anew = (buying) => (buying.lost || buying.phase !== 'idle' ? buying : NOTHING);

/**
 * @param {Buying} buying
 * @param {boolean} typing whether a new card is being typed for it
 * @returns {Face}
 */
export function face({ purchase, phase, lost }, typing) {
  if (lost) return 'unknown';
  if (!purchase) return 'form';
  switch (purchase.state) {
    case 'paid':
      return 'paid';
    case 'cancelled':
      return 'form';
    case 'needs_card':
      return 'card';
    case 'declined':
      return typing && purchase.clientSecret ? 'card' : 'form';
    case 'needs_action':
      return phase === 'confirming' && typing ? 'card' : 'bank';
    default:
      return phase === 'confirming' && typing ? 'card' : 'checking';
  }
}

/**
 * Or one that was begun before this page was opened, or in another, and of which nobody knows what became of it: as if its answer had been
 * lost here, so that it is looked up before anything else is bought.
 *
 * @param {Buying} buying @param {import('./state.d.ts').Level[]} levels @returns {Buying}
 */
export function takenUp(buying, levels) {
  const level = levels.find(({ doubtful }) => doubtful);
  return level?.doubtful && level.doubtful !== buying.id ? { ...NOTHING, id: level.doubtful, level: level.id, lost: true } : buying;
}

/** Whether the server may still have news of it. @param {Buying} buying */
export const pending = ({ purchase, phase, lost }) =>
  phase === 'idle' && (lost || (purchase !== null && ['open', 'checking'].includes(purchase.state)));

/** Whether nothing can come of it any more. @param {Buying} buying */
export const over = ({ purchase }) => purchase !== null && OVER.includes(purchase.state);
