// @ts-check
/* A clinician's request in a page's memory, as far as sending it on goes. */

const REQUEST = {
  id: '0190c0de-0000-7000-8000-0000000000b1', state: 'requested', unknown: false, amount: 8000, currency: 'AUD',
  description: 'Standard consultation', clinician: 'Dr Ana Ruiz', requestedAt: '2026-11-27T10:00:00Z',
  changedAt: '2026-11-27T10:00:00Z', canCancel: true, canPay: false, send: {},
};
const LINK = { email: 'k…@example.com', until: '2026-12-11T10:00:00Z', state: 'queued' };

/** @param {string} locale @param {object} more of the request */
export async function show(locale, more) {
  const [{ loadBundle, Words }] = await Promise.all([import('/callside/messages.js'), import('/call/request-row.js')]);
  document.documentElement.lang = locale.slice(0, 2);
  const bundle = await loadBundle(locale, ['/callside/messages/', '/messages/call.', '/messages/clinician.']);
  /** @type {{sent: any[], refusal: any, link: any}} */ const scene = { sent: [], refusal: null, link: LINK };
  const row = /** @type {any} */ (document.createElement('request-row'));
  row.addEventListener('answer', (/** @type {any} */ event) => (row.request = event.detail));
  const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object} */ body) => {
    scene.sent.push(`${method} ${path.replace(/\/[^/]{36}\//, '/…/')} ${JSON.stringify(body)}`);
    if (scene.refusal) throw Object.assign(new Error(), { fields: {}, detail: '', ...scene.refusal });
    return { ...row.request, link: LINK };
  };
  Object.assign(row, {
    app: { me: { name: 'Dr Ana Ruiz' }, session: { send } },
    words: new Words(locale, bundle, 'Australia/Melbourne'), request: { ...REQUEST, ...more },
  });
  document.getElementById('app')?.replaceChildren(row);
  Object.assign(window, { scene, row });
}
