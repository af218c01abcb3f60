// @ts-check
import { start } from './callside/start.js';
import './console/console-page.js';

/** The manager's console. */
start(async () => /** @type {any} */ (document.createElement('console-page')), ['console.']);
