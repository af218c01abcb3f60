// @ts-check
import { html, nothing } from 'lit';
import { number } from '/pay/callside/console/numbers.js';
import { button } from '/pay/callside/controls.js';
import { Panel } from '/pay/callside/panel.js';
import { isLetter } from './channels.js';

/** @typedef {import('./messages.d.ts').Message} Message */

/** One message: what it says, what became of it, and what can be done about it. */
class MessageDetail extends Panel {
  static properties = { message: { attribute: false } };

  constructor() {
    super();
    /** @type {Message} */ this.message;
  }

  /** @param {string} name */
  #tell(name) {
    this.dispatchEvent(new CustomEvent(name, { detail: this.message }));
  }

  render() {
    const { words, message } = this;
    const { can } = message;
    return html`<div class="stack message-detail">
      ${this.#text()}${this.#replies()}
      <dl class="facts">${this.#facts().map(([key, value]) => (value ? html`<div><dt>${words.say(key)}</dt><dd class="typed">${value}</dd></div>` : nothing))}</dl>
      ${can.sendAgain === 'no' && !can.cancel && !can.decide ? nothing : html`<div class="row">
        ${can.sendAgain === 'no' ? nothing : button({ text: words.say('again.do'), look: 'quiet', act: () => this.#tell('again') })}
        ${can.decide ? ['arrived', 'left'].map((decision) => button({ text: words.say(`${decision}.do`), look: 'quiet', act: () => this.#tell(decision) })) : nothing}
        ${can.cancel ? button({ text: words.say('cancel.do'), look: 'quiet', act: () => this.#tell('cancel') }) : nothing}
      </div>`}
    </div>`;
  }

  #text() {
    const { words, message } = this;
    if (message.text === undefined) return html`<p class="soft">${words.say('text.none')}</p>`;
    return html`<section aria-label=${words.say('text')} class="said stack near" lang=${message.language || nothing}>
      ${message.subject ? html`<strong class="typed">${message.subject}</strong>` : nothing}
      <p class="typed">${message.text}</p>
    </section>`;
  }

  #replies() {
    const { words, message: { replies } } = this;
    return replies.length ? html`<section aria-label=${words.say('replies')} class="stack near">
      <h2 class="small soft plain">${words.say('replies')}</h2>
      ${replies.map(({ text, meaning, at }) => html`<div class="said">
        <p class="typed">${text}</p><span class="small soft">${words.say(`reply.${meaning}`)}, ${words.dateTime(at)}</span>
      </div>`)}
      ${this.message.can.read ? html`<div class="row">${button({ text: words.say('read.do'), look: 'quiet', act: () => this.#tell('read') })}</div>` : nothing}
    </section>` : nothing;
  }

  /** @returns {[string, unknown][]} */
  #facts() {
    const { words, message } = this;
    const { appointment, client } = message;
    return [
      ['address', message.address],
      ['due', words.dateTime(message.due)],
      ['next', message.next && words.dateTime(message.next)],
      ['sent', message.sent && words.dateTime(message.sent)],
      ['changed', words.dateTime(message.changed)],
      ['appointment', [words.dateTime(appointment.start), appointment.type, appointment.practitioner].filter(Boolean).join('\n')],
      ['answer', this.#answer()],
      ['cost', this.#cost()],
      ['ids', [words.say('ids.appointment', { id: appointment.id }), words.say('ids.client', { id: client.id })].join('\n')],
      ['code', message.code],
    ];
  }

  /** It may be a reply to another message about the same appointment. */
  #answer() {
    const { words, message: { appointment: { answer }, replies } } = this;
    if (answer === 'none') return '';
    return words.say(answer === 'attention' && !replies.length ? 'answer.elsewhere' : `answer.${answer}`);
  }

  #cost() {
    const { words, message } = this;
    if (message.credits === undefined) return '';
    const credits = words.say('credits', { count: message.credits, number: number(words, message.credits) });
    return isLetter(message.channel) ? credits : `${credits}, ${words.say('parts', { count: message.parts ?? 1, number: number(words, message.parts ?? 1) })}`;
  }
}

customElements.define('message-detail', MessageDetail);
