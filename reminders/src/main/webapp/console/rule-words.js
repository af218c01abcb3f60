// @ts-check
import { number } from '/pay/callside/console/numbers.js';

/**
 * How settings are said in a few words.
 *
 * @typedef {import('/pay/callside/messages.js').Words} Words
 */

/** `1 day 2 hours` @param {Words} words @param {string} offset */
function lengthWords(words, offset) {
  const [, ...counts] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(offset) ?? [];
  const parts = ['days', 'hours', 'minutes'].flatMap((unit, index) => (counts[index] ? [words.say(`length.${unit}`, { count: Number(counts[index]), number: number(words, Number(counts[index])) })] : []));
  return parts.join(' ') || offset;
}

/** `1 day before` @param {Words} words @param {import('./state.d.ts').Rule} rule */
function ruleWords(words, { kind, offset }) {
  if (!offset) return words.say(`kind.${kind}`);
  return words.say(`rule.${kind}`, { length: lengthWords(words, offset) });
}

/** All that is sent, in one line. @param {Words} words @param {import('./state.d.ts').Preferences} preferences */
export const summary = (words, { rules }) => (rules.length ? rules.map((rule) => ruleWords(words, rule)).join(', ') : words.say('rules.none'));

/** @param {Words} words @param {import('./state.d.ts').Preferences} preferences */
export const windowWords = (words, { window }) => words.say('window.words', { from: window.from, to: window.to });
