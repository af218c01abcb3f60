// @ts-check
import { html, nothing } from 'lit';
import { field } from '/pay/callside/controls.js';
import { DAYS } from './rules.js';

/**
 * When messages may go out.
 *
 * @typedef {import('./rules.js').Form} Form
 * @param {{words: import('/pay/callside/messages.js').Words, id: string, form: Form, errors: Record<string, string>, edit: (change: Partial<Form>) => void}} given
 */
export const times = ({ words, id, form, errors, edit }) => html`
  <fieldset><legend>${words.say('window.title')}</legend>
    <p class="small soft">${words.say('window.text')}</p>
    ${span({ words, id: `window-${id}`, name: 'window', value: form.window, errors, change: (window) => edit({ window }) })}
  </fieldset>
  <fieldset><legend>${words.say('days.title')}</legend>
    <div class="days">${DAYS.map((day) => html`<label class="tick"><input type="checkbox" .checked=${form.days.includes(day)} aria-invalid=${errors.days ? 'true' : 'false'} aria-describedby=${errors.days ? `days-${id}` : nothing}
      @change=${(/** @type {any} */ event) => edit({ days: event.target.checked ? [...form.days, day] : form.days.filter((each) => each !== day) })}><span>${words.say(`days.${day}`)}</span></label>`)}</div>
    ${errors.days ? html`<p class="small hint wrong" id="days-${id}">${errors.days}</p>` : nothing}
  </fieldset>
  <fieldset><legend>${words.say('quiet.title')}</legend>
    <label class="tick switch"><input type="checkbox" role="switch" .checked=${form.quietOn} @change=${(/** @type {any} */ event) => edit({ quietOn: event.target.checked })}>
      <span><strong>${words.say('quiet.switch')}</strong><br><span class="small soft">${words.say('quiet.text')}</span></span></label>
    ${form.quietOn ? span({ words, id: `quiet-${id}`, name: 'quiet', value: form.quiet, errors, change: (quiet) => edit({ quiet }) }) : nothing}
  </fieldset>`;

/**
 * @param {{words: import('/pay/callside/messages.js').Words, id: string, name: string, value: {from: string, to: string}, errors: Record<string, string>, change: (value: {from: string, to: string}) => void}} given
 */
function span({ words, id, name, value, errors, change }) {
  const all = errors[name];
  const one = (/** @type {'from'|'to'} */ end) => {
    const error = errors[`${name}.${end}`] ?? (end === 'to' ? all : undefined);
    return field({
      id: `${id}-${end}`, label: words.say(`span.${end}`), error,
      control: html`<input class="input" type="time" id="${id}-${end}" aria-describedby="${id}-${end}-hint" aria-invalid=${error ? 'true' : 'false'}
        .value=${value[end]} @input=${(/** @type {any} */ event) => change({ ...value, [end]: event.target.value })}>`,
    });
  };
  return html`<div class="span">${one('from')}${one('to')}</div>`;
}
