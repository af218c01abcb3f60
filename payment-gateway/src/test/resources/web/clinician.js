// @ts-check
/* The clinician's panel in a page's memory. */

const REQUEST = {
  unknown: false, amount: 8000, currency: 'AUD', description: 'Standard consultation', clinician: 'Dr Ana Ruiz',
  requestedAt: '2026-11-27T10:00:00Z', changedAt: '2026-11-27T10:00:00Z', canPay: false,
};
const OPEN = ['requested', 'opened', 'paying', 'declined'];
const STATE = {
  viewer: 'clinician', practice: { name: 'Harbour Practice', zone: 'Australia/Melbourne' }, now: '2026-11-27T10:00:00Z',
  account: { state: 'active', currency: 'AUD', currencies: [{ code: 'AUD', exponent: 2, step: 1, minimum: 50, maximum: 99999999 }] },
  call: { state: 'live' }, patients: [],
};

/** @param {string} locale @param {object} [account] what is different of it */
export async function open(locale, account = {}) {
  const [{ loadBundle, Words }, { Problem }] = await Promise.all([
    import('/callside/messages.js'), import('/callside/problem.js'), import('/call/clinician-panel.js')]);
  document.documentElement.lang = locale.slice(0, 2);
  const bundle = await loadBundle(locale, ['/callside/messages/', '/messages/call.', '/messages/clinician.']);
  const panel = /** @type {any} */ (document.createElement('clinician-panel'));
  /** @type {{shares: number, sharing: boolean, panel: any, refusal: any, sent: any[]}} */ const scene = { shares: 0, sharing: true, panel, refusal: null, sent: [] };
  const share = async () => {
    scene.shares += 1;
    if (!scene.sharing) throw new Error('nobody listens');
  };
  const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) => {
    scene.sent.push(body);
    throw new Problem('invalid', { status: 422, errors: [scene.refusal] });
  };
  Object.assign(panel, {
    app: { me: { name: 'Dr Ana Ruiz' }, bridge: { share }, session: { send } },
    words: new Words(locale, bundle, 'Australia/Melbourne'), state: { ...STATE, account: { ...STATE.account, ...account }, requests: [] },
  });
  document.getElementById('app')?.replaceChildren(panel);
  Object.assign(window, { scene });
  await panel.updateComplete;
}

/** What the live state brings: each request with its `id`, and what is different of it. @param {any[]} requests */
export async function bring(requests) {
  const { panel } = /** @type {any} */ (window).scene;
  panel.state = { ...STATE, requests: requests.map((request) => ({ ...REQUEST, canCancel: OPEN.includes(request.state), ...request })) };
  await panel.updateComplete;
}
