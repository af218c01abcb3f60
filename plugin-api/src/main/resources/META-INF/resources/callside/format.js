// @ts-check
import { decimals, exponent } from './currency.js';

/**
 * Chromium carries no Icelandic data and would silently use the browser's own language. Danish writes numbers the same
 * way; names of months are in the bundles.
 *
 * @param {string} locale
 */
export const numbersOf = (locale) => (/^is\b/i.test(locale) ? 'da' : locale);

/**
 * An amount with its currency's code, which leaves no doubt which dollar is meant: `AUD 80.00`.
 *
 * @param {string} locale
 * @param {number} amount in Stripe's smallest unit
 * @param {string} code
 */
export function money(locale, amount, code) {
  const value = amount / 10 ** exponent(code);
  const digits = Number.isInteger(value) ? decimals(code) : exponent(code);
  return new Intl.NumberFormat(numbersOf(locale), {
    style: 'currency',
    currency: code,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/**
 * The time of day in the practice's zone; names the zone where the reader's clock shows something else.
 *
 * @param {string} locale
 * @param {string} instant ISO 8601
 * @param {string} zone of the practice
 * @param {string} [own] zone of the reader
 */
export function time(locale, instant, zone, own = Intl.DateTimeFormat().resolvedOptions().timeZone) {
  const here = clock('en', instant, zone);
  const shown = `${here.hour}:${here.minute}`;
  const there = clock('en', instant, own);
  const same = ['year', 'month', 'day', 'hour', 'minute'].every((part) => here[part] === there[part]);
  return same ? shown : `${shown} ${clock(numbersOf(locale), instant, zone).timeZoneName}`;
}

/** The day in the practice's zone, in numbers. @param {string} instant @param {string} zone */
export function day(instant, zone) {
  const { year, month, day } = clock('en', instant, zone);
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** @param {string} locale @param {string} instant @param {string} timeZone @returns {Record<string, string>} */
function clock(locale, instant, timeZone) {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone, year: 'numeric', month: 'numeric', day: 'numeric',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short',
  });
  return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}
