// @ts-check
import { exponent } from '../callside/currency.js';
import { allowedDecimals, parse } from '../callside/money.js';
import { number, whole } from '../callside/console/numbers.js';
import { range, stepOf } from './quote.js';

/**
 * What people type into the forms of Credits, read, or a sentence that says what is wrong with it.
 *
 * @typedef {import('../callside/messages.js').Words} Words
 * @typedef {import('../callside/money.js').Rule} Rule
 * @typedef {{value: number, error?: undefined} | {value?: undefined, error: string}} Read
 */

/** What can be bought at once. @param {{currency: string, tiers: import('./quote.js').Tier[]}} credits @returns {Rule} */
export function ruleOf({ currency, tiers }) {
  return { code: currency, exponent: exponent(currency), step: stepOf(currency), ...range(tiers) };
}

/** @param {Words} words @param {string} text @param {Rule} rule @returns {Read} */
export function readMoney(words, text, rule) {
  const read = parse(text, rule, words.locale);
  if ('amount' in read) return { value: read.amount };
  const money = (/** @type {number} */ amount) => words.money(amount, rule.code);
  return {
    error: words.say(`money.${read.refusal}`, {
      currency: rule.code, count: allowedDecimals(rule), example: money(50 * 10 ** rule.exponent),
      minimum: money(rule.minimum), maximum: money(rule.maximum),
    }),
  };
}

/** @param {Words} words @param {string} text @param {number} minimum @param {number} maximum @returns {Read} */
export function readWhole(words, text, minimum, maximum) {
  if (text.trim() === '') return { error: words.say('number.missing') };
  const value = whole(text);
  if (value === null) return { error: words.say('number.not_whole', { example: number(words, Math.max(minimum, 10)) }) };
  if (value < minimum) return { error: words.say('number.too_small', { minimum: number(words, minimum) }) };
  if (value > maximum) return { error: words.say('number.too_large', { maximum: number(words, maximum) }) };
  return { value };
}

/**
 * Whole numbers with a comma and a blank between them. What stands between the digits of one are the marks of its thousands, as the pages
 * write them; a number that begins with a zero is a piece of another.
 *
 * @param {string} text @returns {{part: string, value: number|null}[]}
 */
export const wholes = (text) =>
  text.split(/[;\n]|,\s|,$/).map((part) => part.trim()).filter(Boolean).map((part) => ({ part, value: /^0./.test(part) ? null : whole(part) }));

/** An amount as it would be typed: without the currency. @param {Words} words @param {number|null|undefined} amount absent where none is set @param {string} code */
export function typedMoney(words, amount, code) {
  return amount == null ? '' : words.money(amount, code).replace(code, '').replace(/\u00a0/g, ' ').trim();
}
