// @ts-check
/* The clients of a practice in a page's memory, as far as the contract goes. */

const AT = '2026-11-24T03:30:00Z';

const clients = () => [
  { id: 'k1', externalId: 'C-1', name: 'Ada Okafor', firstName: 'Ada', phone: '+61491570156', email: 'ada@example.com', language: 'is', zone: 'Australia/Perth', sms: { agreed: true, optedOut: false }, mail: { agreed: true, optedOut: false } },
  { id: 'k2', externalId: 'C-2', name: 'Alexandria Featherstonehaugh-Whittingstall', email: 'a.very.long.address.of.somebody@subdomain.example.com', sms: { agreed: true, optedOut: false }, mail: { agreed: false, optedOut: false } },
  { id: 'k3', externalId: 'C-3/a b', name: 'Kim Lee', phone: '+61491570157', sms: { agreed: false, optedOut: true }, mail: { agreed: true, optedOut: false } },
];

/** @param {string} id @returns {any[]} */
const consents = (id) => (id === 'k3' ? [
  { channel: 'sms', given: false, origin: 'person', who: 'Mia Torres', reason: 'Asked at the front desk not to be written to, because the phone is shared.', at: '2026-11-20T03:30:00Z' },
  { channel: 'sms', given: true, origin: 'api', who: 'key Harbour calendar', at: '2026-11-01T03:30:00Z' },
] : [{ channel: 'sms', given: true, origin: 'csv', who: 'mia', at: AT }]);

const FILTERS = {
  'no-consent': (/** @type {any} */ { sms, mail }) => !sms.agreed || !mail.agreed,
  'opted-out': (/** @type {any} */ { sms }) => sms.optedOut,
  'no-phone': (/** @type {any} */ { phone }) => !phone,
  'no-email': (/** @type {any} */ { email }) => !email,
};

class Fake {
  clients = clients();
  /** @type {Record<string, any[]>} */ history = Object.fromEntries(this.clients.map(({ id }) => [id, consents(id)]));
  /** @type {string[]} */ asked = [];
  /** @type {any} */ refusal = null;
  page = 2;
  silent = false;

  /** @param {string} method @param {string} path @param {any} [body] */
  async send(method, path, body) {
    this.asked.push(`${method} ${path}${body ? ` ${JSON.stringify(body)}` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (this.silent) throw Object.assign(new Error('no'), { slug: 'no-answer', detail: '', fields: {} });
    const { refusal } = this;
    if (method !== 'GET' && refusal) {
      this.refusal = null;
      throw refusal;
    }
    return structuredClone(this.#answer(method, path.replace('/reminders/api/v1/', ''), body));
  }

  /** @param {string} method @param {string} path @param {any} body @returns {any} */
  #answer(method, path, body) {
    const [place, query] = path.split('?');
    const [kind, id, , channel] = place.split('/');
    const asked = new URLSearchParams(query);
    if (kind === 'messages') return { entries: asked.get('client') === 'C-2' ? [] : [{ id: 'm1', due: AT, sent: AT, what: 'Reminder, 1 day before', channel: 'sms', state: 'failed', why: 'There is no such phone number.', can: {} }] };
    const client = /** @type {any} */ (this.clients.find((each) => each.id === id));
    if (method === 'PUT') {
      this.history[id].unshift({ channel, given: body.given, origin: 'person', who: 'Sam', reason: body.reason, at: '2026-11-25T03:30:00Z' });
      client[channel === 'sms' ? 'sms' : 'mail'].agreed = body.given;
    }
    if (id) {
      return {
        client, consents: this.history[id],
        optOuts: id === 'k3' ? [{ channel: 'sms', optedOut: true, how: 'stop', at: AT }] : [],
        appointments: id === 'k2' ? [{ id: 'A-5', source: 'calendar', start: '2026-12-01T03:30:00Z', status: 'pending', type: '', practitioner: '', answer: 'none' }] : [{ id: 'A-1', source: 'api', start: '2026-11-30T03:30:00Z', status: 'booked', type: 'Standard consultation', practitioner: 'Dr Ana Ruiz', answer: 'none' },
          { id: 'A-2', source: 'api', start: '2026-12-07T03:30:00Z', status: 'booked', type: 'Standard consultation', practitioner: 'Dr Ana Ruiz', answer: 'yes' },
          { id: 'A-3', source: 'api', start: '2026-12-14T03:30:00Z', status: 'booked', type: 'Standard consultation', practitioner: 'Dr Ana Ruiz', answer: 'no' },
          { id: 'A-4', source: 'api', start: '2026-12-21T03:30:00Z', status: 'booked', type: '', practitioner: '', answer: 'attention' }],
      };
    }
    const filter = FILTERS[/** @type {keyof typeof FILTERS} */ (asked.get('show') ?? '')] ?? (() => true);
    const found = this.clients.filter((each) => filter(each) && each.name.toLowerCase().includes((asked.get('q') ?? '').toLowerCase()));
    const from = found.findIndex((each) => each.id === asked.get('after')) + 1;
    const entries = found.slice(from, from + this.page);
    return { entries, next: from + this.page < found.length ? entries.at(-1)?.id : undefined };
  }
}

/** @param {{locale?: string, theme?: string}} options */
export async function show({ locale = 'en-AU', theme = 'light' }) {
  const [{ loadBundle, Words }, { applyTheme }] = await Promise.all([import('/pay/callside/messages.js'), import('/pay/callside/theme.js')]);
  await import('/reminders/console/clients-page.js');
  applyTheme({ theme, locale });
  document.documentElement.lang = locale.slice(0, 2);
  const bundle = await loadBundle(locale, ['/pay/callside/messages/', '/pay/callside/messages/console.', '/reminders/messages/clients.']);
  const session = new Fake();
  const page = /** @type {any} */ (document.createElement('clients-page'));
  Object.assign(page, { app: { session }, words: new Words(locale, bundle, 'Australia/Melbourne'), state: {}, route: [] });
  document.getElementById('app')?.replaceChildren(page);
  return { page, session };
}
