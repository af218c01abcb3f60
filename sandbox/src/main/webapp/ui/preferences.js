// @ts-check

/**
 * Language and theme: from the address (`?lang=is&theme=dark`), else as chosen before, the same in all of this browser's
 * windows and frames of the host, at once.
 */
const channel = new BroadcastChannel('host-preferences');
const query = new URLSearchParams(location.search);
/** @type {Map<string, Set<() => void>>} */
const listeners = new Map();

for (const name of ['lang', 'theme']) {
  const given = query.get(name);
  if (given) localStorage.setItem(`host.${name}`, given);
}

/** @param {string} name @returns {string|null} */
export const preference = (name) => localStorage.getItem(`host.${name}`);

/** @param {string} name @param {string} value */
export function setPreference(name, value) {
  localStorage.setItem(`host.${name}`, value);
  channel.postMessage(name);
  changed(name);
}

/** @param {string} name @param {() => void} listener */
export function onPreference(name, listener) {
  const known = listeners.get(name) ?? new Set();
  listeners.set(name, known.add(listener));
}

/** @param {string} name */
function changed(name) {
  for (const listener of listeners.get(name) ?? []) listener();
}

channel.addEventListener('message', (event) => changed(String(event.data)));
