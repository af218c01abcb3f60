// @ts-check
import { locale } from './text.js';

/** A moment as a list shows it: the time of today, the date of any other day. @param {string} moment */
export function when(moment) {
  const date = new Date(moment);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale(), today ? { timeStyle: 'short' } : { dateStyle: 'medium' }).format(date);
}

/** The same with date and time. @param {string} moment */
export const exactly = (moment) => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));
