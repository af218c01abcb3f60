// @ts-check
/* A call host and a server in the page's memory, for the clinician's panel as a whole. */

const STATE = {
  viewer: 'clinician', practice: { name: 'Harbour Practice', zone: 'UTC' }, now: '2026-11-27T10:00:00Z',
  account: { state: 'active', currency: 'AUD', currencies: [{ code: 'AUD', exponent: 2, step: 1, minimum: 50, maximum: 99999999 }] },
  call: { state: 'live' }, patients: [], requests: [],
};

const event = (/** @type {object} */ state) => new TextEncoder().encode(`event: state\ndata: ${JSON.stringify(state)}\n\n`);

const scene = {
  signing: true,
  locale: 'en-AU',
  /** what the session's token was signed for */ signedFor: '',
  /** how often that was asked for */ renewals: 0,
  /** @type {Promise<unknown>} what signing waits for */ held: Promise.resolve(),
  tokens: 0,
  /** the token that still holds */ good: '',
  stream: /** @type {ReadableStreamDefaultController<Uint8Array>|null} */ (null),
  /** @type {any[]} what was asked for */ asked: [],
  /** Who is in the call now. @param {object[]} patients */
  bring(patients) {
    scene.stream?.enqueue(event({ ...STATE, patients }));
  },
  /** @type {(context: object) => void} tells the page that something around it is different */ change: () => {},
  /** The session has ended: the stream breaks off, and the token is good for nothing. @param {boolean} signing what the host does then */
  end(signing) {
    Object.assign(scene, { signing, good: '' });
    scene.stream?.close();
  },
};
Object.assign(window, { scene });

const json = (/** @type {object} */ body, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });

/** @type {Record<string, (headers: Record<string, string>, body: string) => Response>} */
const ANSWERS = {
  nonces: () => json({ nonce: 'next' }),
  sessions: () => {
    scene.good = `t${++scene.tokens}`;
    return json({ token: scene.good, now: STATE.now, role: 'clinician', placement: 'call', name: 'Dr Ana Ruiz', locale: 'en-AU', practice: STATE.practice });
  },
  requests: (_, body) => {
    scene.asked.push(JSON.parse(body));
    return json({ type: 'https://callside.dev/problems/unexpected' }, 500);
  },
  live: ({ authorization }) => {
    if (authorization !== `Bearer ${scene.good}`) return json({ type: 'https://callside.dev/problems/unauthorised' }, 401);
    return new Response(new ReadableStream({
      start(controller) {
        scene.stream = controller;
        controller.enqueue(event(STATE));
      },
    }));
  },
};

const fetched = window.fetch;
window.fetch = async (url, options) => {
  const path = String(url).split('/api/v1/')[1];
  const { headers, body } = /** @type {any} */ (options ?? {});
  return path ? ANSWERS[path](headers, body) : fetched(url, options);
};

export const connect = () => ({
  handshake: async () => ({ theme: 'light', locale: 'en-AU', style: { color_highlight: '#5b21b6' } }),
  renew: async () => {
    const { locale } = scene;
    scene.renewals += 1;
    await scene.held;
    if (!scene.signing) throw Object.assign(new Error('the signer is away'), { code: 'refused' });
    scene.signedFor = locale;
    return 'signed';
  },
  share: async () => {},
  resize: async () => {},
  done: async () => {},
  on: (/** @type {string} */ type, /** @type {(payload: object) => void} */ handler) => {
    if (type === 'context.changed') scene.change = (context) => (Object.assign(scene, context), handler(context));
  },
});
