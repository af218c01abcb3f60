// @ts-check
/* The log of messages and the keys in a page's memory, as far as the contract goes. */

const STATES = ['scheduled', 'held', 'sending', 'sent', 'delivered', 'failed', 'in_doubt', 'cancelled', 'expired'];
const WHY = { held: 'There were not enough credits.', failed: 'There is no such phone number.', in_doubt: 'It was handed over, and the answer was lost. It may have arrived.' };

const ANSWERS = { 3: 'attention', 4: 'yes', 6: 'attention' };
const REPLIES = {
  4: [{ text: 'Yes!', meaning: 'yes', at: '2026-11-24T03:40:00Z' }],
  6: [
    { text: 'Can I bring <b>my dog</b>?\nhttps://averylongaddress.example.com/' + 'x'.repeat(120), meaning: 'other', at: '2026-11-24T03:45:00Z' },
    { text: 'Who is this', meaning: 'other', at: '2026-11-24T03:40:00Z' },
  ],
};

/** @param {string} state @param {number} index */
const message = (state, index) => ({
  id: `m${index}`, due: '2026-11-24T03:30:00Z', changed: '2026-11-24T03:31:00Z', kind: 'before', what: 'Reminder, 1 day before',
  channel: index % 3 ? 'sms' : 'email', state, reason: '', code: '', why: WHY[state] ?? '',
  ...(state === 'scheduled' ? { next: '2026-11-24T21:00:00Z' } : {}),
  client: { id: `C-${index}`, name: index === 2 ? 'Alexandria Featherstonehaugh-Whittingstall' : `Kim Lee ${state}` },
  address: index % 3 ? '+61491570156' : 'a.very.long.address.of.somebody@subdomain.example.com',
  appointment: { id: `A-${index}`, source: 'api', start: '2026-11-25T03:30:00Z', type: 'Standard consultation', practitioner: 'Dr Ana Ruiz', answer: ANSWERS[index] ?? 'none', answered: REPLIES[index]?.[0].at, toRead: index === 6 },
  replies: REPLIES[index] ?? [],
  ...(['scheduled', 'held'].includes(state) ? {} : { sent: '2026-11-24T03:31:00Z', parts: 2, credits: 2, language: 'en', text: 'Hello Kim,\nsee you tomorrow at 14:30. Reply YES to confirm or NO to cancel.' }),
  can: { sendAgain: { in_doubt: 'in_doubt', failed: 'yes' }[state] ?? 'no', cancel: ['scheduled', 'held'].includes(state), decide: state === 'in_doubt', read: index === 6 },
});

class Fake {
  messages = STATES.map(message);
  keys = [
    { id: 'k1', name: 'Harbour calendar', ending: '7xQ2', scopes: ['appointments:read', 'appointments:write'], created: '2026-11-01T03:30:00Z', createdBy: 'Sam Okafor', lastUsed: '2026-11-24T03:30:00Z' },
    { id: 'k2', name: 'Old system', ending: 'aB3-', scopes: ['appointments:read'], created: '2026-10-01T03:30:00Z', createdBy: 'Sam Okafor', revoked: '2026-11-02T03:30:00Z' },
  ];
  /** @type {string[]} */ asked = [];
  secret = /** @type {string|undefined} */ ('csk_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG');
  open = 0;
  most = 0;

  /** @param {string} method @param {string} path @param {any} [body] */
  async send(method, path, body) {
    this.asked.push(`${method} ${path}${body ? ` ${JSON.stringify(body)}` : ''}`);
    this.most = Math.max(this.most, ++this.open);
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.open--;
    return structuredClone(this.#answer(method, path.replace('/reminders/api/v1/', ''), body));
  }

  /** @param {URLSearchParams} asked */
  #keys(asked) {
    const show = asked.get('show');
    const found = this.keys.filter(({ name, revoked, lastUsed }) => name.includes(asked.get('q') ?? '')
      && (!show || (show === 'revoked') === Boolean(revoked)) && (show !== 'never-used' || !lastUsed));
    const from = found.findIndex(({ id }) => id === asked.get('after')) + 1;
    const page = found.slice(from, from + Number(asked.get('limit')));
    return { keys: page, next: from + page.length < found.length ? page[page.length - 1].id : undefined };
  }

  /** @param {string} path */
  async file(path) {
    this.asked.push(`FILE ${path}`);
    return new Blob(['Name\r\n']);
  }

  /** @param {string} method @param {string} path @param {any} body */
  #answer(method, path, body) {
    const [, kind, id, act] = /^(\w+)(?:\/(\w+))?(?:\/([\w-]+))?/.exec(path) ?? [];
    if (kind === 'keys' && method === 'POST') {
      const key = { ...body, ending: 'DEFG', created: '2026-11-24T03:30:00Z', createdBy: 'Sam Okafor' };
      this.keys = [key, ...this.keys];
      return { key, secret: this.secret };
    }
    if (kind === 'keys') return method === 'DELETE' ? void Object.assign(this.keys.find((each) => each.id === id) ?? {}, { revoked: '2026-11-24T03:30:00Z' }) : this.#keys(new URLSearchParams(path.split('?')[1]));
    const one = this.messages.find((each) => each.id === id);
    if (act === 'read' && one) return Object.assign(one, { appointment: { ...one.appointment, toRead: false }, can: { ...one.can, read: false } });
    if (act) return Object.assign(this.messages.find((each) => each.id === id) ?? {}, { state: act === 'cancel' ? 'cancelled' : act === 'decide' ? (body.arrived ? 'sent' : 'cancelled') : 'scheduled', can: { sendAgain: 'no', cancel: false, decide: false } });
    const asked = new URLSearchParams(path.split('?')[1]);
    const [states, client, answer] = ['state', 'client', 'answer'].map((name) => asked.get(name));
    return { entries: this.messages.filter((each) => (!states || states.split(',').includes(each.state)) && (!client || each.client.id === client) && (!answer || (answer === 'to_read' ? each.appointment.toRead : each.appointment.answer === answer))), toRead: this.messages.filter(({ appointment }) => appointment.toRead).length };
  }
}

/** @param {{page: string, locale?: string, theme?: string, route?: string[]}} options */
export async function show({ page: name, locale = 'en-AU', theme = 'light', route = [] }) {
  const [{ loadBundle, Words }, { applyTheme }] = await Promise.all([import('/pay/callside/messages.js'), import('/pay/callside/theme.js')]);
  await import(`/reminders/console/${name}-page.js`);
  applyTheme({ theme, locale });
  document.documentElement.lang = locale.slice(0, 2);
  const bundle = await loadBundle(locale, ['/pay/callside/messages/', '/pay/callside/messages/console.', '/reminders/messages/kinds.', `/reminders/messages/${name}.`]);
  const session = new Fake();
  const page = /** @type {any} */ (document.createElement(`${name}-page`));
  Object.assign(page, { app: { session }, words: new Words(locale, bundle, 'Australia/Melbourne'), state: {}, route });
  document.getElementById('app')?.replaceChildren(page);
  return { page, session };
}
