// @ts-check
import { whole } from '/pay/callside/console/numbers.js';
import { CHANNELS } from './channels.js';
import { COUNTED, NEWS } from './levels.js';

/**
 * Settings as a form shows them, and as the server takes them.
 *
 * @typedef {import('./state.d.ts').Preferences} Preferences
 * @typedef {{on: boolean, channels: string[]}} News
 * @typedef {{id: string, amount: string, unit: 'days'|'hours'|'minutes'|'mixed', channels: string[]}} Counted a rule before, after, or after a pay link
 * @typedef {object} Form
 * @property {Record<string, News>} news by kind
 * @property {Record<string, Counted[]>} counted by kind
 * @property {{from: string, to: string}} window
 * @property {boolean} quietOn
 * @property {{from: string, to: string}} quiet kept while they are off
 * @property {string[]} days
 * @property {string} withoutCredit
 */

/** What becomes of an SMS that can't be paid for. */
export const WITHOUT_CREDIT = ['hold', 'email'];

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What is proposed where nothing was set. */
const QUIET = { from: '21:00', to: '08:00' };
const USUAL = /** @type {Record<string, string[]>} */ ({ booked: ['email'], changed: ['sms', 'email'], cancelled: ['sms', 'email'], 'no-show': ['email'] });

let next = 0;
const newId = () => `r${(next += 1)}`;

/** @param {Preferences} preferences @returns {Form} */
export function formOf({ rules, window, quiet, days, withoutCredit }) {
  const news = Object.fromEntries(NEWS.map((kind) => {
    const rule = rules.find((each) => each.kind === kind);
    return [kind, { on: Boolean(rule), channels: rule?.channels ?? USUAL[kind] }];
  }));
  const counted = Object.fromEntries(COUNTED.map((kind) => [kind, rules.filter((each) => each.kind === kind).map(({ offset = '', channels }) => ({ id: newId(), ...split(offset), channels }))]));
  return { news, counted, window, quietOn: Boolean(quiet), quiet: quiet ?? QUIET, days, withoutCredit };
}

/** What is proposed for a rule that is added. @type {Record<string, Pick<Counted, 'amount'|'unit'|'channels'>>} */
const PROPOSED = {
  before: { amount: '2', unit: 'hours', channels: ['sms'] },
  after: { amount: '1', unit: 'days', channels: ['email'] },
  unpaid: { amount: '1', unit: 'days', channels: ['sms'] },
};

/** A rule that is added. @param {string} kind @returns {Counted} */
export const newRule = (kind) => ({ id: newId(), ...PROPOSED[kind] });

/** @param {string} offset @returns {{amount: string, unit: Counted['unit']}} of several units only as it is written */
export function split(offset) {
  const one = /^P(?:(\d+)D|T(\d+)H|T(\d+)M)$/.exec(offset);
  if (one?.[1]) return { amount: one[1], unit: 'days' };
  if (one?.[2]) return { amount: one[2], unit: 'hours' };
  if (one?.[3]) return { amount: one[3], unit: 'minutes' };
  return { amount: offset, unit: 'mixed' };
}

/** As the server knows it: two rules of one kind with the same one are the same. @param {Counted} rule */
export function offsetOf({ amount, unit }) {
  const number = whole(amount);
  if (unit === 'mixed') return amount.trim();
  return { days: `P${number}D`, hours: `PT${number}H`, minutes: `PT${number}M` }[unit];
}

/**
 * What is sent, with the place in the form that each rule stands in; or what is wrong with it before it is sent, by place.
 *
 * @param {Form} form
 * @returns {{asked: Preferences, places: string[], wrong: Record<string, 'missing'|'not_whole'|'channels'>}}
 */
export function read(form) {
  /** @type {import('./state.d.ts').Rule[]} */ const rules = [];
  /** @type {string[]} */ const places = [];
  /** @type {Record<string, 'missing'|'not_whole'|'channels'>} */ const wrong = {};
  const add = (/** @type {string} */ place, /** @type {import('./state.d.ts').Rule} */ rule) => {
    rules.push({ ...rule, channels: CHANNELS.filter((channel) => rule.channels.includes(channel)) });
    places.push(place);
    if (!rule.channels.length) wrong[`${place}.channels`] = 'channels';
  };
  for (const kind of NEWS) if (form.news[kind].on) add(kind, { kind, channels: form.news[kind].channels });
  for (const kind of COUNTED) {
    for (const rule of form.counted[kind]) {
      if (!rule.amount.trim()) wrong[`${rule.id}.offset`] = 'missing';
      else if (rule.unit !== 'mixed' && whole(rule.amount) === null) wrong[`${rule.id}.offset`] = 'not_whole';
      add(rule.id, { kind, offset: offsetOf(rule), channels: rule.channels });
    }
  }
  const days = DAYS.filter((day) => form.days.includes(day));
  const asked = { rules, window: form.window, quiet: form.quietOn ? form.quiet : undefined, days, withoutCredit: form.withoutCredit };
  return { asked, places, wrong };
}

/**
 * The server's sentences by the form's places: it counts rules, the form knows where each stands.
 *
 * @param {Record<string, string>} fields
 * @param {string[]} places
 * @returns {Record<string, string>}
 */
export function placed(fields, places) {
  return Object.fromEntries(Object.entries(fields).map(([field, sentence]) => {
    const [, index, part] = /^rules\[(\d+)\]\.?(\w*)/.exec(field) ?? [];
    if (index === undefined) return [field.replace(/\[\d+\]$/, ''), sentence];
    return [`${places[Number(index)]}.${part === 'channels' ? 'channels' : 'offset'}`, sentence];
  }));
}
