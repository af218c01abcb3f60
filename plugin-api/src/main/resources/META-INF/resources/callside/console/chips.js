// @ts-check
import { html } from 'lit';

/**
 * A filter of a few values, of which one holds.
 *
 * @param {{label: string, values: {id: string, text: string}[], chosen: string, choose: (id: string) => void}} chips
 */
export const chips = ({ label, values, chosen, choose }) => html`<div class="chips" role="group" aria-label=${label}>
  ${values.map(({ id, text }) => html`<button type="button" class="chip" aria-pressed=${id === chosen ? 'true' : 'false'} @click=${() => choose(id)}>${text}</button>`)}
</div>`;
