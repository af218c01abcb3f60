// @ts-check

/**
 * Where in the console one is: `#/credits/0190…/history`. It stands behind the hash, because a navigation would lose the
 * session's token.
 *
 * @param {string} hash
 * @returns {string[]}
 */
export function routeOf(hash) {
  return hash.replace(/^#?\/?/, '').split('/').filter(Boolean).map(decoded);
}

/** @param {...string} parts */
export const hashOf = (...parts) => `#/${parts.map(encodeURIComponent).join('/')}`;

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
