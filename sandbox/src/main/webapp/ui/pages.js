// @ts-check

/**
 * A list that is looked at again and again, newest first: all that is shown of it, and one page more once somebody asked. If that is in
 * vain, nothing changes, and it comes when it can.
 *
 * @template {{more: boolean}} Page
 * @param {number} wanted so many pages, if there are
 * @param {(last?: Page) => Promise<Page>} read what comes behind the last page, or the newest
 * @returns {Promise<Page[]>}
 */
export async function readPages(wanted, read) {
  const pages = [await read()];
  for (let [last] = pages; last.more && pages.length < wanted; last = pages[pages.length - 1]) pages.push(await read(last));
  return pages;
}
