// @ts-check
import { svg } from 'lit';
import { glyph } from '../icons.js';

/** The console's further icons; panels in a call do without them. */
const PATHS = {
  coins: svg`<ellipse cx="10" cy="5.5" rx="6.5" ry="3"/><path d="M3.5 5.5v9c0 1.7 2.9 3 6.5 3s6.5-1.3 6.5-3v-9M3.5 10c0 1.7 2.9 3 6.5 3s6.5-1.3 6.5-3"/>`,
  bell: svg`<path d="M10 2.5a5 5 0 0 0-5 5v3l-1.5 3h13L15 10.5v-3a5 5 0 0 0-5-5ZM8 16.5a2 2 0 0 0 4 0"/>`,
  pen: svg`<path d="m3.5 16.5 1-4L13 4l3 3-8.5 8.5-4 1ZM11 6l3 3"/>`,
  list: svg`<path d="M7 5h10M7 10h10M7 15h10M3.5 5h.01M3.5 10h.01M3.5 15h.01"/>`,
  people: svg`<circle cx="7.5" cy="6.5" r="3"/><path d="M2 16.5c0-3 2.5-5 5.5-5s5.5 2 5.5 5M12.5 3.8a3 3 0 0 1 0 5.4M15 12.2c1.8 .8 3 2.3 3 4.3"/>`,
  key: svg`<circle cx="6.5" cy="13.5" r="3.5"/><path d="m9 11 7.5-7.5M13.5 6.5l2.5 2.5"/>`,
  calendar: svg`<rect x="3" y="4.5" width="14" height="12.5" rx="1.5"/><path d="M3 8.5h14M7 2.5v4M13 2.5v4"/>`,
  menu: svg`<path d="M3 5.5h14M3 10h14M3 14.5h14"/>`,
  open: svg`<path d="m5 7.5 5 5 5-5"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  move: svg`<path d="M3 7h13m-3.5-3.5L16 7l-3.5 3.5M17 13H4m3.5-3.5L4 13l3.5 3.5"/>`,
  save: svg`<path d="M10 3v9m-4-3.5L10 12l4-3.5M3.5 16.5h13"/>`,
  load: svg`<path d="M10 12V3m-4 3.5L10 3l4 3.5M3.5 16.5h13"/>`,
  left: svg`<path d="m12.5 4.5-5.5 5.5 5.5 5.5"/>`,
};

/** @param {keyof typeof PATHS} name @param {number} [size] */
export const consoleIcon = (name, size = 20) => glyph(PATHS[name], size, `icon-${name}`);
