// @ts-check
import { number } from '/pay/callside/console/numbers.js';
import { fileSize } from './file-parts.js';

/**
 * How a file's state is shown.
 *
 * @typedef {import('./imports.d.ts').Import} Import
 * @typedef {import('/pay/callside/messages.js').Words} Words
 */

/** @type {Record<string, {tone: import('/pay/callside/controls.js').Tone, icon: import('/pay/callside/icons.js').Icon}>} */
const LOOKS = {
  receiving: { tone: 'amber', icon: 'spinner' },
  waiting: { tone: 'amber', icon: 'clock' },
  running: { tone: 'amber', icon: 'spinner' },
  done: { tone: 'green', icon: 'check' },
  failed: { tone: 'red', icon: 'cross' },
};

/** @param {Import} file */
export const look = (file) => LOOKS[file.state];

/** Whether something will become of it by itself. @param {Import} file */
export const isOpen = ({ state }) => ['receiving', 'waiting', 'running'].includes(state);

/** From 0 to 100, of what it is at; null where nobody can say. @param {Import} file */
export function percent({ state, size, received, bytes }) {
  const done = state === 'receiving' ? received : bytes;
  return size > 0 && (state === 'receiving' || state === 'running') ? Math.min(100, Math.floor((done / size) * 100)) : null;
}

/** How far it is, in words. @param {Words} words @param {Import} file */
export function progressWords(words, file) {
  if (file.state === 'receiving') return words.say('import.receiving.text', { received: fileSize(words, file.received), size: fileSize(words, file.size) });
  if (file.state === 'waiting') return words.say('import.waiting.text');
  return words.say('import.running.text', { rows: number(words, file.rows), count: file.rows });
}

/** @param {Words} words @param {Import} file */
export const nameOf = (words, file) => file.name || words.say('import.unnamed');

/** What became of its rows, in words. @param {Words} words @param {Import} file */
export const counts = (words, { taken, refused }) =>
  [words.say('count.taken', { rows: number(words, taken), count: taken }), words.say('count.refused', { rows: number(words, refused), count: refused })].join(' ');

/**
 * What is worth hearing, if anything: another state, or another quarter of the way.
 *
 * @param {Words} words @param {Import|undefined} before @param {Import} file
 */
export function news(words, before, file) {
  const name = nameOf(words, file);
  if (before?.state !== file.state) {
    if (!before && !isOpen(file)) return '';
    if (file.state === 'done') return words.say('heard.done', { name, counts: counts(words, file) });
    return words.say(`heard.${file.state}`, { name });
  }
  const quarter = (/** @type {Import} */ of) => Math.floor((percent(of) ?? 0) / 25);
  return isOpen(file) && quarter(file) > quarter(before) ? words.say('heard.percent', { name, percent: quarter(file) * 25 }) : '';
}
