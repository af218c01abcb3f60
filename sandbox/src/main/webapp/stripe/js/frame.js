// @ts-check
/** This frame's end of the talk with the page that holds it. The page's origin is named in the frame's address. */

const named = new URLSearchParams(location.hash.slice(1));
const parentOrigin = named.get('parent') ?? '';
const frame = named.get('frame') ?? '';

/** @param {object} message */
const post = (message) => window.parent.postMessage({ frame, ...message }, parentOrigin);

/** @param {string} event @param {unknown} [payload] */
export const tell = (event, payload) => post({ event, payload });

/**
 * @param {Record<string, (payload: any) => unknown>} calls what the page may ask; the value goes back to it
 */
export function listen(calls) {
  if (window.parent === window || !URL.canParse(parentOrigin) || parentOrigin === location.origin) return;
  addEventListener('message', async ({ source, origin, data }) => {
    if (source !== window.parent || origin !== parentOrigin || data?.frame !== frame || !Object.hasOwn(calls, data.call)) return;
    const payload = await calls[data.call](data.payload);
    if (data.id) post({ reply: data.id, payload });
  });
  tell('hello');
}
