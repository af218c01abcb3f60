// @ts-check

/**
 * What a request's state looks like: colour, icon and the key of its words. One table for both sides of the call.
 *
 * @typedef {import('./state.d.ts').Request} Request
 * @typedef {import('./state.d.ts').RequestState | 'unknown' | 'owed'} Shown
 * @typedef {{tone: import('../callside/controls.js').Tone, icon: import('../callside/icons.js').Icon, key: string}} Outlook
 */

/** @type {Record<Shown, [import('../callside/controls.js').Tone, import('../callside/icons.js').Icon]>} */
const LOOKS = {
  requested: ['amber', 'clock'],
  opened: ['amber', 'eye'],
  paying: ['amber', 'spinner'],
  declined: ['red', 'cross'],
  paid: ['green', 'check'],
  closing: ['grey', 'spinner'],
  cancelled: ['grey', 'dash'],
  expired: ['grey', 'dash'],
  unknown: ['grey', 'question'],
  refunded: ['blue', 'back'],
  owed: ['red', 'alert'],
};

export const STATES = /** @type {Shown[]} */ (Object.keys(LOOKS));

/**
 * A state that is not known is said so. To the patient only where it may be about their money: a request that nobody has
 * begun to pay can be paid as soon as Stripe answers.
 *
 * @param {Request} request @param {'clinician'|'patient'} viewer @returns {Shown}
 */
export function shown(request, viewer) {
  const begun = !['requested', 'opened', 'declined'].includes(request.state);
  if (request.unknown && (begun || viewer === 'clinician')) return 'unknown';
  return request.refund ? 'owed' : request.state;
}

/** @param {Request} request @param {'clinician'|'patient'} viewer @returns {Outlook} */
export function outlook(request, viewer) {
  const state = shown(request, viewer);
  const authenticating = state === 'paying' && request.action === 'authenticate';
  const [tone, icon] = LOOKS[state];
  return { tone, icon, key: `${viewer}.${authenticating ? 'authenticate' : state}` };
}

/** Whether it can still come to a payment. @param {Request} request */
export const isOpen = (request) =>
  request.unknown || ['requested', 'opened', 'paying', 'declined', 'closing'].includes(request.state);

/**
 * The requests whose state a listener has not heard of yet.
 *
 * @param {Request[]} before
 * @param {Request[]} after
 * @param {'clinician'|'patient'} viewer
 */
export function news(before, after, viewer) {
  const known = new Map(before.map((request) => [request.id, outlook(request, viewer).key]));
  return after.filter((request) => known.get(request.id) !== outlook(request, viewer).key);
}
