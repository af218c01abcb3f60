// @ts-check

/**
 * What is said of a client.
 *
 * @typedef {import('/pay/callside/messages.js').Words} Words
 * @typedef {import('./clients.d.ts').Client} Client
 * @typedef {import('./clients.d.ts').Consented} Consented
 * @typedef {import('./clients.d.ts').Consent} Consent
 * @typedef {import('./clients.d.ts').OptOut} OptOut
 */

/** What a client agrees to: what reaches their phone, and what reaches their address. @type {Consented[]} */
export const CONSENTED = ['sms', 'email'];

/** @param {Client} client @param {Consented} channel */
export const reach = (client, channel) => (channel === 'sms' ? client.sms : client.mail);

/** @param {Client} client @param {Consented} channel */
export const address = (client, channel) => (channel === 'sms' ? client.phone : client.email);

/**
 * How it stands with a channel, the strongest reason first: a STOP holds whatever was agreed to.
 *
 * @param {Client} client @param {Consented} channel
 * @returns {{tone: any, icon: any, key: string}}
 */
export function standing(client, channel) {
  const { agreed, optedOut } = reach(client, channel);
  if (optedOut) return { tone: 'red', icon: 'cross', key: 'standing.optedOut' };
  if (!agreed) return { tone: 'amber', icon: 'dash', key: 'standing.no' };
  if (!address(client, channel)) return { tone: 'grey', icon: 'question', key: `standing.none.${channel}` };
  return { tone: 'green', icon: 'check', key: 'standing.yes' };
}

/**
 * What the client replied about an appointment, if anything.
 *
 * @param {string} answer @returns {{tone: any, icon: any, key: string}|undefined}
 */
export function answered(answer) {
  if (answer === 'yes') return { tone: 'green', icon: 'check', key: 'answer.yes' };
  if (answer === 'no') return { tone: 'amber', icon: 'cross', key: 'answer.no' };
  return answer === 'attention' ? { tone: 'amber', icon: 'eye', key: 'answer.attention' } : undefined;
}

/**
 * How it stands with a coming appointment; nothing of one that is booked, as nearly all are.
 *
 * @param {string} status @returns {{tone: any, icon: any, key: string}|undefined}
 */
export function unbooked(status) {
  if (status === 'arrived') return { tone: 'green', icon: 'check', key: 'status.arrived' };
  return status === 'pending' || status === 'proposed' ? { tone: 'amber', icon: 'question', key: `status.${status}` } : undefined;
}

/** A language by its name in the reader's. @param {Words} words @param {string} tag */
export function languageName(words, tag) {
  try {
    return new Intl.DisplayNames([words.language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/**
 * What happened to consents and at numbers, the newest first.
 *
 * @param {Words} words @param {Consent[]} consents @param {OptOut[]} optOuts
 */
export function history(words, consents, optOuts) {
  const all = [
    ...consents.map(({ channel, given, origin, who, reason, at }) => ({
      at, channel, key: given ? 'history.given' : 'history.withdrawn',
      by: words.say(`origin.${origin}`, { who: who.replace(/^key /, '') }), reason,
    })),
    ...optOuts.map(({ channel, optedOut, how, at }) => ({ at, channel, key: optedOut ? 'history.out' : 'history.in', by: words.say(`how.${how}`), reason: undefined })),
  ];
  return all.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
