// @ts-check

/**
 * What was typed while a save was under way is not in what was saved, and stays. Each change makes a new draft: one that is
 * still the same is what was sent.
 *
 * @template T @param {T|null} typed @param {T|null} sent
 * @returns {T|null} null if nothing was typed since
 */
export const typedSince = (typed, sent) => (typed === sent ? null : typed);
