// @ts-check
import { h, isOff, say, spoil, turnOff } from './dom.js';

/** @typedef {import('./bookings.js').Page} Page */

const FIELDS = ['client', 'phone', 'practitioner', 'day', 'time', 'type'];

/** A field with its name above and what is wrong with it below. @param {string} name @param {any} control */
function labelled(name, control) {
  const wrong = h('span', { class: 'wrong', id: `booking-${name}-wrong`, hidden: true, text: `bookings.wrong.${name}` });
  control.name = name;
  return h('div', { class: name }, h('label', {}, h('span', { text: `bookings.${name}` }), control), wrong);
}

/** Books. The id is made before it is sent: whoever presses again after a lost answer books the same. */
export class BookingForm {
  #booked;
  #id = crypto.randomUUID();
  /** the time that it began with */ #given = ' ';
  /** @type {Record<string, any>} */
  #fields = {
    client: h('input', { autocomplete: 'off', required: true, maxlength: 200, value: 'Kim Berg' }),
    phone: h('select', {}),
    practitioner: h('select', {}, h('option', { value: 'clinician-ana' }, 'Dr Ana Ruiz'), h('option', { value: '', text: 'bookings.nobody' })),
    day: h('input', { type: 'date', required: true }),
    time: h('input', { type: 'time', required: true }),
    type: h('input', { autocomplete: 'off', maxlength: 200, value: 'Standard consultation' }),
  };
  #zone = h('p', { class: 'soft' });
  #submit = h('button', { class: 'primary', text: 'bookings.book' });
  #said = h('p', { class: 'soft', role: 'status' });

  /** @param {() => void} booked */
  constructor(booked) {
    this.#booked = booked;
    this.element = h(
      'section',
      { class: 'card', 'aria-labelledby': 'book-title' },
      h('h2', { id: 'book-title', text: 'bookings.new' }),
      h('form', { class: 'book', novalidate: true, onsubmit: (/** @type {Event} */ event) => void this.#send(event) }, ...FIELDS.map((name) => labelled(name, this.#fields[name])), this.#zone, this.#submit),
      this.#said,
    );
  }

  get #time() {
    return `${this.#fields.day.value} ${this.#fields.time.value}`;
  }

  /** With a time that is in the future, also when time goes by; what was typed stays. @param {Page} page */
  begin({ preset, phones, zone }) {
    say(this.#zone, 'text', 'bookings.zone', { zone });
    if (!this.#fields.phone.length) this.#fields.phone.append(...phones.map((phone) => h('option', { value: phone }, phone)));
    const given = `${preset.day} ${preset.time}`;
    if (this.#time !== this.#given || given === this.#given) return;
    this.#given = given;
    this.#fields.day.value = preset.day;
    this.#fields.time.value = preset.time;
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault();
    if (isOff(this.#submit)) return;
    const wanted = Object.fromEntries(FIELDS.map((name) => [name, this.#fields[name].value]));
    turnOff(this.#submit, true);
    this.#mark([]);
    const answer = await fetch(`/bookings/${this.#id}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wanted) }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    turnOff(this.#submit, false);
    if (answer?.ok) {
      this.#id = crypto.randomUUID();
      this.#given = this.#time; // the next begins with a time that is in the future then
      say(this.#said, 'text', 'bookings.done', { client: wanted.client });
      this.#booked();
    } else if (told?.fields) {
      say(this.#said, 'text', 'bookings.some');
      this.#mark(told.fields);
    } else say(this.#said, 'text', told?.code && told.code !== 'no_answer' ? 'bookings.failed' : 'bookings.unsure');
  }

  /** @param {string[]} wrong the first is where one goes on */
  #mark(wrong) {
    for (const name of FIELDS) {
      spoil(this.#fields[name], /** @type {HTMLElement} */ (document.getElementById(`booking-${name}-wrong`)), wrong.includes(name));
    }
    if (wrong.length) this.#fields[wrong[0]].focus();
  }
}
