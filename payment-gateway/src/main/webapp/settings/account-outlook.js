// @ts-check

/**
 * What the practice's link to Stripe looks like in each state, and what its manager can do then, the main thing first.
 *
 * @typedef {import('./state.d.ts').AccountState} AccountState
 * @typedef {'enable'|'link'|'goOn'|'confirm'|'reject'|'refresh'|'dashboard'|'change'|'remove'} Act
 * @typedef {{tone: import('../callside/controls.js').Tone, icon: import('../callside/icons.js').Icon, acts: Act[]}} Outlook
 */

/** @type {Record<AccountState, Outlook>} */
export const OUTLOOKS = {
  not_enabled: { tone: 'grey', icon: 'dash', acts: ['enable'] },
  asked: { tone: 'amber', icon: 'clock', acts: [] },
  none: { tone: 'grey', icon: 'dash', acts: ['link'] },
  pending: { tone: 'amber', icon: 'question', acts: ['confirm', 'reject'] },
  active: { tone: 'green', icon: 'check', acts: ['dashboard', 'refresh', 'change', 'remove'] },
  restricted: { tone: 'amber', icon: 'alert', acts: ['goOn', 'dashboard', 'refresh', 'change', 'remove'] },
  refused: { tone: 'red', icon: 'cross', acts: ['link', 'remove'] },
  unlinked: { tone: 'red', icon: 'cross', acts: ['link', 'remove'] },
};

/**
 * The acts that make sense for this very account: there is nothing to remove where Stripe named no account, and Stripe's
 * form can be gone on with only where the account was made for the practice.
 *
 * @param {import('./state.d.ts').Account} account
 */
export function acts(account) {
  /** @type {Partial<Record<Act, unknown>>} */
  const needs = { remove: account.id, dashboard: account.dashboardUrl, goOn: account.unfinished };
  return OUTLOOKS[account.state].acts.filter((act) => !(act in needs) || Boolean(needs[act]));
}

/**
 * Whether *Go to Stripe* makes a new account, instead of linking one that the practice has.
 *
 * @param {import('./state.d.ts').Account} account
 */
export const makesOne = (account) => account.linking === 'accounts-v2';
