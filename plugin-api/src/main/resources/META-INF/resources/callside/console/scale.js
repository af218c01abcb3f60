// @ts-check
import { now as serverTime } from '../time.js';

/**
 * Round whole numbers for an axis that begins at 0 and takes in the largest value.
 *
 * @param {number} largest
 * @param {number} [most] steps
 * @returns {number[]}
 */
export function ticks(largest, most = 4) {
  const rough = Math.max(1, largest) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 10 * power);
  const count = Math.ceil(Math.max(1, largest) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/**
 * Which of so many days get a label, so that labels have room; the newest always does.
 *
 * @param {number} days
 * @param {number} width in pixels
 * @param {number} [label] the width of one
 */
export function labelled(days, width, label = 72) {
  const step = Math.max(1, Math.ceil((days * label) / Math.max(width, label)));
  return Array.from({ length: days }, (_, index) => index).filter((index) => (days - 1 - index) % step === 0);
}

/** So many days later, or earlier. @param {string} from `2026-07-01` @param {number} count */
export function dayAfter(from, count) {
  return new Date(Date.parse(`${from}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Today where the practice is, by the server's time.
 *
 * @param {string} zone
 * @param {Date} [now]
 */
export function today(zone, now = serverTime()) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(now);
  const { year, month, day } = /** @type {Record<string, string>} */ (Object.fromEntries(parts.map(({ type, value }) => [type, value])));
  return `${year}-${month}-${day}`;
}
