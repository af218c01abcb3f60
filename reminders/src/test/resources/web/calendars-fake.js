// @ts-check
/* Calendars in a page's memory, as far as the contract goes. */

const READ = '2026-11-24T03:30:00Z';
const NEXT = '2026-11-24T03:45:00Z';

/** @param {string} id @param {object} [more] */
const calendar = (id, more = {}) => ({
  id, name: `Calendar ${id}`, address: 'calendar.example/…4f2c', practitioner: 'ana', practitionerName: 'Dr Ana Ruiz',
  consent: { sms: true, email: true }, paused: false, reading: false, read: READ, tried: READ, next: NEXT,
  appointments: 12, skipped: [], gone: 0, created: READ, createdBy: 'Sam Okafor', ...more,
});

const calendars = () => [
  calendar('ok', { skipped: [{ reason: 'all_day', count: 3, first: '2026-11-28T13:00:00Z' }, { reason: 'no_client', count: 1 }] }),
  calendar('new', { read: undefined, reading: true, name: 'Alexandria Featherstonehaugh-Whittingstall’s consultations' }),
  calendar('broken', { problem: 'refused', practitionerName: '', appointments: 1 }),
  calendar('gone', { problem: 'many_gone', gone: 11 }),
  calendar('still', { paused: true }),
];

class Fake {
  calendars = calendars();
  practitioners = [{ id: 'ana', name: 'Dr Ana Ruiz' }, { id: 'ben', name: 'Ben Oduya' }];
  /** @type {string[]} */ asked = [];
  /** @type {number[]} how many were asked for each time */ limits = [];
  /** @type {any} thrown by the next request that changes something */ refusal = null;

  /** @param {URLSearchParams} asked */
  #found(asked) {
    const show = asked.get('show');
    return this.calendars.filter(({ name, paused, problem }) => name.includes(asked.get('q') ?? '') && (!show || show === (paused ? 'paused' : problem ? 'trouble' : 'ok')));
  }

  /** @param {string} path */
  async file(path) {
    this.asked.push(`FILE ${path}`);
    return new Blob(['Calendar\r\n']);
  }

  /** @param {string} method @param {string} path @param {any} [body] */
  async send(method, path, body) {
    const [place, query] = path.replace('/reminders/api/v1/', '').split('?');
    const [, id, act] = place.split('/');
    if (method === 'GET') {
      const asked = new URLSearchParams(query);
      const found = this.#found(asked);
      const calendars = found.slice(0, Number(asked.get('limit') ?? 50));
      this.limits.push(Number(asked.get('limit')));
      return structuredClone({ calendars, practitioners: this.practitioners, next: calendars.length < found.length ? calendars.at(-1)?.id : undefined });
    }
    this.asked.push(`${method} ${id ?? ''} ${act ?? ''} ${body ? JSON.stringify(body) : ''}`);
    const { refusal } = this;
    this.refusal = null;
    if (refusal) throw refusal;
    const found = this.calendars.find((each) => each.id === id);
    if (method === 'DELETE') this.calendars = this.calendars.filter((each) => each !== found);
    else if (!found) this.calendars = [...this.calendars, calendar(body.id, { name: body.name, read: undefined, reading: true })];
    else Object.assign(found, { paused: act === 'pause', reading: act !== 'pause', gone: body.goneIsRight ? 0 : found.gone });
    return structuredClone(found ?? null);
  }
}

/** @param {{locale?: string, theme?: string}} options */
export async function show({ locale = 'en-AU', theme = 'light' }) {
  const [{ loadBundle, Words }, { applyTheme }] = await Promise.all([import('/pay/callside/messages.js'), import('/pay/callside/theme.js')]);
  await import('/reminders/console/calendars-page.js');
  applyTheme({ theme, locale });
  document.documentElement.lang = locale.slice(0, 2);
  const bundle = await loadBundle(locale, ['/pay/callside/messages/', '/pay/callside/messages/console.', '/reminders/messages/calendars.']);
  const session = new Fake();
  const page = /** @type {any} */ (document.createElement('calendars-page'));
  Object.assign(page, { app: { session }, words: new Words(locale, bundle, 'Australia/Melbourne'), state: {}, route: [] });
  document.getElementById('app')?.replaceChildren(page);
  return { page, session };
}
