// @ts-check

/**
 * Which face a request shows its patient. The server's state decides; the page adds only how far its own form is, and
 * may thereby hold a payment back (*checking*), never declare one made.
 *
 * @typedef {'closed'|'opening'|'form'|'confirming'|'checking'} Phase
 * @typedef {'ask'|'form'|'busy'|'authenticate'|'checking'|'paid'|'closing'|'gone'|'owed'|'refunded'} Face
 *
 * @param {import('./state.d.ts').Request} request
 * @param {Phase} phase
 * @returns {Face}
 */
export function face(request, phase) {
  switch (request.state) {
    case 'paid':
      return 'paid';
    case 'refunded':
      return 'refunded';
    case 'cancelled':
    case 'expired':
      if (request.unknown) return 'checking';
      return request.refund ? 'owed' : 'gone';
    case 'closing':
      return request.unknown || phase === 'confirming' || phase === 'checking' ? 'checking' : 'closing';
  }
  const paying = request.state === 'paying';
  if (phase === 'checking' || (paying && request.unknown)) return 'checking';
  if (phase === 'confirming') return 'form';
  if (request.action === 'authenticate') return 'authenticate';
  if (paying) return 'busy';
  return phase === 'form' ? 'form' : 'ask';
}

/**
 * Whether the server's state says how the attempt ended that was made after `since`.
 *
 * @param {import('./state.d.ts').Request} request
 * @param {string} since
 */
export function settled(request, since) {
  if (request.unknown || Date.parse(request.changedAt) < Date.parse(since)) return false;
  return !['paying', 'requested', 'opened'].includes(request.state);
}

/** The next pause between two questions to Stripe, in milliseconds. @param {number} attempt from 0 */
export const checkPause = (attempt) => Math.min(15_000, 1500 * 2 ** attempt);
