// @ts-check
import { day, time } from '/callside/format.js';
import { locale, t } from './text.js';

/** Moments in the words of the product's bundles: Chromium has no Icelandic data, and would take the browser's language. */

const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {string} moment @param {string} zone */
function dateOf(moment, zone) {
  const { year, month, day: number } = day(moment, zone);
  return t('date', { day: number, month: t('date.months').split(' ')[month - 1], year });
}

/** A moment as a list shows it: the time of today, the date of any other day. @param {string} moment */
export function when(moment) {
  const today = new Date(moment).toDateString() === new Date().toDateString();
  return today ? time(locale(), moment, here()) : dateOf(moment, here());
}

/** The same with date and time. @param {string} moment @param {string} [zone] whose clock it is */
export const exactly = (moment, zone = here()) => t('date.time', { date: dateOf(moment, zone), time: time(locale(), moment, zone) });

/** And with the day of the week. @param {string} moment @param {string} [zone] whose clock it is */
export function fully(moment, zone = here()) {
  const { year, month, day: number } = day(moment, zone);
  const weekday = new Date(Date.UTC(year, month - 1, number)).getUTCDay();
  return t('when.fully', { weekday: t('when.weekdays').split(' ')[weekday], moment: exactly(moment, zone) });
}
