// @ts-check
import { html, nothing } from 'lit';
import { icon } from '../callside/icons.js';
import { notice } from '../callside/controls.js';

/**
 * The account as Stripe names it.
 *
 * @param {import('../callside/messages.js').Words} words
 * @param {import('./state.d.ts').Account} account
 */
export function facts(words, account) {
  const country = account.countryName ?? (account.country && new Intl.DisplayNames([words.locale, 'en'], { type: 'region' }).of(account.country));
  const linked = account.linkedAt && words.say(account.linkedBy ? 'account.linkedBy' : 'account.linkedAt', {
    date: words.day(account.linkedAt), name: account.linkedBy ?? '',
  });
  return html`<section class="card"><dl class="facts">
    ${fact(words.say('account.name'), account.name)}
    ${fact(words.say('account.id'), account.id)}
    ${fact(words.say('account.country'), country)}
    ${fact(words.say('account.currency'), account.currency)}
    ${['pending', 'unlinked'].includes(account.state) || account.chargesEnabled === undefined ? nothing : html`
      ${fact(words.say('account.charges'), able(words, account.chargesEnabled))}
      ${fact(words.say('account.payouts'), able(words, Boolean(account.payoutsEnabled)))}`}
    ${fact(words.say('account.linked'), linked)}
  </dl></section>`;
}

/** @param {string} name @param {unknown} value */
const fact = (name, value) => (value ? html`<div><dt>${name}</dt><dd class="typed">${value}</dd></div>` : nothing);

/** @param {import('../callside/messages.js').Words} words @param {boolean} yes */
const able = (words, yes) =>
  html`<span class="able ${yes ? 'green' : 'amber'}">${icon(yes ? 'check' : 'cross', 16)}${words.say(yes ? 'account.on' : 'account.off')}</span>`;

/**
 * What Stripe still wants to know, and until when.
 *
 * @param {import('../callside/messages.js').Words} words
 * @param {import('./state.d.ts').Account} account
 */
export function requirements(words, account) {
  const { asks = [], dueBy } = account;
  if (asks.length === 0) return nothing;
  return notice({
    tone: 'amber',
    icon: 'alert',
    title: words.say('account.asks', { count: asks.length }),
    text: dueBy ? words.say('account.dueBy', { date: words.day(dueBy) }) : '',
    more: html`<ul class="bullets">${asks.map(({ text }) => html`<li>${text}</li>`)}</ul>`,
  });
}

/**
 * What the change of account leaves to its owner: we are connected to the earlier one until they end that at Stripe.
 *
 * @param {import('../callside/messages.js').Words} words
 * @param {import('./state.d.ts').Account} account
 */
export function left(words, account) {
  if (!account.left) return nothing;
  const { name, id, dashboardUrl } = account.left;
  return notice({
    tone: 'grey',
    text: words.say('account.left', { name: name || id, id }),
    more: html`<p><a href=${dashboardUrl} target="_blank" rel="noopener">${words.say('account.left.link', { name: name || id })}<span class="heard"> (${words.say('newWindow')})</span></a></p>`,
  });
}
