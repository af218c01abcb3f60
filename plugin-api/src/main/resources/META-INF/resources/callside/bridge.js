// @ts-check
import { uuid7 } from './uuid.js';

/**
 * The app's side of the conversation with the page that frames it: envelopes of HL7 SMART Web Messaging, each message
 * checked for its window, its origin and its shape, and none ever sent to "any origin".
 *
 * @typedef {{theme: 'light'|'dark', locale: string, style?: Record<string, unknown>}} Context
 */

const TIMEOUT = 10_000;
const HANDSHAKE_EVERY = 400;

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const isText = (value) => typeof value === 'string' && value.length <= 8192;

/** @param {Record<string, any>} payload */
const isContext = (payload) =>
  ['light', 'dark'].includes(payload.theme) && isText(payload.locale) && (payload.style === undefined || isObject(payload.style));

/** @type {Record<string, (payload: Record<string, any>) => boolean>} what an answer must look like */
const ANSWERS = {
  'status.handshake': isContext,
  'launch.renew': (payload) => isText(payload.launchToken),
  'call.share': () => true,
  'ui.resize': () => true,
  'ui.done': () => true,
};

/** @type {Record<string, (payload: Record<string, any>) => boolean>} what the host may ask */
const REQUESTS = {
  'context.changed': isContext,
  'call.ended': () => true,
};

export class BridgeError extends Error {
  /** @param {string} code `timeout`, `not-framed`, or what the host answered */
  constructor(code, message = code) {
    super(message);
    this.code = code;
  }
}

/**
 * @param {{nonce: string, messageOrigins: string[]}} launch
 * @param {Window} page
 */
export function connect(launch, page = window) {
  const host = page.parent;
  const handle = launch.nonce;
  /** @type {string|null} */
  let origin = null;
  /** @type {Map<string, {type: string, resolve: (payload: any) => void, reject: (error: BridgeError) => void}>} */
  const waiting = new Map();
  /** @type {Map<string, (payload: any) => void>} */
  const handlers = new Map();

  /** @param {object} message */
  function post(message) {
    for (const target of origin ? [origin] : launch.messageOrigins) host.postMessage(message, target);
  }

  /** @param {MessageEvent} event */
  function receive(event) {
    if (event.source !== host || !(origin ? event.origin === origin : launch.messageOrigins.includes(event.origin))) return;
    const { data } = event;
    if (!isObject(data) || !isText(data.messageId) || !isObject(data.payload)) return;
    if (isText(data.responseToMessageId)) answered(data.responseToMessageId, data.payload, event.origin);
    else if (data.messagingHandle === handle && origin) asked(data);
  }

  /** @param {string} id @param {Record<string, any>} payload @param {string} from */
  function answered(id, payload, from) {
    const pending = waiting.get(id);
    if (!pending) return;
    if (payload.$type === 'error') pending.reject(new BridgeError(String(payload.code), String(payload.message ?? '')));
    else if (ANSWERS[pending.type](payload)) {
      if (pending.type === 'status.handshake') origin = from;
      pending.resolve(payload);
    }
  }

  /** @param {Record<string, any>} data */
  function asked(data) {
    const good = Object.hasOwn(REQUESTS, data.messageType) && REQUESTS[data.messageType](data.payload);
    const payload = good ? {} : { $type: 'error', code: 'bad_request', message: 'Unknown or malformed message' };
    if (good) handlers.get(data.messageType)?.(data.payload);
    post({ messageId: uuid7(), responseToMessageId: data.messageId, additionalResponsesExpected: 0, payload });
  }

  /** @param {string} messageType @param {object} payload @returns {Promise<any>} */
  function request(messageType, payload, every = 0) {
    if (host === page) return Promise.reject(new BridgeError('not-framed'));
    const messageId = uuid7();
    const message = { messagingHandle: handle, messageId, messageType, payload };
    /** @type {number} */ let timeout;
    /** @type {number} */ let again;
    return new Promise((resolve, reject) => {
      waiting.set(messageId, { type: messageType, resolve, reject });
      timeout = page.setTimeout(() => reject(new BridgeError('timeout')), TIMEOUT);
      again = every ? page.setInterval(() => post(message), every) : 0;
      post(message);
    }).finally(() => {
      waiting.delete(messageId);
      page.clearTimeout(timeout);
      page.clearInterval(again);
    });
  }

  page.addEventListener('message', receive);

  return {
    /** The frame may be ready before the page around it listens: the handshake is repeated until it is answered.
     * @returns {Promise<Context>} */
    handshake: () => request('status.handshake', {}, HANDSHAKE_EVERY),
    /** @param {string} nonce @returns {Promise<string>} a launch token, signed by the host's backend */
    renew: (nonce) => request('launch.renew', { nonce }).then((payload) => payload.launchToken),
    /** Opens this app for everybody else in the call. */
    share: () => request('call.share', {}),
    /** @param {number} height */
    resize: (height) => request('ui.resize', { height }),
    done: () => request('ui.done', {}),
    /** @param {'context.changed'|'call.ended'} type @param {(payload: any) => void} handler */
    on: (type, handler) => void handlers.set(type, handler),
  };
}
