// @ts-check
import { AppSlot } from './app-slot.js';
import { h, icon } from './dom.js';
import { titled, topBar } from './shell.js';

/** The manager's page: *Configure › Client payments* is the app's settings placement. */

const slot = new AppSlot({ placement: 'settings', seat: 'manager' });
slot.onResize = (height) => slot.element.style.setProperty('--wanted', `${height}px`);

titled('configure.title');
document.body.append(
  topBar('/configure'),
  h(
    'main',
    { id: 'main' },
    h('p', { class: 'crumbs', text: 'configure.crumb' }),
    h('h1', { text: 'configure.title' }),
    h('p', { class: 'who soft' }, icon('user'), h('span', {}, 'Sam Okafor'), h('span', { text: 'role.manager' })),
    slot.element,
  ),
);
void slot.start();
