// @ts-check
import { h } from './dom.js';
import { titled, topBar } from './shell.js';

titled('notFound.title');
document.body.append(
  topBar(''),
  h(
    'main',
    { id: 'main' },
    h('h1', { text: 'notFound.title' }),
    h('p', { text: 'notFound.body' }),
    h('a', { class: 'button primary', href: '/', text: 'notFound.home' }),
  ),
);
