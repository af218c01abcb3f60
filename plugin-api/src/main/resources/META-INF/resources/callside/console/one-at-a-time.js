// @ts-check

/**
 * Work that is done once at a time. Who asks for it meanwhile, however often, gets it once more afterwards: what it finds then
 * is newer than what they have heard of.
 *
 * @param {() => Promise<unknown>} work
 * @returns {() => Promise<void>}
 */
export function oneAtATime(work) {
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
      }
    } finally {
      working = false;
    }
  };
}
