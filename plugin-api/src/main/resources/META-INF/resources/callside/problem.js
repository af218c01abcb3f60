// @ts-check

/**
 * What went wrong with a request, in the shape of RFC 9457; also where no server answered at all (`no-answer`) and
 * where the call's host let nobody in (`refused`).
 */
export class Problem extends Error {
  /**
   * @param {string} slug last part of the problem's type
   * @param {{title?: string, status?: number, detail?: string, reference?: string,
   *   errors?: {field: string, code: string, message: string}[]}} [document]
   */
  constructor(slug, document = {}) {
    super(document.detail ?? document.title ?? slug);
    this.slug = slug;
    this.status = document.status ?? 0;
    this.detail = document.detail ?? document.title ?? '';
    this.reference = document.reference ?? '';
    /** Whether the same was sent before and nobody answered, so that this says nothing about what became of that. */
    this.repeated = false;
    /** @type {Record<string, string>} the sentence for each field that is wrong */
    this.fields = Object.fromEntries((document.errors ?? []).map((error) => [error.field, error.message]));
  }

  /** Whether nobody knows if the request had an effect, so that sending the same again is right. */
  get unanswered() {
    return this.slug === 'no-answer' || [502, 503, 504].includes(this.status);
  }

  /** Whether somebody has said no, the server or the call's host, and would most likely say so again. */
  get refusal() {
    return !this.unanswered && this.status < 429;
  }
}

/** Nobody has answered, or not to the end. @returns {never} */
export function lost() {
  throw new Problem('no-answer');
}

/** @param {Response} response */
export async function problemOf(response) {
  const type = response.headers.get('content-type') ?? '';
  const document = type.includes('problem+json') ? await response.json().catch(() => ({})) : {};
  const slug = String(document.type ?? '').split('/').pop() || `http-${response.status}`;
  return new Problem(slug, { ...document, status: response.status });
}
