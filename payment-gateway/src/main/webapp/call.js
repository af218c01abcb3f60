// @ts-check
import { start } from './callside/start.js';

/** The panel in the call. What only one of the two sides needs is loaded for that side. */
start(async (me) => {
  await import(me.role === 'clinician' ? './call/clinician-panel.js' : './call/patient-panel.js');
  await import('./call/call-page.js');
  return /** @type {any} */ (document.createElement('call-page'));
});
