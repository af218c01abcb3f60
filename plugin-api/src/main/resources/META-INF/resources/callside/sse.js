// @ts-check

/**
 * Takes a stream of server-sent events apart, wherever the network cut it (WHATWG HTML, "event stream interpretation").
 *
 * @param {(event: string, data: string) => void} emit called once for each whole event
 * @returns {(chunk: string) => void}
 */
export function eventParser(emit) {
  let rest = '';
  let event = '';
  /** @type {string[]} */
  let data = [];

  /** @param {string} line */
  function take(line) {
    if (line === '') {
      if (data.length > 0) emit(event || 'message', data.join('\n'));
      event = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    if (field === 'event') event = value;
  }

  return (chunk) => {
    rest += chunk;
    // A carriage return at the very end may be half of a line end: wait for what follows it.
    const end = rest.endsWith('\r') ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, end).split(/\r\n|\r|\n/);
    rest = lines.pop() + rest.slice(end);
    lines.forEach(take);
  };
}
