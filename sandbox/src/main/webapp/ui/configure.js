// @ts-check
import { AppSlot } from './app-slot.js';
import { h, icon } from './dom.js';
import { titled, topBar } from './shell.js';
import { spending } from './spending.js';

/** *Configure*: the app's settings placement, for the practice's manager or one of its practitioners. */

const PEOPLE = { manager: 'Sam Okafor', clinician: 'Dr Ana Ruiz' };

const wanted = new URLSearchParams(location.search).get('as') ?? '';
const seat = /** @type {keyof typeof PEOPLE} */ (wanted in PEOPLE ? wanted : 'manager');
const slot = new AppSlot({ placement: 'settings', seat });
slot.onResize = (height) => slot.element.style.setProperty('--wanted', `${height}px`);

/** @param {keyof typeof PEOPLE} who */
const person = (who) =>
  h(
    'a',
    { href: who === 'manager' ? '/configure' : `/configure?as=${who}`, 'aria-current': who === seat ? 'page' : undefined },
    icon('user'),
    h('span', {}, PEOPLE[who]),
    h('small', { text: `role.${who}` }),
  );

titled('configure.title');
document.body.append(
  topBar('/configure'),
  h(
    'main',
    { id: 'main' },
    h('div', { class: 'who' }, h('h1', { text: 'configure.title' }), h('nav', { label: 'configure.people' }, person('manager'), person('clinician'))),
    slot.element,
    spending(seat),
  ),
);
void slot.start();
