// @ts-check
import { html } from 'lit';

/**
 * Parts of a thing of which one is shown (WAI-ARIA, "Tabs"): the arrow keys go from one to the next.
 *
 * @param {{id: string, label: string, values: {id: string, text: string}[], chosen: string, choose: (id: string) => void, content: unknown}} tabs
 */
export function tabs({ id, label, values, chosen, choose, content }) {
  /** @param {KeyboardEvent} event */
  const go = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = values.findIndex((value) => value.id === chosen);
    const next = values[(at + step + values.length) % values.length].id;
    choose(next);
    /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.currentTarget).querySelector(`[data-tab="${next}"]`))?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${go}>
      ${values.map((value) => html`<button type="button" role="tab" id="${id}-tab-${value.id}" data-tab=${value.id} aria-controls="${id}-panel"
        aria-selected=${value.id === chosen ? 'true' : 'false'} tabindex=${value.id === chosen ? 0 : -1} @click=${() => choose(value.id)}>${value.text}</button>`)}
    </div>
    <div class="tab-panel" role="tabpanel" id="${id}-panel" aria-labelledby="${id}-tab-${chosen}">${content}</div>`;
}
