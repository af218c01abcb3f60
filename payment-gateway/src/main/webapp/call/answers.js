// @ts-check

/**
 * The live state, and beside it what the server answered to this page's own clicks: an answer may overtake the stream,
 * and the older of the two must never win.
 *
 * @typedef {import('./state.d.ts').State} State
 * @typedef {import('./state.d.ts').Request} Request
 */

const at = Date.parse;

/**
 * @param {State} state
 * @param {Map<string, Request>} answers
 * @returns {State}
 */
export function withAnswers(state, answers) {
  const known = new Set(state.requests.map((request) => request.id));
  const missing = [...answers.values()].filter((answer) => !known.has(answer.id) && at(answer.changedAt) > at(state.now));
  const requests = state.requests.map((request) => {
    const answer = answers.get(request.id);
    return answer && at(answer.changedAt) > at(request.changedAt) ? answer : request;
  });
  return { ...state, requests: [...missing, ...requests] };
}
