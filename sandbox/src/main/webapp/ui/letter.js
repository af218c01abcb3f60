// @ts-check
import { numbersOf } from '/callside/format.js';
import { h, icon, say } from './dom.js';
import { locale, t } from './text.js';
import { fully } from './when.js';

/** @typedef {import('./mailbox.js').Mail & {envelopeFrom: string, text: string, html: boolean, parts: {name: string, type: string, size: number}[]}} FullMail */

const PATIENCE = 10_000;

/** One mail, opened: as HTML in a frame in which nothing runs, as plain text, or as it came over the wire. */
export class Letter {
  /** the mail that is there to be read */ #shown = '';
  #wanted = '';
  #back;

  /** @param {() => void} back */
  constructor(back) {
    this.#back = back;
    this.element = h('article', { class: 'letter', label: 'letter.label', tabindex: '-1' });
    this.#nothing('letter.none');
  }

  /** @param {string} id */
  async show(id) {
    this.#wanted = id;
    if (id === this.#shown) return;
    this.#shown = '';
    if (!id) return this.#nothing('letter.none');
    this.#put(h('div', { class: 'empty', role: 'status' }, h('span', { class: 'spinner' }), h('p', { text: 'letter.loading' })));
    const { told, problem } = await get(`/mailbox/api/messages/${id}`, (answer) => answer.json());
    if (id !== this.#wanted) return;
    if (told) {
      this.#shown = id;
      this.#render(told);
    } else this.#put(trouble(problem, () => void this.show(id)));
    this.element.focus({ preventScroll: true });
  }

  /** @param {string} key */
  #nothing(key) {
    this.element.replaceChildren(h('div', { class: 'empty' }, icon('mail'), h('p', { text: key })));
  }

  /** With the way back, where the list makes room for this. @param {...(Node|string)} content */
  #put(...content) {
    this.element.replaceChildren(h('button', { type: 'button', class: 'quiet back', onclick: this.#back }, icon('back'), h('span', { text: 'letter.back' })), ...content);
  }

  /** @param {FullMail} mail */
  #render(mail) {
    const body = h('div', { class: 'body' });
    const views = [...(mail.html ? ['html'] : []), ...(mail.text || !mail.html ? ['text'] : []), 'raw'];
    const tabs = views.map((view) => h('button', { type: 'button', 'aria-pressed': 'false', text: `letter.${view}`, onclick: () => select(view) }));
    /** @param {string} view */
    const select = (view) => {
      tabs.forEach((tab, index) => tab.setAttribute('aria-pressed', String(views[index] === view)));
      void this.#view(body, mail, view);
    };
    this.#put(
      h('h2', {}, mail.subject || t('mailbox.noSubject')),
      h('dl', {}, ...this.#lines(mail)),
      ...(mail.parts.length > 0 ? [attachments(mail)] : []),
      h('div', { class: 'views', role: 'group', label: 'letter.views' }, ...tabs),
      body,
    );
    select(views[0]);
  }

  /** @param {FullMail} mail */
  #lines(mail) {
    return [
      ['letter.from', mail.from || mail.envelopeFrom],
      ['letter.to', mail.to.join(', ')],
      ['letter.date', fully(mail.receivedAt)],
    ].flatMap(([key, value]) => [h('dt', { text: key }), h('dd', {}, value)]);
  }

  /** @param {HTMLElement} body @param {FullMail} mail @param {string} view */
  async #view(body, mail, view) {
    const address = `/mailbox/api/messages/${mail.id}`;
    body.dataset.view = view;
    if (view === 'html') {
      body.replaceChildren(h('iframe', { src: `${address}/html`, sandbox: '', label: 'letter.html', hint: 'letter.html', referrerpolicy: 'no-referrer' }));
      return;
    }
    const { told, problem } = view === 'text' ? { told: mail.text, problem: '' } : await get(`${address}/raw`, (answer) => answer.text());
    if (body.dataset.view !== view) return;
    if (problem) return body.replaceChildren(trouble(problem, () => void this.#view(body, mail, view)));
    const plain = h('pre', { class: view, tabindex: '0' }, told);
    say(plain, 'label', `letter.${view}`);
    body.replaceChildren(plain);
  }
}

/**
 * @param {string} address @param {(answer: Response) => Promise<any>} read
 * @returns {Promise<{told?: any, problem: string}>} one of the two
 */
async function get(address, read) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) return { told: await read(answer), problem: '' };
    return { problem: answer.status === 404 ? 'letter.gone' : 'letter.trouble' };
  } catch {
    return { problem: 'letter.trouble' };
  }
}

/** What was deleted can't be asked for again. @param {string} problem @param {() => void} again */
const trouble = (problem, again) =>
  h(
    'div',
    { class: 'empty', role: 'alert' },
    icon(problem === 'letter.gone' ? 'mail' : 'warning'),
    h('p', { text: problem }),
    problem !== 'letter.gone' && h('button', { type: 'button', text: 'slot.again', onclick: again }),
  );

/** @param {FullMail} mail */
function attachments(mail) {
  const size = new Intl.NumberFormat(numbersOf(locale()), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });
  return h(
    'ul',
    { class: 'parts', label: 'letter.parts' },
    ...mail.parts.map((part, index) =>
      h(
        'li',
        {},
        h(
          'a',
          { class: 'button', href: `/mailbox/api/messages/${mail.id}/parts/${index}`, download: part.name || `attachment-${index + 1}` },
          icon('file'),
          h('span', {}, part.name || part.type),
          h('span', { class: 'soft' }, size.format(part.size / 1000)),
        ),
      ),
    ),
  );
}
