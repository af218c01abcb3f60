// @ts-check
import { html, nothing } from 'lit';
import { list } from '/pay/callside/console/list.js';
import { number } from '/pay/callside/console/numbers.js';
import { button, notice } from '/pay/callside/controls.js';
import { fileSize } from './file-parts.js';
import { rowErrors } from './row-errors.js';

/** So many rows are looked at before a file is sent. */
const LOOKED = 1000;

/** So many of each are shown. */
const ROWS = 10;
const ERRORS = 20;

/**
 * What would be taken of a file, before anything is written.
 *
 * @typedef {import('/pay/callside/messages.js').Words} Words
 * @typedef {import('./imports.d.ts').Detail} Detail
 *
 * @param {{words: Words, file: File, lines: number|null, looked: Detail, sending: boolean, send: () => void, leave: () => void}} shown
 */
export function preview({ words, file, lines, looked, sending, send, leave }) {
  const { columns, ignored, first, errors } = looked;
  const any = looked.file.taken > 0;
  return html`<section class="card stack" aria-labelledby="import-looked">
    <h2 id="import-looked" tabindex="-1">${words.say('preview.title', { name: file.name })}</h2>
    <p class="small soft">${fileSize(words, file.size)}${lines === null ? nothing : `, ${words.say('preview.lines', { lines: number(words, lines), count: lines })}`}</p>
    ${verdict(words, looked)}
    <div class="stack near"><h3>${words.say('preview.columns')}</h3>
      <ul class="columns-known">${columns.map((column) => html`<li><code>${column}</code></li>`)}</ul>
      ${ignored.length ? html`<p class="small">${words.say('preview.ignored', { columns: ignored.map((column) => column || '""').join(', ') })}</p>` : nothing}
    </div>
    ${first.length ? html`<div class="stack near"><h3>${words.say('preview.first')}</h3>${rows(words, first.slice(0, ROWS))}</div>` : nothing}
    ${errors.length ? html`<div class="stack near"><h3>${words.say('errors.title')}</h3>${rowErrors(words, errors.slice(0, ERRORS))}
      ${errors.length > ERRORS ? html`<p class="small soft">${words.say('errors.more')}</p>` : nothing}</div>` : nothing}
    ${sending ? notice({ tone: 'amber', icon: 'spinner', title: words.say('sending.title', { name: file.name }), text: words.say('sending.text') }) : nothing}
    <div class="row">
      ${any ? button({ text: words.say('import.verb'), busy: sending, act: send }) : nothing}
      ${sending ? nothing : button({ text: words.say('preview.leave'), look: 'quiet', act: leave })}
    </div>
  </section>`;
}

/** @param {Words} words @param {Detail} looked */
function verdict(words, { file: { rows: all, refused } }) {
  const said = { rows: number(words, all), refused: number(words, refused), count: refused };
  const whole = all < LOOKED ? 'all' : 'some';
  if (all === 0) return notice({ tone: 'red', title: words.say('verdict.empty') });
  if (refused === 0) return notice({ tone: 'green', icon: 'check', title: words.say(`verdict.good.${whole}`, { ...said, count: all }), text: words.say('verdict.nothing') });
  if (refused === all) return notice({ tone: 'red', title: words.say(`verdict.none.${whole}`, { ...said, count: all }), text: words.say('verdict.mend') });
  return notice({ tone: 'amber', icon: 'alert', title: words.say(`verdict.part.${whole}`, said), text: words.say('verdict.part.text') });
}

/** @param {Words} words @param {import('./imports.d.ts').RowView[]} first */
const rows = (words, first) => list({
  label: words.say('preview.first'),
  rows: first,
  key: (row) => String(first.indexOf(row)),
  columns: [
    { label: words.say('row.client'), head: true, cell: (row) => html`${row.client}<br><span class="small soft plain">${row.clientId}</span>` },
    { label: words.say('row.when'), cell: (row) => html`<span class="small">${words.dateTime(row.start)}<br>${words.say('row.until', { time: words.time(row.end) })}</span>` },
    { label: words.say('row.reached'), cell: (row) => html`<span class="small typed">${[row.phone, row.email].filter(Boolean).join('\n') || words.say('row.notReached')}</span>` },
    { label: words.say('row.what'), cell: (row) => html`<span class="small typed">${[row.type, row.practitioner, row.place].filter(Boolean).join('\n') || words.say('row.nothing')}</span>` },
    { label: words.say('row.status'), cell: (row) => html`<span class="small">${words.say(`status.${row.status}`)}</span><br><span class="small soft">${row.id}</span>` },
  ],
});
