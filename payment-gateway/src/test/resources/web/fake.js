// @ts-check
/* A server of Credits in a page's memory, as far as the contract goes: for the rules of the pages, and to look at them. */

const DAY = 86_400_000;
const TODAY = Date.parse('2026-11-24T03:30:00Z');
const GROUP = '0190c0de-0000-7000-8000-0000000000a1';
const ANA = '0190c0de-0000-7000-8000-0000000000a2';

const TIERS = [
  { from: 1000, to: 9999, price: '0.12' },
  { from: 10000, to: 49999, price: '0.10' },
  { from: 50000, to: 200000, price: '0.085' },
];

const VISA = { id: 'c1', brand: 'visa', last4: '4242', expMonth: 9, expYear: 2029, default: true, expired: false };
const OLD = { id: 'c2', brand: 'mastercard', last4: '4444', expMonth: 3, expYear: 2026, default: false, expired: true };

const topUp = { on: true, amount: 10000, threshold: 10, dailyCap: null, monthlyCap: 100000, suspended: null, open: false };

/** @returns {any} */
const credits = () => ({
  currency: 'AUD', zone: 'Australia/Melbourne', locale: 'en-AU', tiers: TIERS, canManage: true,
  levels: [
    { id: GROUP, kind: 'group', practitioner: null, state: 'active', available: 1204, reserved: 12, card: VISA, topUp, alerts: { stages: [100, 25, 0], recipients: ['sam@harbour.example'] } },
    {
      id: ANA, kind: 'individual', practitioner: { id: 'p1', name: 'Dr Ana Ruiz' }, state: 'active', available: 38, reserved: 0, card: { ...VISA, id: 'c3', last4: '1881' },
      topUp: { ...topUp, monthlyCap: null, suspended: { reason: 'declined', at: '2026-11-23T22:14:00Z' } }, alerts: { stages: [], recipients: [] },
    },
    {
      id: '0190c0de-0000-7000-8000-0000000000a3', kind: 'individual', practitioner: { id: 'p2', name: 'Jón Þór Sigurðsson' }, state: 'active', available: 0, reserved: 0, card: null,
      topUp: { ...topUp, on: false, amount: null, monthlyCap: null }, alerts: { stages: [], recipients: [] },
    },
  ],
  rates: [
    { country: 'AU', countryName: 'Australia', channel: 'sms', credits: 1 }, { country: 'AU', countryName: 'Australia', channel: 'email', credits: 1 },
    { country: 'NZ', countryName: 'New Zealand', channel: 'sms', credits: 2 }, { country: 'NZ', countryName: 'New Zealand', channel: 'email', credits: 1 },
    { country: '*', channel: 'sms', credits: 3 }, { country: '*', channel: 'email', credits: 1 },
  ],
  practitioners: [{ id: 'p3', name: 'Dr Robin Vale' }],
});

const KINDS = ['spent', 'spent', 'spent', 'reserved', 'released', 'spent', 'top-up', 'transfer-out', 'purchase'];

/** @param {number} index */
function entry(index) {
  const kind = KINDS[index % KINDS.length];
  const amount = { purchase: 1250, 'top-up': 1000, released: 2, 'transfer-out': -100 }[kind] ?? -(1 + (index % 3));
  return {
    id: `e${index}`, at: new Date(TODAY - index * 7_200_000).toISOString(), kind, credits: amount, balanceAfter: 1204 + index * 3,
    who: kind === 'spent' || kind === 'top-up' ? null : 'Sam Okafor', reference: kind === 'purchase' ? 'CR-2026-000117' : kind === 'spent' ? 'Reminder, SMS, 2 parts' : null,
  };
}

const ALL = Array.from({ length: 60 }, (_, index) => entry(index));

/** @param {URLSearchParams} query */
function history(query) {
  const kind = query.get('kind');
  const fitting = ALL.filter((each) => !kind || each.kind.startsWith(kind)).filter(({ reference }) => !query.get('q') || reference?.includes(String(query.get('q'))));
  const start = query.get('before') ? fitting.findIndex(({ id }) => id === query.get('before')) + 1 : 0;
  const limit = Number(query.get('limit') ?? 25);
  const entries = fitting.slice(start, start + limit);
  return { entries, next: start + limit < fitting.length ? entries[entries.length - 1].id : null };
}

/** @param {URLSearchParams} query */
function chart(query) {
  const from = Date.parse(`${query.get('from')}T00:00:00Z`);
  const count = (Date.parse(`${query.get('to')}T00:00:00Z`) - from) / DAY + 1;
  let balance = 640;
  return {
    days: Array.from({ length: count }, (_, index) => {
      const used = index % 7 > 4 ? 2 : 14 + ((index * 37) % 23);
      const bought = index % 23 === 11 ? 1000 : 0;
      balance = Math.max(0, balance + bought - used);
      return { day: new Date(from + index * DAY).toISOString().slice(0, 10), balance, bought, used };
    }),
  };
}

export class Fake {
  /** @param {{role?: string, credits?: any, cards?: any[], purchase?: (wanted: any, id: string) => any}} [given] */
  constructor(given = {}) {
    this.given = given;
    this.credits = given.credits ?? credits();
    if (given.role === 'clinician') Object.assign(this.credits, { canManage: false, practitioners: [], levels: this.credits.levels.slice(1, 2) });
    this.cards = given.cards ?? [VISA, OLD];
    /** @type {string[]} what was asked, in order */ this.asked = [];
    /** @type {any[]} */ this.sent = [];
    /** how often Stripe was gone to */ this.ways = 0;
    /** @type {any} thrown by the next request that changes something */ this.refusal = null;
    /** @type {any} */ this.purchase = null;
    /** what changes something is answered only when this is called, if it is there */ this.release = /** @type {any} */ (null);
    this.slow = false;
  }

  /** As the server writes it: what is null is left out. @param {string} method @param {string} path @param {any} [body] */
  async send(method, path, body) {
    if (this.slow && method === 'PUT') await new Promise((resolve) => (this.release = resolve));
    return JSON.parse(JSON.stringify(await this.#answer(method, path, body), (_, value) => value ?? undefined) ?? 'null');
  }

  /** @param {string} method @param {string} path @param {any} body */
  #answer(method, path, body) {
    this.asked.push(`${method} ${path}`);
    if (body) this.sent.push(body);
    if (method !== 'GET' && this.refusal) {
      const refusal = this.refusal;
      this.refusal = null;
      throw refusal;
    }
    const [file, query = ''] = path.split('?');
    const params = new URLSearchParams(query);
    if (file.includes('/purchases/')) return this.#purchase(method, file, body);
    if (file.endsWith('/history')) return history(params);
    if (file.endsWith('/chart')) return chart(params);
    if (file.endsWith('/cards/setup')) return { setupIntent: 'seti_1', clientSecret: 'seti_1_secret_2', publishableKey: 'pk_test_1', stripeJs: '/stripe.js' };
    if (file.endsWith('/cards')) return this.cards;
    if (file === 'account/link') {
      this.ways += 1;
      return { url: `https://connect.stripe.com/oauth/authorize?${this.ways}`, attempt: `attempt ${this.ways}` };
    }
    if (file === 'credits') return structuredClone(this.credits);
    return null;
  }

  /** @param {string} method @param {string} path @param {any} body */
  #purchase(method, path, body) {
    const [, , level, , id] = path.split('/');
    if (method === 'PUT') {
      this.purchase = {
        id, level, amount: body.charged, credits: body.credits, publishableKey: 'pk_test_1', stripeJs: '/stripe.js',
        ...(this.given.purchase?.(body, id) ?? { state: body.card ? 'paid' : 'needs_card', clientSecret: 'pi_1_secret_2' }),
      };
    } else if (method === 'POST') {
      Object.assign(this.purchase, this.given.purchase?.(null, id) ?? { state: 'paid', receiptNumber: 'CR-2026-000118' });
    }
    if (!this.purchase) throw Object.assign(new Error('not-found'), { slug: 'not-found', fields: {}, detail: '' });
    return structuredClone(this.purchase);
  }

  async file() {
    return new Blob(['at,what\n']);
  }
}

/**
 * Puts the console into the page.
 *
 * @param {{locale?: string, theme?: string, role?: string, given?: any}} [options]
 */
export async function show({ locale = 'en-AU', theme = 'light', role = 'manager', given = {} } = {}) {
  const [{ loadBundle, Words }, { applyTheme }] = await Promise.all([import('/callside/messages.js'), import('/callside/theme.js')]);
  await import('/console/console-page.js');
  applyTheme({ theme, locale });
  document.documentElement.lang = locale.slice(0, 2);
  const zone = 'Australia/Melbourne';
  const bundle = await loadBundle(locale, ['/callside/messages/', '/callside/messages/console.', '/messages/settings.']);
  const page = /** @type {any} */ (document.createElement('console-page'));
  const session = new Fake({ role, ...given });
  Object.assign(page, {
    app: { session, me: { role, name: 'Sam Okafor' }, launch: { stripeJs: '/stripe.js' } },
    words: new Words(locale, bundle, zone), connection: 'live',
    state: { viewer: role, practice: { name: 'Harbour Practice', zone }, account: given.account ?? { state: 'none', linking: 'oauth' }, unreturned: given.unreturned ?? [], settings: {} },
  });
  document.getElementById('app')?.replaceChildren(page);
  return { page, session };
}
