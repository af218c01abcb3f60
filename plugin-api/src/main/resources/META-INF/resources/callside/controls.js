// @ts-check
import { html, nothing } from 'lit';
import { icon } from './icons.js';

/**
 * The controls of controls.css as templates. Nothing in them keeps state: whoever renders them does.
 *
 * @typedef {'amber'|'red'|'green'|'grey'|'blue'} Tone
 * @typedef {import('./icons.js').Icon} Icon
 */

/** A state, as icon and word. @param {{tone: Tone, icon: Icon, text: string}} state */
export const badge = (state) => html`<span class="badge ${state.tone}">${icon(state.icon, 16)}${state.text}</span>`;

/** @param {Tone} tone @param {Icon} name @param {boolean} [large] */
export const disc = (tone, name, large = false) =>
  html`<span class="disc ${tone} ${large ? 'large' : ''}">${icon(name, large ? 28 : 20)}</span>`;

/**
 * A button that stays where it is, and focused, while its work is under way.
 *
 * @param {{text: unknown, act?: (event: Event) => void, look?: string, busy?: boolean, off?: boolean, submit?: boolean, before?: Icon | import('lit').TemplateResult}} button
 */
export function button({ text, act, look = '', busy = false, off = false, submit = false, before }) {
  const still = busy || off;
  return html`<button class="button ${look} ${busy ? 'busy' : ''}" type=${submit ? 'submit' : 'button'}
    aria-disabled=${still ? 'true' : nothing} aria-busy=${busy ? 'true' : nothing}
    @click=${(/** @type {Event} */ event) => (still ? event.preventDefault() : act?.(event))}
    >${busy ? icon('spinner') : typeof before === 'string' ? icon(before) : before ?? nothing}<span>${text}</span></button>`;
}

/**
 * Label above, help below, the error in place of the help.
 *
 * @param {{id: string, label: string, hint?: string, error?: string, control: unknown}} field whose control has this id,
 *   and `aria-describedby` of `{id}-hint`
 */
export const field = ({ id, label, hint = '', error = '', control }) => html`<div class="field">
  <label for=${id}>${label}</label>
  ${control}
  <p class="hint ${error ? 'wrong' : ''}" id="${id}-hint" ?hidden=${!error && !hint}>${error || hint}</p>
</div>`;

/**
 * @param {{tone: Tone, icon?: Icon, title?: unknown, text?: unknown, reference?: string, more?: unknown, urgent?: boolean}} notice
 */
export const notice = ({ tone, icon: name = tone === 'red' ? 'alert' : 'info', title, text, reference, more, urgent }) =>
  html`<div class="notice ${tone}" role=${urgent ? 'alert' : nothing}>
    ${icon(name)}
    <div>
      ${title ? html`<strong>${title}</strong>` : nothing}
      ${text ? html`<p class="typed">${text}</p>` : nothing}
      ${reference ? html`<p class="small soft">${reference}</p>` : nothing}
      ${more ?? nothing}
    </div>
  </div>`;

/**
 * What a problem means, said to a person.
 *
 * @param {import('./messages.js').Words} words
 * @param {import('./problem.js').Problem} problem
 */
export function problemNotice(words, problem, more = /** @type {unknown} */ (nothing)) {
  const key = `problem.${problem.slug}`;
  return notice({
    tone: 'red',
    urgent: true,
    text: problem.detail || words.say(words.knows(key) ? key : 'problem.unexpected'),
    reference: problem.reference && words.say('problem.reference', { reference: problem.reference }),
    more,
  });
}
