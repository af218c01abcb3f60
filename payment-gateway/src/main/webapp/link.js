// @ts-check
import './link/link-page.js';
import { languageOf, loadBundle, Words } from './callside/messages.js';

/** The token stands behind the hash, which no server sees, and leaves the address bar before anybody can copy it from there. */
const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
/** Another link opened in this tab is the same page to the browser, which would go on with the first one. */
addEventListener('hashchange', () => location.reload());

const locale = navigator.language;
document.documentElement.lang = languageOf(locale);
const here = (/** @type {string} */ path) => new URL(path, import.meta.url).pathname;
const bundle = await loadBundle(locale, [here('callside/messages/'), here('messages/call.'), here('messages/patient.'), here('messages/link.')]);
const page = /** @type {any} */ (document.createElement('link-page'));
Object.assign(page, { token, words: new Words(locale, bundle, 'UTC'), api: here('api/v1/'), help: here('help/') });
document.getElementById('app')?.replaceChildren(page);
