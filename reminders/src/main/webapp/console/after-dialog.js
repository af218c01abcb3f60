// @ts-check

/** Whoever asked by a button that is gone when the dialog closes goes on from the page's title. @param {HTMLElement} page */
export const titleAfterDialog = (page) =>
  page.querySelector('confirm-dialog dialog')?.addEventListener('close', () => page.querySelector('h1')?.focus(), { once: true });
