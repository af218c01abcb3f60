// @ts-check
import { ClockCard } from './clock.js';
import { EventSwitch, MailSwitch } from './fault-switch.js';
import { h, icon, say } from './dom.js';
import { ask } from './question.js';
import { titled, topBar } from './shell.js';
import { StripeFaults } from './stripe-faults.js';
import { TwilioFaults } from './twilio-faults.js';

/** The switches that make the outside world misbehave, each with what it does and whether it is on. */

const EVERY = 2000;
const parts = [new StripeFaults(), new TwilioFaults(), new MailSwitch(), new EventSwitch(), new ClockCard()];
const reset = h('button', { type: 'button', class: 'danger', text: 'control.reset', onclick: confirmReset });
const done = h('p', { class: 'soft', role: 'status' });

function confirmReset() {
  const body = [h('p', { class: 'soft', text: 'control.resetBody' })];
  ask({ title: 'control.resetTitle', body, verb: 'control.reset', keep: 'control.resetKeep', danger: true }, async () => {
    const answer = await fetch('/control/api/reset', { method: 'POST' }).catch(() => null);
    if (!answer?.ok) return 'control.trouble';
    say(done, 'text', 'control.resetDone');
    void refresh();
    return '';
  });
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
