// @ts-check
import { html } from 'lit';
import { WITHOUT_CREDIT } from './rules.js';

/**
 * What becomes of an SMS that can't be paid for.
 *
 * @typedef {import('./rules.js').Form} Form
 * @param {{words: import('/pay/callside/messages.js').Words, id: string, form: Form, edit: (change: Partial<Form>) => void}} given
 */
export const withoutCredit = ({ words, id, form, edit }) => html`
  <fieldset><legend>${words.say('withoutCredit.title')}</legend>
    <p class="small soft">${words.say('withoutCredit.text')}</p>
    <div class="ways">${WITHOUT_CREDIT.map((way) => html`<label class="tick"><input type="radio" name="without-credit-${id}" value=${way} .checked=${form.withoutCredit === way}
      @change=${() => edit({ withoutCredit: way })}><span><strong>${words.say(`withoutCredit.${way}`)}</strong><br><span class="small soft">${words.say(`withoutCredit.${way}.text`)}</span></span></label>`)}</div>
  </fieldset>`;
