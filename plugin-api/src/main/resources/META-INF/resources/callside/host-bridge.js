// @ts-check

/**
 * The host's side of the conversation with an app in its plugin slot, for a call host to use as it is or to copy. It
 * speaks the envelope of HL7 SMART Web Messaging (https://build.fhir.org/ig/HL7/smart-web-messaging/), listens to one
 * frame from one origin only, answers every well-formed request exactly once, and never posts to "any origin".
 *
 * @typedef {{theme: 'light'|'dark', locale: string, style?: Record<string, string>}} Context
 * @typedef {object} Handlers what the host does for the app; a handler that throws refuses
 * @property {(nonce: string) => Promise<string>} launch a launch token for this nonce, signed by the host's backend
 * @property {() => Promise<void>|void} [share] opens this app for everybody else in the call; absent: not theirs to ask
 * @property {(height: number) => void} [resize] the height in CSS pixels that the app would like to have
 * @property {() => void} [done] the app is finished and may be closed
 */

const TIMEOUT = 10_000;
const LONGEST_TEXT = 8192;
const TALLEST = 10_000;

/** What an app is told when its request is refused. */
export class Refusal extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TEXT;

/** @type {Record<string, (payload: Record<string, any>) => boolean>} what an app may ask, and in which shape */
const REQUESTS = {
  'status.handshake': () => true,
  'launch.renew': (payload) => isText(payload.nonce),
  'call.share': () => true,
  'ui.resize': (payload) => Number.isFinite(payload.height) && payload.height >= 0 && payload.height <= TALLEST,
  'ui.done': () => true,
};

/**
 * Starts to listen to the app in a frame. Call `close` when the frame is taken away.
 *
 * @param {object} slot
 * @param {HTMLIFrameElement} slot.frame
 * @param {string} slot.origin the app's origin, as registered; nothing else is heard or spoken to
 * @param {() => Context} slot.context theme and language as they are now
 * @param {Handlers} slot.handlers
 * @param {() => void} [slot.ready] the app has shaken hands: it is loaded and listens
 * @param {Window} [slot.page]
 */
export function hostBridge({ frame, origin, context, handlers, ready = () => {}, page = window }) {
  /** @type {string|null} the handle of the app's handshake; a reloaded app brings a new one */
  let handle = null;
  /** @type {Map<string, {resolve: (answered: boolean) => void, timer: number}>} */
  const waiting = new Map();

  /** @param {object} message */
  const post = (message) => frame.contentWindow?.postMessage(message, origin);

  /** @type {Record<string, (payload: Record<string, any>) => Promise<object>>} */
  const answers = {
    'status.handshake': async () => context(),
    'launch.renew': async (payload) => ({ launchToken: await handlers.launch(payload.nonce) }),
    'call.share': async () => {
      if (!handlers.share) throw new Refusal('refused', 'Only the clinician shares an app with the others');
      await handlers.share();
      return {};
    },
    'ui.resize': async (payload) => {
      handlers.resize?.(payload.height);
      return {};
    },
    'ui.done': async () => {
      handlers.done?.();
      return {};
    },
  };

  /** @param {MessageEvent} event */
  function receive(event) {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const { data } = event;
    if (!isObject(data) || !isText(data.messageId) || !isObject(data.payload)) return;
    if (isText(data.responseToMessageId)) settle(data.responseToMessageId, data.payload.$type !== 'error');
    else if (isText(data.messagingHandle) && isText(data.messageType)) void asked(data);
  }

  /** @param {Record<string, any>} data */
  async function asked(data) {
    if (data.messageType === 'status.handshake') greeted(data.messagingHandle);
    else if (data.messagingHandle !== handle) return;
    respond(data.messageId, await answer(data.messageType, data.payload));
  }

  /** @param {string} newHandle */
  function greeted(newHandle) {
    handle = newHandle;
    ready();
  }

  /** @param {string} type @param {Record<string, any>} payload @returns {Promise<object>} */
  async function answer(type, payload) {
    if (!Object.hasOwn(REQUESTS, type) || !REQUESTS[type](payload)) {
      return { $type: 'error', code: 'bad_request', message: 'Unknown or malformed message' };
    }
    try {
      return await answers[type](payload);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('refused', 'The host could not do that');
      return { $type: 'error', code: refusal.code, message: refusal.message };
    }
  }

  /** @param {string} to @param {object} payload */
  const respond = (to, payload) =>
    post({ messageId: crypto.randomUUID(), responseToMessageId: to, additionalResponsesExpected: 0, payload });

  /** @param {string} id @param {boolean} answered */
  function settle(id, answered) {
    const pending = waiting.get(id);
    if (!pending) return;
    waiting.delete(id);
    page.clearTimeout(pending.timer);
    pending.resolve(answered);
  }

  /**
   * Asks the app; false when there is none yet, it refused, or it took more than ten seconds.
   * @param {string} messageType @param {object} payload @returns {Promise<boolean>}
   */
  function request(messageType, payload) {
    if (!handle) return Promise.resolve(false);
    const messageId = crypto.randomUUID();
    const answered = new Promise((resolve) => {
      const timer = page.setTimeout(() => settle(messageId, false), TIMEOUT);
      waiting.set(messageId, { resolve, timer });
    });
    post({ messagingHandle: handle, messageId, messageType, payload });
    return answered;
  }

  page.addEventListener('message', receive);

  return {
    /** Theme or language changed. */
    contextChanged: () => request('context.changed', context()),
    /** The call is over; the app shows what remains to be shown. */
    callEnded: () => request('call.ended', {}),
    close() {
      page.removeEventListener('message', receive);
      for (const id of [...waiting.keys()]) settle(id, false);
    },
  };
}
