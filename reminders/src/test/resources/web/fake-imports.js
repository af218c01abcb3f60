// @ts-check
/* A server of imports in a page's memory, as far as the contract goes. */

const STARTED = '2026-11-24T03:30:00Z';

/** @param {Partial<import('../../../main/webapp/console/imports.d.ts').Import>} [more] */
export const file = (more = {}) => ({
  id: 'i1', state: 'done', bytes: 1_400_000, rows: 12_000, taken: 11_990, refused: 10, started: STARTED, changed: STARTED,
  name: 'appointments-november.csv', size: 1_400_000, received: 1_400_000, reason: '', ...more,
});

const row = (/** @type {number} */ number) => ({
  id: `apt-${number}`, start: '2026-12-01T22:00:00Z', end: '2026-12-01T22:45:00Z', status: 'booked', type: 'Standard consultation', place: '12 Harbour Street, room 3',
  practitioner: 'Dr Ana Ruiz', clientId: `c-${number}`, client: number === 2 ? 'Alexandria Featherstonehaugh-Whittingstall' : `Kim Lee ${number}`,
  phone: number === 3 ? '' : '+61491570156', email: number === 3 ? '' : 'a.very.long.address.of.somebody@subdomain.example.com',
});

const ERRORS = [
  { line: 17, column: 'start', code: 'skipped', message: 'There is no such time: clocks are put forward over it.' },
  { line: 18, column: '', code: 'columns', message: 'This row does not have as many values as the header has columns. A value with a delimiter in it needs quotes.' },
];

const looked = () => ({
  file: { state: 'preview', rows: 20, taken: 18, refused: 2 },
  columns: ['id', 'start', 'client_id', 'client_name', 'client_phone', 'practitioner_id', 'sms_consent'], ignored: ['Colour'],
  first: [1, 2, 3, 4].map(row), errors: ERRORS,
});

/** @type {Record<string, string[]>} */
const SHOWS = { open: ['receiving', 'waiting', 'running'], done: ['done'], failed: ['failed'] };

export class Fake {
  constructor() {
    /** @type {any[]} */ this.imports = [];
    /** @type {any} */ this.looked = looked();
    /** @type {any[]} */ this.errors = ERRORS;
    /** @type {string[]} */ this.asked = [];
    /** @type {string[]} what was asked of the list */ this.lists = [];
    /** @type {string[]} what was in the files that were sent */ this.sent = [];
    /** @type {any} thrown by the next request */ this.refusal = null;
    /** @type {any} thrown by every question for the list */ this.silent = null;
    this.hold = false;
    /** @type {(() => void)[]} answers to files that wait, if they are held */ this.held = [];
  }

  #maybeRefuse() {
    const { refusal } = this;
    this.refusal = null;
    if (refusal) throw refusal;
  }

  /** @param {URLSearchParams} asked */
  #page(asked) {
    this.lists.push(String(asked));
    const found = this.imports.filter(({ name, state }) => name.includes(asked.get('q') ?? '') && (SHOWS[asked.get('show') ?? ''] ?? [state]).includes(state));
    const from = found.findIndex(({ id }) => id === asked.get('after')) + 1;
    const page = found.slice(from, from + Number(asked.get('limit')));
    return structuredClone({ imports: page, next: from + page.length < found.length ? page.at(-1).id : undefined });
  }

  /** @param {string} method @param {string} path @returns {Promise<any>} */
  async send(method, path) {
    const [place, query] = path.replace('/reminders/api/v1/', '').split('?');
    const [, id] = place.split('/');
    if (!id) {
      if (this.silent) throw this.silent;
      return this.#page(new URLSearchParams(query));
    }
    this.asked.push(`${method} ${path}`);
    this.#maybeRefuse();
    const more = path.includes('after=');
    return structuredClone({ file: this.imports.find((each) => each.id === id), columns: [], ignored: [], first: [], errors: more ? [{ ...ERRORS[0], line: 99 }] : this.errors, next: this.errors.length > 2 && !more ? 100 : undefined });
  }

  /** @param {string} path @param {Blob} body */
  async upload(path, body) {
    const query = new URLSearchParams(path.split('?')[1]);
    this.asked.push(`POST ${query}`);
    this.sent.push(await body.text());
    if (this.hold) await new Promise((resolve) => this.held.push(() => resolve(null)));
    this.#maybeRefuse();
    if (query.get('preview')) return structuredClone(this.looked);
    const id = query.get('id');
    this.imports = [file({ id: id ?? '', name: query.get('name') ?? '', state: 'waiting', rows: 0, taken: 0, refused: 0, bytes: 0 }), ...this.imports.filter((each) => each.id !== id)];
    return { file: this.imports[0] };
  }

  /** @param {string} path */
  async file(path) {
    this.asked.push(`GET ${path}`);
    this.#maybeRefuse();
    return new Blob(['Line,Column,What is wrong\r\n']);
  }
}

/** @param {{locale?: string, theme?: string, imports?: any[]}} [options] */
export async function show({ locale = 'en-AU', theme = 'light', imports = [] } = {}) {
  const [{ loadBundle, Words }, { applyTheme }] = await Promise.all([import('/pay/callside/messages.js'), import('/pay/callside/theme.js')]);
  await import('/reminders/console/imports-page.js');
  applyTheme({ theme, locale });
  document.documentElement.lang = locale.slice(0, 2);
  const bundle = await loadBundle(locale, ['/pay/callside/messages/', '/pay/callside/messages/console.', '/reminders/messages/imports.']);
  const session = new Fake();
  session.imports = imports.map(file);
  const page = /** @type {any} */ (document.createElement('imports-page'));
  Object.assign(page, { app: { session }, words: new Words(locale, bundle, 'Australia/Melbourne'), state: {}, route: [] });
  document.getElementById('app')?.replaceChildren(page);
  return { page, session };
}
