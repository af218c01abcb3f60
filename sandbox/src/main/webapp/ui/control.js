// @ts-check
import { ClockCard } from './clock.js';
import { EventSwitch, MailSwitch } from './fault-switch.js';
import { h, icon, say } from './dom.js';
import { titled, topBar } from './shell.js';
import { StripeFaults } from './stripe-faults.js';
import { TwilioFaults } from './twilio-faults.js';

/** The switches that make the outside world misbehave, each with what it does and whether it is on. */

const EVERY = 2000;
const parts = [new StripeFaults(), new TwilioFaults(), new MailSwitch(), new EventSwitch(), new ClockCard()];
const reset = h('button', { type: 'button', class: 'danger', text: 'control.reset', onclick: confirmReset });
const done = h('p', { class: 'soft', role: 'status' });

function confirmReset() {
  const dialog = h(
    'dialog',
    { class: 'question', 'aria-labelledby': 'reset-title' },
    h('h2', { id: 'reset-title', text: 'control.resetTitle' }),
    h('p', { class: 'soft', text: 'control.resetBody' }),
    h('form', { method: 'dialog' }, h('button', { value: '', text: 'control.resetKeep', autofocus: true }), h('button', { value: 'reset', class: 'danger', text: 'control.reset' })),
  );
  dialog.addEventListener('close', async () => {
    dialog.remove();
    if (dialog.returnValue !== 'reset') return;
    const answer = await fetch('/control/api/reset', { method: 'POST' });
    say(done, 'text', answer.ok ? 'control.resetDone' : 'control.trouble');
    await refresh();
  });
  document.body.append(dialog);
  dialog.showModal();
}

const refresh = () => Promise.all(parts.map((part) => part.refresh()));

titled('control.title');
document.body.append(
  topBar('/control'),
  h(
    'main',
    { id: 'main' },
    h('h1', { text: 'control.title' }),
    h('p', { class: 'lead', text: 'control.lead' }),
    ...parts.map((part) => part.element),
    h(
      'section',
      { class: 'card reset' },
      h('div', {}, h('h2', {}, icon('reset'), h('span', { text: 'control.resetHeading' })), h('p', { class: 'soft', text: 'control.resetWhat' }), done),
      reset,
    ),
  ),
);
setInterval(() => document.hidden || void refresh(), EVERY);
await refresh();
