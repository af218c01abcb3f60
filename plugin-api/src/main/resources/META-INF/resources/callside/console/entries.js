// @ts-check

/**
 * A long list, page by page, newest first. An answer that comes after something else was asked for is dropped; news are
 * put on top without taking away what has been loaded.
 *
 * @template {{id: string}} Entry
 */
export class Entries {
  /** @type {Entry[]} */ all = [];
  /** @type {string|null} */ next = null;
  /** @type {'loading'|'ready'|'adding'|'failed'} */ state = 'loading';
  /** @type {any} */ problem = null;
  /** it was the rest that did not come */ #restFailed = false;
  #turn = 0;

  /**
   * @param {(before: string|null, shown: number) => Promise<{entries: Entry[], next?: string|null}>} fetch which gives so many, if it
   *   can, because they are shown already
   * @param {() => void} changed
   */
  constructor(fetch, changed) {
    this.fetch = fetch;
    this.changed = changed;
  }

  /** From the start; what is shown stays until the answer is there. Says whether it has come, and nothing else was asked for since. */
  async load() {
    if (this.state !== 'ready') this.state = 'loading';
    return this.#take(null, (page) => Object.assign(this, { all: page.entries, next: page.next ?? null }));
  }

  async more() {
    if (!this.next || this.state === 'adding') return;
    this.state = 'adding';
    await this.#take(this.next, (page) => Object.assign(this, { all: [...this.all, ...page.entries], next: page.next ?? null }));
  }

  /** What failed, once more: what was loaded stays if it was the rest. @param {() => unknown} [load] how the page does that */
  again(load = () => this.load()) {
    return this.#restFailed ? this.more() : load();
  }

  /** Something may have been added. */
  async refresh() {
    if (this.state !== 'ready') return;
    await this.#take(null, (page) => {
      const fresh = new Map(page.entries.map((entry) => [entry.id, entry]));
      const known = this.all.filter(({ id }) => !fresh.has(id));
      const joined = known.length < this.all.length || page.entries.length === 0;
      this.all = joined ? [...page.entries, ...known] : page.entries;
      if (!joined) this.next = page.next ?? null;
    }, this.all.length);
  }

  /** @param {string|null} before @param {(page: {entries: Entry[], next?: string|null}) => void} put @param {number} [shown] @returns {Promise<boolean>} */
  async #take(before, put, shown = 0) {
    const turn = ++this.#turn;
    this.changed();
    try {
      const page = await this.fetch(before, shown);
      if (turn !== this.#turn) return false;
      put(page);
      this.state = 'ready';
      this.problem = null;
    } catch (problem) {
      if (turn !== this.#turn) return false;
      this.state = 'failed';
      this.problem = problem;
      this.#restFailed = before !== null;
    }
    this.changed();
    return this.state === 'ready';
  }
}
