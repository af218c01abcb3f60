// @ts-check
import { exponent } from '../currency.js';
import { numbersOf } from '../format.js';

/** @param {import('../messages.js').Words} words @param {number} value a whole number */
export const number = (words, value) => new Intl.NumberFormat(numbersOf(words.locale), { maximumFractionDigits: 0 }).format(value);

/** With its sign, plus too; a real minus, as wide as the plus. @param {import('../messages.js').Words} words @param {number} value */
export const signed = (words, value) => `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${number(words, Math.abs(value))}`;

/**
 * A price, which may have more decimals than an amount: `AUD 0.085`.
 *
 * @param {import('../messages.js').Words} words
 * @param {string} price in the currency's major unit
 * @param {string} code
 */
export function price(words, price, code) {
  const decimals = (price.split('.')[1] ?? '').replace(/0+$/, '').length;
  return new Intl.NumberFormat(numbersOf(words.locale), {
    style: 'currency', currency: code, currencyDisplay: 'code',
    minimumFractionDigits: exponent(code), maximumFractionDigits: Math.max(exponent(code), decimals),
  }).format(Number(price));
}

/**
 * Reads a whole number as people type it, with or without marks between its thousands.
 *
 * @param {string} text
 * @returns {number|null} null if it is none, or not a safe one
 */
export function whole(text) {
  const digits = text.normalize('NFKC').trim().replace(/^(\d{1,3})(([.,\s'\u2019]\d{3})+)$/, (all) => all.replace(/\D/g, ''));
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
