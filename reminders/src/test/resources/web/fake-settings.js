// @ts-check
/* A server of settings and copy in a page's memory, as far as the contract goes: for the rules of the pages, and to look at them. */

const GROUP = '0190c0de-0000-7000-8000-0000000000a1';
const ANA = '0190c0de-0000-7000-8000-0000000000a2';

const defaults = () => ({
  rules: [
    { kind: 'booked', channels: ['email'] }, { kind: 'changed', channels: ['sms', 'email'] }, { kind: 'cancelled', channels: ['sms', 'email'] },
    { kind: 'before', offset: 'P1D', channels: ['sms'] }, { kind: 'after', offset: 'P1DT2H', channels: ['email'] },
  ],
  window: { from: '08:00', to: '20:00' }, quiet: { from: '21:00', to: '08:00' },
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], withoutCredit: 'hold',
});

const levels = () => [
  { id: GROUP, kind: 'group', preferences: defaults(), from: 'default', version: 0 },
  { id: ANA, kind: 'individual', practitioner: 'Dr Ana Ruiz', preferences: defaults(), from: 'own', version: 7 },
];

const KINDS = ['booked', 'changed', 'cancelled', 'before', 'after', 'no-show', 'unpaid'];

const ALERTS = ['low-balance', 'no-credit'];

/** As long as they are. */
const LINK = `https://callside.example/pay/link#${'aB3'.repeat(23)}x`;

const copies = () => ({
  texts: KINDS.flatMap((kind) => ['sms', 'email'].flatMap((channel) => ['en', 'is'].map((language) => (
    { kind, channel, language, subject: channel === 'email' ? `Subject ${kind}` : '', text: `Text ${kind} ${channel} ${language} {{date}}${kind === 'unpaid' ? ' {{pay_link}}' : ''}`, from: 'default', version: 'none' })))).concat(ALERTS.flatMap((kind) => ['en', 'is'].map((language) => (
    { kind, channel: 'email', language, subject: `Subject ${kind}`, text: `Text ${kind} ${language} {{credits_left}}`, from: 'default', version: 'none' })))),
  placeholders: [
    { written: '{{date}}', label: 'date', kinds: KINDS, channels: ['sms', 'email'], samples: { en: 'Thursday, 5 March', is: 'fimmtudagur 5. mars' } },
    { written: '{{pay_link}}', label: 'link to pay', kinds: ['unpaid'], channels: ['sms', 'email'], samples: { en: LINK, is: LINK } },
    { written: '{{credits_left}}', label: 'credits left', kinds: ALERTS, channels: ['email'], samples: { en: '10', is: '10' } },
    { written: '{{how_to_reply}}', label: 'how to reply', kinds: ['before'], channels: ['sms'], samples: { en: 'Reply YES', is: 'Svaraðu JÁ' } },
  ],
});

export class Fake {
  constructor() {
    this.levels = levels();
    /** @type {any} */ this.replanning = null;
    /** @type {Record<string, any>} */ this.copies = {};
    /** @type {string[]} what was asked to change something */ this.asked = [];
    /** @type {any[]} */ this.sent = [];
    /** @type {any} thrown by the next request that changes something */ this.refusal = null;
    /** @type {((preview: any) => void)[]} answers of previews that wait, if they are held */ this.held = [];
    this.hold = false;
    /** what changes something is answered only when this is called, if it is there */ this.release = /** @type {any} */ (null);
    this.slow = false;
    /** no preview is answered */ this.silent = false;
    /** the practice's */ this.phone = '';
  }

  /** As the server writes it: what is null is left out. @param {string} method @param {string} path @param {any} [body] */
  async send(method, path, body) {
    if (this.slow && (['PUT', 'DELETE'].includes(method) || path.endsWith('/test'))) await new Promise((resolve) => (this.release = resolve));
    return JSON.parse(JSON.stringify(await this.#answer(method, path.replace('/reminders/api/v1/', ''), body), (_, value) => value ?? undefined) ?? 'null');
  }

  /** @param {string} method @param {string} path @param {any} body @returns {any} */
  #answer(method, path, body) {
    if (path === 'copy/preview') {
      if (this.silent) throw Object.assign(new Error('no'), { slug: 'no-answer', detail: '', fields: {} });
      return this.#preview(body);
    }
    if (path === 'practice') return { name: 'Harbour Practice', phone: this.phone || undefined, mayChange: true };
    if (method !== 'GET') {
      this.asked.push(`${method} ${path}`);
      if (body) this.sent.push(body);
      const { refusal } = this;
      this.refusal = null;
      if (refusal) throw refusal;
    }
    if (path === 'practice/phone') {
      this.phone = body.phone;
      return { name: 'Harbour Practice', phone: this.phone || undefined, mayChange: true };
    }
    const [address, version] = path.split('?version=');
    const [, id, part, kind, channel, language, test] = address.split('/');
    if (!part) return { levels: structuredClone(this.levels), replanning: this.replanning };
    if (part === 'preferences') return this.#settings(method, id, body ?? { version: Number(version) });
    this.copies[id] ??= copies();
    if (!kind) return structuredClone(this.copies[id]);
    if (test) return channel === 'email' ? null : this.#try(body);
    const text = this.copies[id].texts.find((/** @type {any} */ each) => each.kind === kind && each.channel === channel && each.language === language);
    if ((body?.version ?? version) !== text.version) throw Object.assign(new Error('no'), { slug: 'changed-meanwhile', detail: 'Somebody else has changed this.', fields: {} });
    Object.assign(text, method === 'PUT' ? { ...body, from: 'own', version: `of ${body.text}` } : { text: 'The default', from: 'default', version: 'none' });
    return structuredClone(text);
  }

  /** Abroad it costs three. @param {any} body */
  #try({ to, credits }) {
    const price = to.startsWith('+354') ? 3 : 1;
    return { state: price === credits ? 'sent' : 'price', to, credits: price, why: '' };
  }

  /** @param {string} method @param {string} id @param {any} body */
  #settings(method, id, body) {
    const level = this.levels.find((each) => each.id === id);
    const { version, ...preferences } = body;
    if (method === 'DELETE' && version !== level?.version) throw Object.assign(new Error('no'), { slug: 'changed-meanwhile', detail: 'Somebody else has changed these.', fields: {} });
    Object.assign(level ?? {}, method === 'PUT' ? { preferences, from: 'own', version: version + 1 } : { preferences: defaults(), from: 'group', version: 0 });
    return { levels: structuredClone(this.levels), replanning: this.replanning };
  }

  /** @param {any} body */
  #preview(body) {
    if (body.text.includes('{{dat}}')) {
      throw Object.assign(new Error('invalid'), { slug: 'invalid', fields: { text: 'There is no placeholder {{dat}}. Did you mean {{date}}?' }, detail: '' });
    }
    const text = body.text.replaceAll('{{date}}', 'Thursday, 5 March').replaceAll('{{pay_link}}', LINK).replaceAll('{{practice_phone}}', this.phone).replaceAll('{{credits_left}}', '10');
    const dear = [...new Set(text.match(/[áþ]/g) ?? [])];
    const size = body.channel === 'sms' ? { characters: text.length, encoding: dear.length ? 'UCS-2' : 'GSM-7', units: text.length, segments: 1 } : null;
    const preview = { subject: body.subject, text, size, credits: ALERTS.includes(body.kind) ? 0 : 1, dear };
    return this.hold ? new Promise((resolve) => this.held.push(() => resolve(preview))) : preview;
  }
}

/**
 * Puts a page into the document.
 *
 * @param {{page?: string, locale?: string, theme?: string, route?: string[]}} [options]
 */
export async function show({ page: id = 'reminders', locale = 'en-AU', theme = 'light', route = [] } = {}) {
  const [{ loadBundle, Words }, { applyTheme }] = await Promise.all([import('/pay/callside/messages.js'), import('/pay/callside/theme.js')]);
  await import(`/reminders/console/${id}-page.js`);
  applyTheme({ theme, locale });
  document.documentElement.lang = locale.slice(0, 2);
  const bundle = await loadBundle(locale, ['/pay/callside/messages/', '/pay/callside/messages/console.', '/reminders/messages/kinds.', `/reminders/messages/${id}.`]);
  const page = /** @type {any} */ (document.createElement(`${id}-page`));
  const session = new Fake();
  Object.assign(page, { app: { session }, words: new Words(locale, bundle, 'Australia/Melbourne'), state: {}, route });
  document.getElementById('app')?.replaceChildren(page);
  const follow = () => (page.route = location.hash.slice(2).split('/').filter(Boolean).slice(1));
  window.addEventListener('hashchange', follow);
  return { page, session };
}
