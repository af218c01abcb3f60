// @ts-check
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

/** @param {string} key @param {Record<string, unknown>} [values] */
export function t(key, values = {}) {
  return (messages[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}

/** @param {string} wanted */
export const setLanguage = (wanted) => setPreference('lang', wanted);

/** @param {() => void} listener after the new language's messages are there */
export const onLanguage = (listener) => void listeners.add(listener);

async function load() {
  const answer = await fetch(new URL(`messages/${language()}.json`, import.meta.url));
  messages = await answer.json();
  document.documentElement.lang = language();
}

onPreference('lang', async () => {
  await load();
  for (const listener of listeners) listener();
});

await load();
