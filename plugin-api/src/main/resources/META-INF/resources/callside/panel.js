// @ts-check
import { LitElement } from 'lit';

/**
 * An element of a page. Renders into the page itself, because Stripe's card form must not stand in a shadow tree, and is
 * handed the page's services and words by whoever renders it.
 */
export class Panel extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { app: { attribute: false }, words: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./start.js').App} */ this.app;
    /** @type {import('./messages.js').Words} */ this.words;
  }

  createRenderRoot() {
    return this;
  }
}
