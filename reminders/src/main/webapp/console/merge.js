// @ts-check
import { CHANNELS } from './channels.js';
import { COUNTED, NEWS } from './levels.js';
import { DAYS, offsetOf } from './rules.js';

/**
 * What two people have made of the same settings, part by part: mine where I changed it, theirs everywhere else.
 *
 * @typedef {import('./rules.js').Form} Form
 * @typedef {import('./rules.js').Counted} Counted
 */

/** @template T @param {T} base @param {T} mine @param {T} theirs */
const part = (base, mine, theirs) => (JSON.stringify(mine) === JSON.stringify(base) ? theirs : mine);

/** Of what is chosen out of several, each by itself. @param {string[]} all @param {string[]} base @param {string[]} mine @param {string[]} theirs */
const chosen = (all, base, mine, theirs) => all.filter((each) => part(base.includes(each), mine.includes(each), theirs.includes(each)));

/**
 * What is behind a switch. Whoever changed it wants the switch as they saw it; behind one that is off, it is only proposed.
 *
 * @template T @param {[boolean, T]} base @param {[boolean, T]} mine @param {[boolean, T]} theirs @param {(base: T, mine: T, theirs: T) => T} together
 * @returns {{on: boolean, value: T}}
 */
function switched([wasOn, was], [mineOn, mine], [theirsOn, theirs], together) {
  const on = JSON.stringify(was) === JSON.stringify(mine) ? part(wasOn, mineOn, theirsOn) : mineOn;
  return { on, value: theirsOn ? together(was, mine, theirs) : on ? mine : theirs };
}

/** @param {string[]} base @param {string[]} mine @param {string[]} theirs */
const channels = (base, mine, theirs) => chosen(CHANNELS, base, mine, theirs);

/** @param {import('./rules.js').News} base @param {import('./rules.js').News} mine @param {import('./rules.js').News} theirs */
function news(base, mine, theirs) {
  const { on, value } = switched([base.on, base.channels], [mine.on, mine.channels], [theirs.on, theirs.channels], channels);
  return { on, channels: value };
}

/** @param {{from: string, to: string}} base @param {{from: string, to: string}} mine @param {{from: string, to: string}} theirs */
const span = (base, mine, theirs) => ({ from: part(base.from, mine.from, theirs.from), to: part(base.to, mine.to, theirs.to) });

/** One rule, under their id, so that it is found once more. @param {Counted} base @param {Counted} mine @param {Counted} theirs @returns {Counted} */
const rule = (base, mine, theirs) => ({
  id: theirs.id,
  ...(offsetOf(base) === offsetOf(mine) ? { amount: theirs.amount, unit: theirs.unit } : { amount: mine.amount, unit: mine.unit }),
  channels: channels(base.channels, mine.channels, theirs.channels),
});

/**
 * Which of theirs each of the old rules that I still have became: the one for the same moment, or else the next that is new.
 *
 * @param {Counted[]} base @param {Counted[]} mine @param {Counted[]} theirs
 * @returns {Map<string, Counted>} by the id that it has in base and mine
 */
function pairs(base, mine, theirs) {
  const same = new Map(base.map((old) => [old.id, theirs.find((each) => offsetOf(each) === offsetOf(old))]));
  const fresh = theirs.filter((each) => ![...same.values()].includes(each));
  const kept = base.filter(({ id }) => mine.some((each) => each.id === id));
  return new Map(kept.flatMap(({ id }) => {
    const became = same.get(id) ?? fresh.shift();
    return became ? [[id, became]] : [];
  }));
}

/** @param {Counted[]} base @param {Counted[]} mine @param {Counted[]} theirs @returns {Counted[]} */
function rules(base, mine, theirs) {
  const became = pairs(base, mine, theirs);
  const old = new Map(base.map((each) => [each.id, each]));
  const ours = mine.flatMap((each) => {
    const was = old.get(each.id);
    const their = became.get(each.id);
    if (was && their) return [rule(was, each, their)];
    return was && JSON.stringify(was) === JSON.stringify(each) ? [] : [each];
  });
  const gone = base.filter(({ id }) => !mine.some((each) => each.id === id));
  const taken = new Set([...gone, ...ours].map(offsetOf));
  return [...ours, ...theirs.filter((each) => ![...became.values()].includes(each) && !taken.has(offsetOf(each)))];
}

/** @param {Form} base that both began with @param {Form} mine @param {Form} theirs @returns {Form} */
export function merged(base, mine, theirs) {
  const quiet = switched([base.quietOn, base.quiet], [mine.quietOn, mine.quiet], [theirs.quietOn, theirs.quiet], span);
  return {
    news: Object.fromEntries(NEWS.map((kind) => [kind, news(base.news[kind], mine.news[kind], theirs.news[kind])])),
    counted: Object.fromEntries(COUNTED.map((kind) => [kind, rules(base.counted[kind], mine.counted[kind], theirs.counted[kind])])),
    window: span(base.window, mine.window, theirs.window),
    quietOn: quiet.on,
    quiet: quiet.value,
    days: chosen(DAYS, base.days, mine.days, theirs.days),
    withoutCredit: part(base.withoutCredit, mine.withoutCredit, theirs.withoutCredit),
  };
}
