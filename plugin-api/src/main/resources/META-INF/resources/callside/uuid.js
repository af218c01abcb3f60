// @ts-check

/**
 * A UUIDv7 (RFC 9562): the page makes the id of what it asks for before it asks, so that asking twice is asking once.
 *
 * @param {number} [now] milliseconds since 1970
 * @param {Uint8Array} [random] 16 random bytes
 */
export function uuid7(now = Date.now(), random = crypto.getRandomValues(new Uint8Array(16))) {
  const bytes = Uint8Array.from(random);
  for (let i = 0, rest = now; i < 6; i++, rest = Math.floor(rest / 256)) bytes[5 - i] = rest % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
