// @ts-check
import { decimals, exponent } from './currency.js';

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
  return new Intl.NumberFormat(locale, {
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
  return format(locale, instant, zone, own, {});
}

/** The same with the date. @param {string} locale @param {string} instant @param {string} zone @param {string} [own] */
export function dateTime(locale, instant, zone, own = Intl.DateTimeFormat().resolvedOptions().timeZone) {
  return format(locale, instant, zone, own, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A day. @param {string} locale @param {string} instant @param {string} zone */
export function day(locale, instant, zone) {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'long' }).format(new Date(instant));
}

/** @param {string} locale @param {string} instant @param {string} zone @param {string} own @param {Intl.DateTimeFormatOptions} more */
function format(locale, instant, zone, own, more) {
  const date = new Date(instant);
  const named = clock(date, zone) !== clock(date, own);
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { ...more, timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  if (named) options.timeZoneName = 'short';
  return new Intl.DateTimeFormat(locale, options).format(date);
}

/** @param {Date} date @param {string} timeZone */
function clock(date, timeZone) {
  return new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(date);
}
