// @ts-check

/**
 * The host's theme, and of its style only colours: each one is taken only if what stands on it stays readable.
 * Source of the keys: HL7 SMART App Launch, "Styling".
 */

const READABLE = 4.5;

/** @param {unknown} value @returns {number[]|null} red, green and blue of `#rgb` or `#rrggbb` */
export function rgb(value) {
  if (typeof value !== 'string' || !/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) return null;
  const hex = value.length === 4 ? value.replace(/[^#]/g, '$&$&') : value;
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** WCAG 2.2 contrast ratio. @param {number[]} a @param {number[]} b */
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** @param {number[]} colour */
function luminance(colour) {
  const [red, green, blue] = colour.map((c) => (c <= 10 ? c / 3294 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Our colours for the host's.
 *
 * @param {'light'|'dark'} theme
 * @param {Record<string, unknown>} [style]
 * @returns {Record<string, string>} values of custom properties
 */
export function colours(theme, style = {}) {
  /** @type {Record<string, string>} */
  const taken = {};
  const surface = rgb(theme === 'dark' ? '#262422' : '#ffffff');
  const accent = rgb(style.color_highlight);
  if (accent && surface && contrast(accent, surface) >= READABLE) {
    const value = String(style.color_highlight);
    Object.assign(taken, { '--accent': value, '--accent-strong': value, '--focus': value });
    taken['--on-accent'] = contrast(accent, [255, 255, 255]) >= READABLE ? '#ffffff' : '#000000';
  }
  const ground = rgb(style.color_background);
  const inks = theme === 'dark' ? ['#bbb5ac', '#f3c272', '#ffa39b'] : ['#5b5650', '#7b4b00', '#a32119'];
  if (ground && inks.every((ink) => contrast(ground, /** @type {number[]} */ (rgb(ink))) >= READABLE)) {
    taken['--ground'] = String(style.color_background);
  }
  return taken;
}

/** @param {import('./bridge.js').Context} context */
export function applyTheme(context, root = document.documentElement) {
  root.dataset.theme = context.theme;
  const taken = colours(context.theme, context.style);
  for (const name of ['--accent', '--accent-strong', '--focus', '--on-accent', '--ground']) {
    if (name in taken) root.style.setProperty(name, taken[name]);
    else root.style.removeProperty(name);
  }
}
