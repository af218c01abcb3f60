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
  #turn = 0;

  /**
   * @param {(before: string|null) => Promise<{entries: Entry[], next?: string|null}>} fetch
   * @param {() => void} changed
   */
  constructor(fetch, changed) {
    this.fetch = fetch;
    this.changed = changed;
  }

  /** From the start; what is shown stays until the answer is there. */
  async load() {
    if (this.state !== 'ready') this.state = 'loading';
    await this.#take(null, (page) => Object.assign(this, { all: page.entries, next: page.next ?? null }));
  }

  async more() {
    if (!this.next || this.state === 'adding') return;
    this.state = 'adding';
    await this.#take(this.next, (page) => Object.assign(this, { all: [...this.all, ...page.entries], next: page.next ?? null }));
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
    });
  }

  /** @param {string|null} before @param {(page: {entries: Entry[], next?: string|null}) => void} put */
  async #take(before, put) {
    const turn = ++this.#turn;
    this.changed();
    try {
      const page = await this.fetch(before);
      if (turn !== this.#turn) return;
      put(page);
      this.state = 'ready';
      this.problem = null;
    } catch (problem) {
      if (turn !== this.#turn) return;
      this.state = 'failed';
      this.problem = problem;
    }
    this.changed();
  }
}
