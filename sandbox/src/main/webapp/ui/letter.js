// @ts-check
import { h, icon, say } from './dom.js';
import { locale, t } from './text.js';

/** @typedef {import('./mailbox.js').Mail & {envelopeFrom: string, text: string, html: boolean, parts: {name: string, type: string, size: number}[]}} FullMail */

/** One mail, opened: as HTML in a frame in which nothing runs, as plain text, or as it came over the wire. */
export class Letter {
  #shown = '';
  #back;

  /** @param {() => void} back */
  constructor(back) {
    this.#back = back;
    this.element = h('article', { class: 'letter', label: 'letter.label', tabindex: '-1' });
    this.#nothing('letter.none');
  }

  /** @param {string} id */
  async show(id) {
    if (id === this.#shown) return;
    this.#shown = id;
    if (!id) return this.#nothing('letter.none');
    const answer = await fetch(`/mailbox/api/messages/${id}`);
    if (!answer.ok) return this.#nothing('letter.gone');
    this.#render(await answer.json());
  }

  /** @param {string} key */
  #nothing(key) {
    this.element.replaceChildren(h('div', { class: 'empty' }, icon('mail'), h('p', { text: key })));
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
    this.element.replaceChildren(
      h('button', { type: 'button', class: 'quiet back', onclick: this.#back }, icon('back'), h('span', { text: 'letter.back' })),
      h('h2', {}, mail.subject || t('mailbox.noSubject')),
      h('dl', {}, ...this.#lines(mail)),
      ...(mail.parts.length > 0 ? [attachments(mail)] : []),
      h('div', { class: 'views', role: 'group', label: 'letter.views' }, ...tabs),
      body,
    );
    select(views[0]);
    this.element.focus({ preventScroll: true });
  }

  /** @param {FullMail} mail */
  #lines(mail) {
    const moment = new Intl.DateTimeFormat(locale(), { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(mail.receivedAt));
    return [
      ['letter.from', mail.from || mail.envelopeFrom],
      ['letter.to', mail.to.join(', ')],
      ['letter.date', moment],
    ].flatMap(([key, value]) => [h('dt', { text: key }), h('dd', {}, value)]);
  }

  /** @param {HTMLElement} body @param {FullMail} mail @param {string} view */
  async #view(body, mail, view) {
    const address = `/mailbox/api/messages/${mail.id}`;
    if (view === 'html') {
      body.replaceChildren(h('iframe', { src: `${address}/html`, sandbox: '', label: 'letter.html', hint: 'letter.html', referrerpolicy: 'no-referrer' }));
      return;
    }
    const text = view === 'text' ? mail.text : await (await fetch(`${address}/raw`)).text();
    const plain = h('pre', { class: view, tabindex: '0' }, text);
    say(plain, 'label', `letter.${view}`);
    body.replaceChildren(plain);
  }
}

/** @param {FullMail} mail */
function attachments(mail) {
  const size = new Intl.NumberFormat(locale(), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });
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
