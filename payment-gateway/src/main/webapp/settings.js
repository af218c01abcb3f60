// @ts-check
import { start } from './callside/start.js';

/** The manager's console. */
start(async () => {
  await import('./settings/console-page.js');
  return /** @type {any} */ (document.createElement('console-page'));
});
