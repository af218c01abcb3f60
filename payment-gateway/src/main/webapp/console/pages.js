// @ts-check

/**
 * The pages of the console, in the order of its navigation. All of them are modules of one document, because a navigation
 * would lose the session; a page is loaded when somebody goes there, from this application or from another one beside it.
 *
 * A page's element is given `app`, `words` (with the page's own messages), `state` (the live state, new with each wake-up) and
 * `route` (what stands behind the page's name in the address), and begins with an `h1` that can take the focus.
 *
 * @typedef {object} Page
 * @property {string} id also its name in the address
 * @property {string} title key of a message
 * @property {() => import('lit').TemplateResult} icon
 * @property {string[]} roles who sees it
 * @property {string} element
 * @property {() => Promise<unknown>} load defines the element
 * @property {string[]} [messages] what the names of its own message bundles begin with
 * @property {(language: string) => string} help
 */

import { icon } from '../callside/icons.js';
import { consoleIcon } from '../callside/console/icons.js';
import { part } from '../callside/panel.js';

/** @param {string} path */
const here = (path) => new URL(path, import.meta.url).pathname;

/**
 * A page of the reminders application beside this one.
 *
 * @param {string} id @param {Parameters<typeof consoleIcon>[0]} sign @param {string[]} roles @param {string[]} [bundles] @returns {Page}
 */
const beside = (id, sign, roles, bundles = [id]) => ({
  id,
  title: `settings.${id}`,
  icon: () => consoleIcon(sign),
  roles,
  element: `${id}-page`,
  load: part((again) => import(`/reminders/console/${id}-page.js${again}`)),
  messages: bundles.map((name) => `/reminders/messages/${name}.`),
  help: (language) => `/reminders/help/${language}.html#${id}`,
});

/** @type {Page[]} */
export const PAGES = [
  {
    id: 'client-payments',
    title: 'settings.clientPayments',
    icon: () => icon('card'),
    roles: ['manager'],
    element: 'client-payments',
    load: part((again) => import(`../settings/client-payments.js${again}`)),
    help: (language) => `${here('../help/')}${language}.html#client-payments`,
  },
  {
    id: 'credits',
    title: 'settings.credits',
    icon: () => consoleIcon('coins'),
    roles: ['manager', 'clinician'],
    element: 'credits-page',
    load: part((again) => import(`../credits/credits-page.js${again}`)),
    messages: [here('../messages/credits.')],
    help: (language) => `${here('../help/credits/')}${language}.html`,
  },
  beside('reminders', 'bell', ['manager', 'clinician'], ['kinds', 'reminders']),
  beside('copy', 'pen', ['manager', 'clinician'], ['kinds', 'copy']),
  beside('messages', 'list', ['manager', 'clinician'], ['kinds', 'messages']),
  beside('clients', 'people', ['manager']),
  beside('calendars', 'calendar', ['manager']),
  beside('imports', 'load', ['manager']),
  beside('keys', 'key', ['manager']),
];

/** @param {string} role @param {Page[]} [pages] */
export const pagesFor = (role, pages = PAGES) => pages.filter(({ roles }) => roles.includes(role));

/** The page that an address names, else the first. @param {Page[]} pages @param {string[]} route */
export const pageAt = (pages, route) => pages.find(({ id }) => id === route[0]) ?? pages[0];
