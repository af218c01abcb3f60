// @ts-check
import { onLanguage, t } from './text.js';

/**
 * Elements without markup in strings. `text`, `label`, `hint` and `prompt` name messages, so that a change of language reaches what is on
 * the screen already; everything that was typed or received goes in as text nodes.
 *
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `text`, `label` (accessible name), `hint` (tooltip), `prompt` (placeholder): message keys; `on…`: listeners
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** @param {HTMLElement} element @param {string} name @param {any} value */
function set(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (isSpoken(name)) say(element, name, value);
  else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** Where a message may stand, and as which attribute; `text` is the content itself. */
const SPOKEN = { text: '', label: 'aria-label', hint: 'title', prompt: 'placeholder' };

/** @param {string} name @returns {name is keyof typeof SPOKEN} */
const isSpoken = (name) => Object.hasOwn(SPOKEN, name);

/** Makes an element say a message, now and after a change of language.
 * @param {HTMLElement} element @param {keyof typeof SPOKEN} where @param {string} key @param {Record<string, unknown>} [values] */
export function say(element, where, key, values = {}) {
  element.dataset[where] = key;
  element.dataset[`${where}Values`] = JSON.stringify(values);
  speak(element, where);
}

/** @param {HTMLElement} element @param {keyof typeof SPOKEN} where */
function speak(element, where) {
  const key = element.dataset[where];
  if (!key) return;
  const message = t(key, JSON.parse(element.dataset[`${where}Values`] ?? '{}'));
  if (where === 'text') element.textContent = message;
  else element.setAttribute(SPOKEN[where], message);
}

/** A field that can't be used as it is says why, and only then.
 * @param {HTMLElement} field @param {HTMLElement} why with an id @param {boolean} wrong */
export function spoil(field, why, wrong) {
  why.hidden = !wrong;
  for (const [name, value] of [['aria-invalid', 'true'], ['aria-describedby', why.id]]) {
    if (wrong) field.setAttribute(name, value);
    else field.removeAttribute(name);
  }
}

/** A button that can't be pressed now, and keeps the focus meanwhile: who listens to it asks {@link isOff}.
 * @param {HTMLElement} button @param {boolean} off */
export const turnOff = (button, off) => button.setAttribute('aria-disabled', String(off));

/** @param {HTMLElement} button */
export const isOff = (button) => button.getAttribute('aria-disabled') === 'true';

onLanguage(() => {
  for (const where of /** @type {(keyof typeof SPOKEN)[]} */ (Object.keys(SPOKEN))) {
    for (const element of document.querySelectorAll(`[data-${where}]`)) speak(/** @type {HTMLElement} */ (element), where);
  }
});

const SVG = 'http://www.w3.org/2000/svg';

/** Strokes on a 24 px grid. */
const PATHS = {
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5 11a7 7 0 0 0 14 0M12 18v3',
  muted: 'M9 9v2a3 3 0 0 0 4.5 2.6M15 10.5V6a3 3 0 0 0-5.8-1M5 11a7 7 0 0 0 11 5.7M19 11a7 7 0 0 1-.6 2.8M12 18v3M4 4l16 16',
  camera: 'M3 8a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM15 11l6-3.5v9L15 13',
  cameraOff: 'M11 6h2a2 2 0 0 1 2 2v2l6-3.5v9l-3-1.8M15 15v1a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 1-1.7M4 4l16 16',
  apps: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM17 14v6M14 17h6',
  leave: 'M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M15 8l4 4-4 4M19 12H9',
  end: 'M3 14c0-2 4-5 9-5s9 3 9 5v2l-5 1v-3a13 13 0 0 0-8 0v3l-5-1z',
  close: 'M6 6l12 12M18 6L6 18',
  card: 'M3 7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM3 10h18M7 15h4',
  window: 'M14 4h6v6M20 4l-9 9M10 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-4',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19',
  mail: 'M3 7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM3 7l9 6 9-6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  phone: 'M8 2h8a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM11 18.5h2',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  file: 'M7 3h7l5 5v11a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM14 3v5h5',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  back: 'M11 5l-7 7 7 7M4 12h16',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 4-6 8-6s8 2 8 6',
  reset: 'M4 5v5h5M5.5 15a7.5 7.5 0 1 0 0-7.5L4 10',
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
