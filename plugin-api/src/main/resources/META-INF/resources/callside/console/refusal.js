// @ts-check

/**
 * What a form shows that was refused: sentences at its fields, and above them what is about none of its fields.
 *
 * @param {any} problem
 * @param {string[]} names of the form's fields
 * @returns {{errors: Record<string, string>, problem: any}}
 */
export function refusal(problem, names) {
  /** @type {[string, string][]} */ const all = Object.entries(problem.fields ?? {});
  const errors = Object.fromEntries(all.filter(([name]) => names.includes(name)));
  const rest = all.filter(([name]) => !names.includes(name)).map(([, sentence]) => sentence);
  if (all.length === 0) return { errors, problem };
  return { errors, problem: rest.length ? { slug: problem.slug, reference: problem.reference, detail: rest.join(' ') } : null };
}
