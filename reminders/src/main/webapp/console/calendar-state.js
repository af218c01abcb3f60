// @ts-check
import { html, nothing } from 'lit';
import { badge } from '/pay/callside/controls.js';

/** Asked of a person, where the others are repaired elsewhere. */
const DOUBTS = ['empty', 'many_gone'];

/**
 * How it stands with a calendar: a word, when that was, and what to do.
 *
 * @param {import('/pay/callside/messages.js').Words} words
 * @param {import('./messages.d.ts').Calendar} calendar
 */
export function stateOf(words, { paused, reading, problem, read, next }) {
  const last = read ? words.say('state.lastRead', { when: words.dateTime(read) }) : words.say('state.neverRead');
  if (paused) return said({ tone: 'grey', icon: 'dash', text: words.say('state.paused') }, words.say('state.paused.text'), last);
  if (problem) {
    const known = words.knows(`problem.${problem}.title`) ? problem : 'failed';
    const doubt = DOUBTS.includes(problem);
    return said(
      { tone: doubt ? 'amber' : 'red', icon: doubt ? 'question' : 'alert', text: words.say(`problem.${known}.title`) },
      words.say(`problem.${known}.text`),
      `${last} ${reading ? words.say('state.reading') : words.say('state.next', { when: words.time(next) })}`,
    );
  }
  if (!read) return said({ tone: 'amber', icon: 'clock', text: words.say('state.reading') });
  return said({ tone: 'green', icon: 'check', text: words.say('state.ok') }, undefined, last);
}

/** @param {Parameters<typeof badge>[0]} state @param {string} [text] @param {string} [when] */
const said = (state, text, when) => html`<div>${badge(state)}</div>
  ${text ? html`<span class="small">${text}</span>` : nothing}
  ${when ? html`<span class="small soft">${when}</span>` : nothing}`;
