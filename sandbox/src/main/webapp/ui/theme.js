// @ts-check
import { onPreference, preference, setPreference } from './preferences.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {'light'|'dark'} */
export function theme() {
  const chosen = preference('theme');
  return chosen === 'dark' || chosen === 'light' ? chosen : dark.matches ? 'dark' : 'light';
}

export const toggleTheme = () => setPreference('theme', theme() === 'dark' ? 'light' : 'dark');

/** @param {() => void} listener */
export const onTheme = (listener) => void listeners.add(listener);

/** The host's colours under the keys of SMART styling, for apps that want to match. */
export function style() {
  const computed = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => computed.getPropertyValue(`--${name}`).trim();
  return {
    color_background: colour('surface'),
    color_text: colour('text'),
    color_highlight: colour('accent'),
    color_error: colour('bad'),
    color_success: colour('good'),
    color_modal_backdrop: colour('backdrop'),
  };
}

function apply() {
  document.documentElement.dataset.theme = theme();
  for (const listener of listeners) listener();
}

onPreference('theme', apply);
dark.addEventListener('change', apply);
apply();
