// @ts-check

/**
 * Whether a text can be an e-mail address at all; only mail that arrives proves more.
 *
 * @param {string} text
 */
export function isEmail(text) {
  return text.length <= 254 && /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\].]+(\.[^\s@<>(),;:"\\[\].]+)+$/.test(text);
}
