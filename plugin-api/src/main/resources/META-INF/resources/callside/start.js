// @ts-check
import { html, nothing, render } from 'lit';
import { button, problemNotice } from './controls.js';
import { readLaunch } from './launch.js';
import { Live } from './live.js';
import { languageOf, loadBundle, Words } from './messages.js';
import { Problem } from './problem.js';
import { Session } from './session.js';
import { applyTheme } from './theme.js';

/**
 * What every element of a page works with.
 *
 * @typedef {object} App
 * @property {import('./launch.js').Launch} launch
 * @property {Session} session
 * @property {ReturnType<typeof import('./bridge.js').connect>} bridge
 * @property {import('./session.js').Me} me
 * @property {Live} live
 *
 * @typedef {HTMLElement & {app: App, words: Words, state: any, connection: string, ended: boolean}} Page
 */

/**
 * Brings a framed page to life: shakes hands with the host, launches, follows the live state.
 *
 * @param {(me: import('./session.js').Me, also: (bundle: string) => Promise<void>) => Promise<Page>} make the page's element, once
 *     it is known for whom; `also` loads one more of the page's message bundles
 * @param {string[]} [more] of our message bundles, what their names begin with
 */
export async function start(make, more = []) {
  const launch = readLaunch();
  const ours = new URL('messages/', import.meta.url).pathname;
  const folders = [ours, ...more.map((name) => ours + name), `${launch.messages}${launch.placement}.`];
  const { connect } = /** @type {typeof import('./bridge.js')} */ (await import(launch.bridge));
  const bridge = connect(launch);
  /** @type {Words|null} */ let words = null;
  try {
    const context = await bridge.handshake();
    applyTheme(context);
    document.documentElement.lang = languageOf(context.locale);
    const bundle = loadBundle(context.locale, folders);
    const session = new Session(launch, bridge, new URL('../api/v1/', import.meta.url).pathname);
    const me = session.open();
    me.catch(() => {}); // it is awaited below, once there are words to say what went wrong
    const known = new Words(context.locale, await bundle, 'UTC');
    words = known;
    const also = async (/** @type {string} */ name) => {
      const folder = `${launch.messages}${name}.`;
      folders.push(folder);
      Object.assign(known.bundle, await loadBundle(context.locale, [folder]));
    };
    await run({ launch, session, bridge, me: await me }, context, known.bundle, folders, make(await me, also));
  } catch (error) {
    trouble(words, error);
  }
}

/**
 * The state is asked for while the page's parts are still on their way. A page that is shown stays, with all that was typed in it:
 * what goes wrong from then on is said above it, and tried again.
 *
 * @param {Omit<App, 'live'>} services
 * @param {import('./bridge.js').Context} context
 * @param {import('./messages.js').Bundle} bundle
 * @param {string[]} folders
 * @param {Promise<Page>} making
 */
async function run(services, context, bundle, folders, making) {
  const { bridge, session, me } = services;
  /** @param {(page: Page) => void} act */
  const on = (act) => void made.then(act, () => live.stop()); // who waits for `made` says what went wrong
  /** @type {Problem|null} */ let refused = null;
  /** @type {Problem|null} */ let unspoken = null;
  /** What is in the page's way, or nothing. */
  const say = (/** @type {Page} */ { words }) =>
    render(
      refused ? wrong(words, refused, () => live.restart(), html`<p>${words.say('connection.kept')}</p>`)
        : unspoken ? wrong(words, unspoken, () => turn(wanted)) : nothing,
      said,
    );
  const live = new Live(session, 'live', {
    state: (state) =>
      on((page) => {
        page.state = state;
        if (!page.isConnected) show(page);
        refused = null;
        say(page);
      }),
    connection: (connection) => on((page) => (page.connection = refused && connection === 'offline' ? 'reconnecting' : connection)),
    failed: (error) =>
      on((page) => {
        refused = error instanceof Problem && error.refusal ? error : null;
        if (page.isConnected) return say(page);
        if (!refused) return;
        live.stop();
        trouble(page.words, refused);
      }),
  });
  let { locale: wanted, style } = context;
  const words = new Words(context.locale, bundle, me.practice.zone);
  const made = making.then((page) => Object.assign(page, { app: { ...services, live }, words }));
  live.run();
  const page = await made;
  let turned = Promise.resolve();
  /** As a whole or not at all; the last wish holds. @param {string} locale */
  async function turn(locale) {
    if (locale === wanted && !unspoken) return;
    wanted = locale;
    const problem = await loadBundle(locale, folders)
      .then((other) => {
        // One after the other: a launch that is under way would be taken for this one's.
        turned = turned.catch(() => {}).then(async () => {
          if (locale !== wanted || locale === page.words.locale) return;
          await session.open(); // what the server says is in its language
          document.documentElement.lang = languageOf(locale);
          page.words = new Words(locale, other, me.practice.zone);
          live.restart();
        });
        return turned;
      })
      .then(() => null, (error) => error);
    if (locale === wanted) unspoken = problem;
    say(page);
  }
  bridge.on('context.changed', ({ theme, locale, style: changed = style }) => {
    style = changed;
    applyTheme({ theme, locale, style });
    turn(locale);
  });
  bridge.on('call.ended', () => (page.ended = true));
  new ResizeObserver(() => resize(bridge)).observe(/** @type {Element} */ (document.getElementById('app')));
}

const said = document.createElement('div');

/** @param {Element} page */
function show(page) {
  document.getElementById('app')?.replaceChildren(said, page);
}

/** What went wrong, and a way to try again. @param {Words} words @param {any} problem @param {() => void} act @param {unknown} [kept] */
const wrong = (words, problem, act, kept) =>
  html`<div class="page">${problemNotice(words, problem, html`${kept}${button({ text: words.say('again'), look: 'quiet little', act })}`)}</div>`;

let height = 0;

/** @param {App['bridge']} bridge */
function resize(bridge) {
  const wanted = Math.ceil(document.getElementById('app')?.getBoundingClientRect().height ?? 0);
  if (wanted === height) return;
  height = wanted;
  bridge.resize(height).catch(() => {}); // a host that never answers keeps the size it has
}

/** Says why nothing can be shown; in both languages where not even the words arrived. @param {Words|null} words @param {any} error */
function trouble(words, error) {
  const app = /** @type {HTMLElement} */ (document.getElementById('app'));
  if (!words) return app.replaceChildren(/** @type {HTMLTemplateElement} */ (document.getElementById('trouble')).content.cloneNode(true));
  app.replaceChildren();
  render(wrong(words, error, () => location.reload()), app);
}
