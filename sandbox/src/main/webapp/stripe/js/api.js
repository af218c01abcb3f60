// @ts-check
/** What a browser may ask of Stripe's API: with the publishable key and the secret of one payment, or of one card's setup. */

const root = new URL('../v1/', import.meta.url);
const VERSION = '2026-07-29.dahlia';
const FAILED = {
  type: 'api_connection_error',
  message: 'We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.',
};

/** @typedef {{key: string, account?: string, clientSecret: string}} Access */

/** @param {string} clientSecret */
const setsUp = (clientSecret) => String(clientSecret).startsWith('seti_');

/** @param {string} clientSecret */
const path = (clientSecret) =>
  `${setsUp(clientSecret) ? 'setup_intents' : 'payment_intents'}/${encodeURIComponent(String(clientSecret).split('_secret_')[0])}`;

/**
 * @param {Access} access @param {string} more after the intent's path @param {RequestInit} init
 * @returns {Promise<{paymentIntent?: any, setupIntent?: any, error?: any}>}
 */
async function call({ key, account, clientSecret }, more, init) {
  const headers = { Authorization: `Bearer ${key}`, 'Stripe-Version': VERSION, ...(account ? { 'Stripe-Account': account } : {}) };
  try {
    const answer = await fetch(new URL(`${path(clientSecret)}${more}`, root), { ...init, headers, credentials: 'omit', cache: 'no-store' });
    const body = await answer.json();
    if (!answer.ok) return { error: body.error };
    return setsUp(clientSecret) ? { setupIntent: body } : { paymentIntent: body };
  } catch {
    return { error: FAILED };
  }
}

/** @param {Access} access */
export const retrieve = (access) =>
  call(access, `?client_secret=${encodeURIComponent(access.clientSecret)}`, { method: 'GET' });

/** @param {Access} access @param {string} action @param {Record<string, unknown>} params */
export const post = (access, action, params) =>
  call(access, `/${action}`, {
    method: 'POST',
    body: encode({ ...params, client_secret: access.clientSecret }),
  });

/** Nested values as Stripe's forms have them, `a[b][c]=1`; what is empty is left out. @param {Record<string, any>} params */
function encode(params) {
  const form = new URLSearchParams();
  /** @param {string} name @param {any} value */
  const put = (name, value) => {
    if (value === null || value === undefined || value === '') return;
    if (typeof value === 'object') Object.entries(value).forEach(([key, inner]) => put(`${name}[${key}]`, inner));
    else form.append(name, String(value));
  };
  Object.entries(params).forEach(([name, value]) => put(name, value));
  return form;
}
