// @ts-check

/**
 * What the server wrote into the page for its own script.
 *
 * @typedef {object} Launch
 * @property {string} registration
 * @property {'call'|'settings'} placement
 * @property {string} nonce to be signed by the call's host; good for one launch
 * @property {string[]} messageOrigins
 * @property {string} bridge module of the bridge to this kind of host
 * @property {string} stripeJs
 * @property {string} messages folder of the app's message bundles
 */

/** @returns {Launch} */
export function readLaunch(page = document) {
  const meta = page.querySelector('meta[name="callside-launch"]');
  return JSON.parse(meta?.getAttribute('content') ?? '');
}
