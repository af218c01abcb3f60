// @ts-check
import { numbersOf } from './format.js';

/**
 * What may be asked for in one currency; the server says it.
 *
 * @typedef {object} Rule
 * @property {string} code
 * @property {number} exponent decimals between Stripe's integer and the amount that people know
 * @property {number} step every amount is a multiple of it
 * @property {number} minimum
 * @property {number} maximum
 *
 * @typedef {'missing'|'not_a_number'|'negative'|'zero'|'too_many_decimals'|'no_decimals'|'too_small'|'too_large'} Refusal
 */

/** Thousands, and the lakhs of India. */
const GROUPED = /^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/;

/**
 * Reads what a person typed as an amount, without ever computing in floating point. Decimal mark and thousands marks
 * are the locale's; a lone mark that cannot be a thousands mark is taken for the decimal mark, so that `80,00` and
 * `80.00` both mean eighty in Melbourne and in Reykjavík.
 *
 * @param {string} text
 * @param {Rule} rule
 * @param {string} locale
 * @returns {{amount: number} | {refusal: Refusal}}
 */
export function parse(text, rule, locale) {
  const typed = plain(text, rule.code, locale);
  if (typed === '') return { refusal: 'missing' };
  const sign = /^[-\u2212\u2013]/.test(typed);
  const number = split(sign ? typed.slice(1) : typed.replace(/^\+/, ''), part(locale, 'decimal'));
  if (!number) return { refusal: 'not_a_number' };
  const digits = (number.whole + number.part).replace(/^0+/, '');
  if (sign && digits !== '') return { refusal: 'negative' };
  if (digits === '') return { refusal: 'zero' };
  const allowed = allowedDecimals(rule);
  const padded = number.part.padEnd(rule.exponent, '0');
  if (padded.length > rule.exponent || /[^0]/.test(padded.slice(allowed))) {
    return { refusal: allowed === 0 ? 'no_decimals' : 'too_many_decimals' };
  }
  const units = (number.whole + padded).replace(/^0+/, '');
  if (units.length > 15 || Number(units) > rule.maximum) return { refusal: 'too_large' };
  if (Number(units) < rule.minimum) return { refusal: 'too_small' };
  return { amount: Number(units) };
}

/** How many decimals an amount in this currency may have. @param {Rule} rule */
export function allowedDecimals(rule) {
  return rule.exponent - Math.round(Math.log10(rule.step));
}

/**
 * Without spaces and apostrophes, which only group, and without the currency's own code or sign.
 *
 * @param {string} text @param {string} code @param {string} locale
 */
function plain(text, code, locale) {
  const typed = text.normalize('NFKC').replace(/[\s'\u2019]/g, '');
  const names = [code, part(locale, 'currency', { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' })];
  for (const name of names) {
    if (typed.toUpperCase().startsWith(name.toUpperCase())) return typed.slice(name.length);
    if (typed.toUpperCase().endsWith(name.toUpperCase())) return typed.slice(0, -name.length);
  }
  return typed;
}

/** @param {string} locale @param {string} type @param {Intl.NumberFormatOptions} [options] */
function part(locale, type, options) {
  return new Intl.NumberFormat(numbersOf(locale), options).formatToParts(1.5).find((each) => each.type === type)?.value ?? '.';
}

/** @param {string} typed @param {string} mark the locale's decimal mark */
function split(typed, mark) {
  if (!/^[0-9.,]*[0-9][0-9.,]*$/.test(typed)) return null;
  const last = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf(','));
  if (last < 0) return { whole: typed, part: '' };
  const used = typed[last];
  const lone = typed.split(used).length === 2;
  const both = typed.includes('.') && typed.includes(',');
  if (!both && (used !== mark || !lone) && GROUPED.test(typed)) return { whole: typed.replace(/[.,]/g, ''), part: '' };
  const whole = typed.slice(0, last);
  if (!lone || !(GROUPED.test(whole) || /^\d*$/.test(whole))) return null;
  return { whole: whole.replace(/[.,]/g, ''), part: typed.slice(last + 1) };
}
