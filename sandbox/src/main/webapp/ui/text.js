// @ts-check
import { loadBundle } from '/callside/messages.js';
import { preference, setPreference, onPreference } from './preferences.js';

/** The languages, and the locale that dates and apps are given. */
const LOCALES = { en: 'en-AU', is: 'is-IS' };

/** @type {Record<string, string>} */
let messages = {};
/** @type {Set<() => void>} */
const listeners = new Set();

export const languages = /** @type {(keyof typeof LOCALES)[]} */ (Object.keys(LOCALES));

/** @returns {keyof typeof LOCALES} */
export function language() {
  const wanted = preference('lang') ?? navigator.language.slice(0, 2);
  return wanted in LOCALES ? /** @type {keyof typeof LOCALES} */ (wanted) : 'en';
}

export const locale = () => LOCALES[language()];

/** Chromium has no Icelandic data, its plural rule neither. @param {unknown} count */
const isOne = (count) => (language() === 'is' ? Number(count) % 10 === 1 && Number(count) % 100 !== 11 : Number(count) === 1);

/** Of a key that has another form for one, `….one`, the one for `count`. @param {string} key @param {Record<string, unknown>} [values] */
export function t(key, values = {}) {
  return ((isOne(values.count) && messages[`${key}.one`]) || (messages[key] ?? key)).replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}

/** @param {string} wanted */
export const setLanguage = (wanted) => setPreference('lang', wanted);

/** @param {() => void} listener after the new language's messages are there */
export const onLanguage = (listener) => void listeners.add(listener);

/** The product's words too, for dates. */
async function load() {
  messages = /** @type {Record<string, string>} */ (await loadBundle(locale(), ['/callside/messages/', new URL('messages/', import.meta.url).href]));
  document.documentElement.lang = language();
}

onPreference('lang', async () => {
  await load();
  for (const listener of listeners) listener();
});

await load();
