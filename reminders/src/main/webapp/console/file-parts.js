// @ts-check
import { numbersOf } from '/pay/callside/format.js';

/** What a page has to know of a file before it is sent. None of it takes more memory for a larger file. */

const NEW_LINE = 10;

/** In bytes: a thousand rows, which is what is looked at, are much less. */
export const BEGINNING = 4 * 1024 * 1024;

/** In bytes: more is refused. */
export const LARGEST = 512 * 1024 * 1024;

/**
 * The beginning of a file up to the end of a line, so that no row is cut in two.
 *
 * @param {Blob} file
 * @param {number} [most] bytes
 */
export async function beginning(file, most = BEGINNING) {
  if (file.size <= most) return file;
  const bytes = new Uint8Array(await file.slice(0, most).arrayBuffer());
  return file.slice(0, bytes.lastIndexOf(NEW_LINE) + 1 || most);
}

/**
 * How many lines there are, the header too.
 *
 * @param {Blob} file
 * @param {AbortSignal} signal
 */
export async function countLines(file, signal) {
  const reader = file.stream().getReader();
  let lines = 0;
  let last = NEW_LINE;
  for (let { done, value } = await reader.read(); !done && value && !signal.aborted; { done, value } = await reader.read()) {
    for (let at = value.indexOf(NEW_LINE); at >= 0; at = value.indexOf(NEW_LINE, at + 1)) lines++;
    last = value.at(-1) ?? last;
  }
  if (signal.aborted) await reader.cancel();
  return lines + (last === NEW_LINE ? 0 : 1);
}

/** In the unit that people know files by. @param {import('/pay/callside/messages.js').Words} words @param {number} bytes */
export function fileSize(words, bytes) {
  const large = bytes >= 1_000_000;
  const value = large ? bytes / 1_000_000 : bytes / 1_000;
  const shown = new Intl.NumberFormat(numbersOf(words.locale), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(bytes ? Math.max(0.1, value) : 0);
  return words.say(large ? 'size.mb' : 'size.kb', { size: shown });
}
