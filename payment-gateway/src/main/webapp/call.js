// @ts-check
import 'lit/directives/repeat.js';
import './call/call-page.js';
import { start } from './callside/start.js';

/** Each side loads only its own parts and words, and all of them at once instead of one after another as they name each other. */
const PARTS = {
  clinician: () => [
    import('./call/clinician-panel.js'), import('./call/request-form.js'), import('./call/request-row.js'),
    import('./call/draft.js'), import('./callside/money.js'), import('./callside/dialog.js'),
  ],
  patient: () => [
    import('./call/patient-panel.js'), import('./call/pay-request.js'), import('./call/faces.js'),
    import('./call/payment-details.js'), import('./call/link-sentence.js'),
  ],
};

start(async (me, also) => {
  const side = me.role === 'clinician' ? 'clinician' : 'patient';
  await Promise.all([also(side), ...PARTS[side]()]);
  return /** @type {any} */ (document.createElement('call-page'));
});
