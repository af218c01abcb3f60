// @ts-check

/**
 * Work that is done once at a time. Who asks for it meanwhile, however often, gets it once more afterwards: what it finds then
 * is newer than what they have heard of.
 *
 * @param {() => Promise<unknown>} work
 * @param {number} [rest] so many milliseconds lie between, for who is told of much
 * @returns {() => Promise<void>}
 */
export function oneAtATime(work, rest = 0) {
  let working = false;
  let again = false;
  return async () => {
    again = true;
    if (working) return;
    working = true;
    try {
      while (again) {
        again = false;
        await work();
        if (rest) await new Promise((resolve) => setTimeout(resolve, rest));
      }
    } finally {
      working = false;
    }
  };
}
