// @ts-check

/**
 * What a request looks like to whoever holds its link. Everything about paying is `pay`: the panel's own part shows it.
 *
 * @typedef {import('./state.d.ts').Linked} Linked
 * @typedef {'loading'|'missing'|'silent'|'refused'|'unavailable'|'pay'} Face
 *
 * @param {{token: string, linked: Linked|null, problem: any}} seen
 * @returns {Face}
 */
export function face({ token, linked, problem }) {
  if (!token) return 'missing';
  if (!linked) return !problem ? 'loading' : problem.slug === 'link-invalid' ? 'refused' : 'silent';
  return !linked.chargeable && linked.request.canPay && linked.request.state !== 'paying' ? 'unavailable' : 'pay';
}

/**
 * The request as it is to be shown: one whose time is over looks so even before the server has closed it, unless a payment
 * is under way.
 *
 * @param {Linked} linked
 * @returns {import('../call/state.d.ts').Request}
 */
export function shownRequest({ request }) {
  const waiting = ['requested', 'opened', 'declined'].includes(request.state);
  return waiting && !request.canPay ? { ...request, state: 'expired', unknown: false } : request;
}

/** Whether anything can still change that this page would show. @param {Linked} linked */
export function isMoving(linked) {
  const { state, unknown, receipt } = shownRequest(linked);
  if (state === 'paid') return receipt?.state === 'queued' || receipt?.state === 'sending';
  return unknown || !['cancelled', 'expired', 'refunded'].includes(state);
}
