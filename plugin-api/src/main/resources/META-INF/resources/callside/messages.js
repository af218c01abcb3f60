// @ts-check
import { day, money, time } from './format.js';
import { lost } from './problem.js';

/** @typedef {Record<string, string | Record<string, string>>} Bundle */

export const LANGUAGES = ['en', 'is'];

/** @param {string} locale */
export function languageOf(locale) {
  const language = locale.toLowerCase().split('-')[0];
  return LANGUAGES.includes(language) ? language : 'en';
}

/** Everything that depends on the reader's language: a new one is made when the language changes. */
export class Words {
  /** @param {string} locale @param {Bundle} bundle @param {string} zone of the practice */
  constructor(locale, bundle, zone) {
    this.locale = locale;
    this.bundle = bundle;
    this.zone = zone;
    this.language = languageOf(locale);
  }

  /**
   * The sentence for a key; `{name}` is replaced, and of several forms the one for `count` is taken.
   *
   * @param {string} key
   * @param {Record<string, string|number>} [params]
   */
  say = (key, params = {}) => {
    const entry = this.bundle[key] ?? key;
    const text = typeof entry === 'string' ? entry : this.#form(entry, Number(params.count));
    return text.replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
  };

  /** @param {string} key */
  knows = (key) => key in this.bundle;

  /** @param {number} amount @param {string} code */
  money = (amount, code) => money(this.locale, amount, code);
  /** @param {string} instant */
  time = (instant) => time(this.locale, instant, this.zone);
  /** @param {string} instant */
  day = (instant) => {
    const { day: number, month, year } = day(instant, this.zone);
    return this.say('date', { day: number, month: this.say('date.months').split(' ')[month - 1], year });
  };
  /** @param {string} instant */
  dateTime = (instant) => this.say('date.time', { date: this.day(instant), time: this.time(instant) });

  /** @param {Record<string, string>} forms @param {number} count */
  #form(forms, count) {
    return forms[this.language === 'is' ? icelandic(count) : new Intl.PluralRules(this.locale).select(count)] ?? forms.other;
  }
}

/** CLDR's plural rule, which Chromium lacks together with the language. @param {number} count */
const icelandic = (count) => (count % 10 === 1 && count % 100 !== 11 ? 'one' : 'other');

/**
 * Throws a problem, no answer, if one of them can't be had.
 *
 * @param {string} locale
 * @param {string[]} folders of message bundles, or what their names begin with; a later one adds to an earlier one
 * @returns {Promise<Bundle>}
 */
export async function loadBundle(locale, folders) {
  const options = { signal: AbortSignal.timeout(30_000) };
  const bundles = await Promise.all(
    folders.map((folder) => fetch(`${folder}${languageOf(locale)}.json`, options).then((response) => (response.ok ? response.json() : lost())).catch(lost)),
  );
  return Object.assign({}, ...bundles);
}
