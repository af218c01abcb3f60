// @ts-check
import { LitElement } from 'lit';

/**
 * A part of the page that is loaded when it is needed. What an address did not bring, browsers don't load from it again:
 * each new try has another one.
 *
 * @template T @param {(again: string) => Promise<T>} load
 */
export function part(load) {
  let again = '';
  return () => load(again).catch((error) => {
    again += '?';
    throw error;
  });
}

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
