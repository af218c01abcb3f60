// @ts-check
import { h } from './dom.js';
import { titled, topBar } from './shell.js';

titled('failed.title');
document.body.append(
  topBar(''),
  h(
    'main',
    { id: 'main' },
    h('h1', { text: 'failed.title' }),
    h('p', { text: 'failed.body' }),
    h('a', { class: 'button primary', href: '/', text: 'failed.home' }),
  ),
);
