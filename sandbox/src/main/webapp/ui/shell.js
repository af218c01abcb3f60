// @ts-check
import { h, icon, say } from './dom.js';
import { language, languages, onLanguage, setLanguage, t } from './text.js';
import { onTheme, theme, toggleTheme } from './theme.js';

/** The bar that the sandbox's pages have in common, and the switches for language and theme. */

const PAGES = [
  ['/', 'nav.call'],
  ['/configure', 'nav.configure'],
  ['/bookings', 'nav.bookings'],
  ['/mailbox', 'nav.mailbox'],
  ['/phone', 'nav.phone'],
  ['/control', 'nav.control'],
];

/** @param {string} key the page's title */
export function titled(key, values = {}) {
  const set = () => void (document.title = `${t(key, values)} · Callside`);
  onLanguage(set);
  set();
}

export function languageSwitch() {
  const select = h(
    'select',
    { label: 'shell.language', class: 'quiet', onchange: () => setLanguage(select.value) },
    ...languages.map((code) => h('option', { value: code, lang: code, text: `language.${code}` })),
  );
  const set = () => void (select.value = language());
  onLanguage(set);
  set();
  return select;
}

export function themeSwitch() {
  const button = h('button', { type: 'button', class: 'quiet round', onclick: toggleTheme });
  const set = () => {
    button.replaceChildren(icon(theme() === 'dark' ? 'sun' : 'moon'));
    const key = theme() === 'dark' ? 'shell.light' : 'shell.dark';
    say(button, 'label', key);
    say(button, 'hint', key);
  };
  onTheme(set);
  set();
  return button;
}

/** To the product's help, in a window of its own: here a call may be going on. */
function helpLink() {
  const link = h('a', { target: '_blank', rel: 'noopener', text: 'nav.help' });
  const set = () => void link.setAttribute('href', `/help?language=${language()}`);
  onLanguage(set);
  set();
  return link;
}

/** @param {string} here the path of this page */
export function topBar(here) {
  return h(
    'header',
    { class: 'top-bar' },
    h('a', { class: 'skip', href: '#main', text: 'shell.skip' }),
    h('a', { class: 'brand', href: '/' }, h('img', { src: '/favicon.svg', alt: '', width: 28, height: 28 }), h('span', { text: 'shell.brand' })),
    h(
      'nav',
      { label: 'shell.nav' },
      ...PAGES.map(([path, key]) => h('a', { href: path, text: key, 'aria-current': path === here ? 'page' : undefined })),
      helpLink(),
    ),
    h('div', { class: 'switches' }, languageSwitch(), themeSwitch()),
  );
}
