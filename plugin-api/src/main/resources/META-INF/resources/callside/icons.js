// @ts-check
import { html, svg } from 'lit';

/** Drawn on a grid of 20 with a line of 2; they only ever stand beside a word. */
const PATHS = {
  clock: svg`<circle cx="10" cy="10" r="7.5"/><path d="M10 5.5V10l3 2"/>`,
  eye: svg`<path d="M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10Z"/><circle cx="10" cy="10" r="2.5"/>`,
  spinner: svg`<path d="M10 2.5a7.5 7.5 0 1 0 7.5 7.5"/>`,
  cross: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  check: svg`<path d="m4 10.5 4 4 8-9"/>`,
  dash: svg`<path d="M5 10h10"/>`,
  question: svg`<path d="M7 7.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M10 16v.1"/>`,
  back: svg`<path d="M7.5 4 3.5 8l4 4M4 8h8a4 4 0 0 1 0 8H8"/>`,
  alert: svg`<path d="M10 3 18 17H2ZM10 8v4m0 2.4v.1"/>`,
  info: svg`<circle cx="10" cy="10" r="7.5"/><path d="M10 9v5m0-7.6v.1"/>`,
  lock: svg`<rect x="4" y="9" width="12" height="8" rx="1.5"/><path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9"/>`,
  out: svg`<path d="M11.5 3.5h5v5m0-5-7 7M8 5H4.5A1 1 0 0 0 3.5 6v9.5a1 1 0 0 0 1 1H14a1 1 0 0 0 1-1V12"/>`,
  card: svg`<rect x="2" y="4.5" width="16" height="11" rx="2"/><path d="M2 8.5h16"/>`,
};

/** @typedef {keyof typeof PATHS} Icon */

/** @param {Icon} name @param {number} [size] */
export const icon = (name, size = 20) => glyph(PATHS[name], size, name === 'spinner' ? 'spin' : '');

/** @param {unknown} path @param {number} size @param {string} look */
export function glyph(path, size, look) {
  return html`<svg class=${look} width=${size} height=${size} viewBox="0 0 20 20" fill="none"
    stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;
}
