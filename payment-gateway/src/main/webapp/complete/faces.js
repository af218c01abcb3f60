// @ts-check

/**
 * What a purchase looks like to whoever followed the mail's link. Only the server says that it is paid; opening the link charges nothing.
 *
 * @typedef {'loading'|'missing'|'refused'|'confirm'|'checking'|'declined'|'paid'|'over'} Face
 *
 * @param {{token: string, purchase: import('../credits/state.d.ts').Purchase|null, problem: any, checking: boolean}} seen
 * @returns {Face}
 */
export function face({ token, purchase, problem, checking }) {
  if (!token) return 'missing';
  if (!purchase) return problem ? 'refused' : 'loading';
  switch (purchase.state) {
    case 'paid':
      return 'paid';
    case 'cancelled':
      return 'over';
    case 'declined':
      return 'declined';
    case 'checking':
      return 'checking';
    default:
      return checking ? 'checking' : 'confirm';
  }
}
