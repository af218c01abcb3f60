// @ts-check
import { h, icon } from './dom.js';
import { titled, topBar } from './shell.js';

/** Both sides of one call next to each other, each exactly as in a window of its own; on a phone one at a time. */

const query = new URLSearchParams(location.search);

/** @returns {Promise<string|null>} nothing without an answer */
async function currentCall() {
  const answer = await fetch('/host/calls/current').catch(() => null);
  return answer?.ok ? answer.json().then(({ call }) => call, () => null) : null;
}

async function start() {
  const call = query.get('call') ?? (await currentCall());
  if (call) render(call);
  else trouble();
}

/** Without a call there is nothing to show but this. */
function trouble() {
  const again = h('button', { type: 'button', class: 'primary', text: 'slot.again', onclick: () => void start() });
  document.body.replaceChildren(
    topBar('/'),
    h(
      'main',
      { id: 'main', class: 'none' },
      h('h1', { text: 'front.title' }),
      h('p', { class: 'notice bad', role: 'alert' }, icon('warning'), h('span', { text: 'front.trouble' })),
      again,
    ),
  );
  again.focus();
}

/** @param {string} call */
function render(call) {
  const sides = [side(call, 'clinician', 'Dr Ana Ruiz'), side(call, 'patient', 'Kim Berg')];
  const tabs = sides.map((_, index) =>
    h('button', {
      type: 'button',
      role: 'tab',
      id: `tab-${index}`,
      'aria-controls': `side-${index}`,
      text: index ? 'front.patient' : 'front.clinician',
      onclick: () => show(index),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') show(1 - index, true);
      },
    }),
  );

  /** @param {number} shown */
  function show(shown, focus = false) {
    sides.forEach((element, index) => element.classList.toggle('behind', index !== shown));
    tabs.forEach((tab, index) => {
      tab.setAttribute('aria-selected', String(index === shown));
      tab.tabIndex = index === shown ? 0 : -1;
    });
    if (focus) tabs[shown].focus();
  }

  sides.forEach((element, index) => (element.id = `side-${index}`));
  document.body.replaceChildren(
    topBar('/'),
    h('nav', { class: 'side-tabs', label: 'front.sides' }, h('div', { role: 'tablist', label: 'front.sides' }, ...tabs)),
    h('main', { id: 'main' }, h('h1', { class: 'visually-hidden', text: 'front.title' }), ...sides),
  );
  show(0);
}

/** @param {string} call @param {string} seat @param {string} name */
function side(call, seat, name) {
  const address = `/call/${encodeURIComponent(call)}/${seat}`;
  return h(
    'section',
    { class: 'side', label: `front.${seat}` },
    h(
      'header',
      {},
      h('h2', { text: `front.${seat}` }),
      h('span', { class: 'soft' }, name),
      h('a', { class: 'button', href: address, target: `callside-${seat}` }, icon('window'), h('span', { text: 'front.window' })),
    ),
    h('iframe', { src: address, label: `front.${seat}`, hint: `front.${seat}`, name: seat, allow: 'camera; microphone; payment; autoplay' }),
  );
}

titled('front.title');
await start();

/** Either side started the next call: both go there together. */
new BroadcastChannel('host-calls').addEventListener('message', (event) => {
  if (!query.get('call')) render(String(event.data));
});
