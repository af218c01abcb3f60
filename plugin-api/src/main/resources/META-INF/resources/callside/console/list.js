// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/**
 * A list as a table; under 640 px each row is a card in which every value stands beside its column's name. The roles are
 * written out, because a table that is laid out as anything else loses them.
 *
 * @template Row
 * @typedef {object} Column
 * @property {string} label
 * @property {(row: Row) => unknown} cell
 * @property {boolean} [end] numbers stand at the end of their column
 * @property {boolean} [head] names the row, and comes first on its card
 * @property {boolean} [bare] a card shows it without the column's name
 */

/**
 * @template Row
 * @param {{label: string, columns: Column<Row>[], rows: Row[], key: (row: Row) => string, open?: (row: Row) => boolean, detail?: (row: Row) => unknown}} list
 */
export const list = ({ label, columns, rows, key, open = () => false, detail }) => html`<table class="list" role="table" aria-label=${label}>
  <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col" class=${column.end ? 'end' : ''}>${column.label}</th>`)}</tr></thead>
  <tbody role="rowgroup">
    ${repeat(rows, key, (row) => html`<tr role="row" class=${open(row) ? 'open' : ''}>${columns.map((column) => cell(column, row))}</tr>
      ${detail && open(row) ? html`<tr role="row" class="detail"><td role="cell" colspan=${columns.length}>${detail(row)}</td></tr>` : nothing}`)}
  </tbody>
</table>`;

/** @template Row @param {Column<Row>} column @param {Row} row */
function cell(column, row) {
  const look = `${column.end ? 'end' : ''} ${column.bare || column.head ? 'bare' : ''}`;
  return column.head
    ? html`<th role="rowheader" scope="row" class=${look}><div class="value">${column.cell(row)}</div></th>`
    : html`<td role="cell" class=${look} data-label=${column.label}><div class="value">${column.cell(row)}</div></td>`;
}

/** The shape of a list that is on its way. @param {number} rows */
export const listShape = (rows = 3) =>
  html`<div class="stack near" aria-busy="true">${Array.from({ length: rows }, () => html`<div class="shape control"></div>`)}</div>`;
