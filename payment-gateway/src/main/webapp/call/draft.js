// @ts-check

/**
 * The request that a clinician is writing. The id is made when it is first sent and stays until its fate is known, so
 * that a double click, a lost answer and an impatient second try are all one request.
 *
 * @typedef {object} Draft
 * @property {string} amount as typed
 * @property {string} description as typed
 * @property {string} currency
 * @property {string} patient
 * @property {string|null} id
 * @property {boolean} sending
 * @property {string|null} sent what went out under the id
 * @property {Record<string, string>} errors a sentence for each wrong field
 * @property {any} problem
 * @property {boolean} wentOut whether an earlier version of it has reached the patient
 */

/** @type {Draft} */
export const EMPTY = {
  amount: '', description: '', currency: '', patient: '',
  id: null, sending: false, sent: null, errors: {}, problem: null, wentOut: false,
};

/** @param {Draft} draft @param {'amount'|'description'|'currency'|'patient'} field @param {string} value @returns {Draft} */
export function edited(draft, field, value) {
  const { [field]: _, ...errors } = draft.errors;
  return { ...draft, [field]: value, errors, problem: null, wentOut: false };
}

/** @param {Draft} draft @param {Record<string, string>} errors @returns {Draft} */
export const faulty = (draft, errors) => ({ ...draft, errors, problem: null });

/** @param {Draft} draft @param {string} fresh id, used if there is none yet @returns {Draft} */
export function sending(draft, fresh) {
  return { ...draft, id: draft.id ?? fresh, sending: true, sent: content(draft), errors: {}, problem: null, wentOut: false };
}

/** The server has it: an empty form, but for what is seldom changed. @param {Draft} draft @param {string} id @returns {Draft} */
export function accepted(draft, id) {
  if (draft.id !== id) return draft;
  if (draft.sent === content(draft)) return { ...EMPTY, currency: draft.currency, patient: draft.patient };
  return { ...draft, id: null, sending: false, sent: null, errors: {}, problem: null, wentOut: true };
}

/** @param {Draft} draft @param {string} id @param {import('../callside/problem.js').Problem} problem @returns {Draft} */
export function refused(draft, id, problem) {
  if (draft.id !== id) return draft;
  const still = { ...draft, sending: false };
  if (problem.slug === 'other-content') return { ...still, id: null, sent: null, wentOut: true };
  const wrong = Object.keys(problem.fields).length > 0;
  return { ...still, errors: problem.fields, problem: wrong ? null : problem };
}

/** A live state may show the request before its answer arrives, or instead of it. @param {Draft} draft @param {{id: string}[]} requests */
export function seen(draft, requests) {
  return draft.id && requests.some((request) => request.id === draft.id) ? accepted(draft, draft.id) : draft;
}

/** @param {Draft} draft */
const content = ({ amount, description, currency, patient }) => JSON.stringify([amount, description, currency, patient]);
