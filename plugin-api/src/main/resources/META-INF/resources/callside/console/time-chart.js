// @ts-check
import { html, nothing, svg } from 'lit';
import { Panel } from '../panel.js';
import { number } from './numbers.js';
import { labelled, ticks } from './scale.js';

const LEFT = 56;
const RIGHT = 8;
const TOP = 12;
const BOTTOM = 24;

/**
 * Values of days, one plot above the other over the same days: a line for what is there at a day's end, bars for what happened on a
 * day. Drawn as SVG, which follows the theme and prints; whoever shows it offers the same as a table. Until there are days its plots
 * stand empty, as high as they will be, so that what is below does not move under the pointer.
 *
 * @typedef {{day: string} & Record<string, number|string>} Day
 * @typedef {{key: string, kind: 'line'|'bars', title: string, summary: string, height: number, marks?: string}} Plot
 */
class TimeChart extends Panel {
  static properties = { days: { attribute: false }, plots: { attribute: false }, width: { state: true }, at: { state: true } };

  constructor() {
    super();
    /** @type {Day[]} */ this.days = [];
    /** @type {Plot[]} */ this.plots = [];
    this.width = 0;
    /** @type {number} the day under the pointer */ this.at = -1;
    this.watch = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
  }

  get #step() {
    return (this.width - LEFT - RIGHT) / Math.max(1, this.days.length);
  }

  /** The middle of a day. @param {number} index */
  #x(index) {
    return LEFT + (index + 0.5) * this.#step;
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const { left } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const index = Math.floor((event.clientX - left - LEFT) / this.#step);
    this.at = index >= 0 && index < this.days.length ? index : -1;
  }

  render() {
    if (this.width < LEFT + RIGHT) return nothing;
    return html`${this.plots.map((plot) => html`<figure class="plot">
      <figcaption><strong>${plot.title}</strong> <span class="soft money">${this.#reading(plot)}</span></figcaption>
      ${this.#plot(plot)}
    </figure>`)}`;
  }

  /** What the pointer points at, else nothing: then the axes say enough. @param {Plot} plot */
  #reading(plot) {
    const day = this.days[this.at];
    return day ? `${number(this.words, Number(day[plot.key]))} · ${this.words.day(`${day.day}T12:00:00Z`)}` : '';
  }

  /** @param {Plot} plot */
  #plot(plot) {
    if (this.days.length === 0) return html`<svg class="chart blank" aria-hidden="true" width=${this.width} height=${plot.height}></svg>`;
    const values = this.days.map((day) => Number(day[plot.key]));
    const marks = ticks(Math.max(...values));
    const inner = plot.height - TOP - BOTTOM;
    /** @param {number} value */
    const y = (value) => TOP + inner * (1 - value / marks[marks.length - 1]);
    return html`<svg class="chart" role="img" aria-label=${plot.summary} width=${this.width} height=${plot.height}
        @pointermove=${this.#point} @pointerleave=${() => (this.at = -1)}>
      ${marks.map((mark) => svg`<line class="grid" x1=${LEFT} x2=${this.width - RIGHT} y1=${y(mark)} y2=${y(mark)}/>
        <text class="label end" x=${LEFT - 8} y=${y(mark) + 4}>${number(this.words, mark)}</text>`)}
      ${labelled(this.days.length, this.width - LEFT - RIGHT).map((index) => svg`<text class="label middle" x=${this.#labelX(index)} y=${plot.height - 4}>${this.#short(this.days[index].day)}</text>`)}
      ${this.at < 0 ? nothing : svg`<line class="pointed" x1=${this.#x(this.at)} x2=${this.#x(this.at)} y1=${TOP} y2=${TOP + inner}/>`}
      ${plot.kind === 'line' ? this.#line(values, y, plot) : this.#bars(values, y, inner)}
    </svg>`;
  }

  /** Near the edge a label stays within the picture. @param {number} index */
  #labelX(index) {
    return Math.min(this.#x(index), this.width - 24);
  }

  /** @param {number[]} values @param {(value: number) => number} y @param {Plot} plot */
  #line(values, y, plot) {
    const path = values.map((value, index) => `${index ? 'L' : 'M'}${this.#x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('');
    const first = this.#x(0).toFixed(1);
    const last = this.#x(values.length - 1).toFixed(1);
    return svg`<path class="area" d=${`${path}L${last} ${y(0)}L${first} ${y(0)}Z`}/>
      <path class="line" d=${path}/>
      ${values.map((value, index) => (plot.marks && Number(this.days[index][plot.marks]) > 0 ? svg`<circle class="mark" cx=${this.#x(index)} cy=${y(value)} r="4"/>` : nothing))}`;
  }

  /** @param {number[]} values @param {(value: number) => number} y @param {number} inner */
  #bars(values, y, inner) {
    const width = Math.max(1, Math.min(32, this.#step * 0.7));
    return values.map((value, index) => (value
      ? svg`<rect class="bar ${index === this.at ? 'at' : ''}" x=${this.#x(index) - width / 2} y=${y(value)} width=${width} height=${Math.max(1, TOP + inner - y(value))} rx=${Math.min(2, width / 3)}/>`
      : nothing));
  }

  /** `24 Nov`: day and the month's first letters, in the reader's language. @param {string} day */
  #short(day) {
    const [, month, date] = day.split('-').map(Number);
    return this.words.say('chart.date', { day: date, month: this.words.say('date.months').split(' ')[month - 1].slice(0, 3) });
  }
}

customElements.define('time-chart', TimeChart);
