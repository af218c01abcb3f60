// @ts-check
import { h } from './dom.js';
import { FaultList } from './fault-list.js';

/** What becomes of a message after Twilio took it, each with a number whose messages all go that way. */
const FATES = {
  late: '+61491570110',
  unreachable: '+61491570313',
  unknown: '+61491570737',
  landline: '+61491571266',
  filtered: '+61491571491',
  overflow: '+61491572983',
  queued: '+61491572665',
  no_receipt: '+61491572549',
  silent: '+61491571804',
};

/** Twilio's own numbers for tests, and the refusal that each meets. */
const MAGIC = { '+15005550001': 21211, '+15005550002': 21612, '+15005550003': 21408, '+15005550004': 21610, '+15005550009': 21614 };

/** The faults of the sandbox's Twilio, and the numbers that misbehave by themselves. */
export class TwilioFaults extends FaultList {
  constructor() {
    super(
      {
        name: 'twilioFault',
        address: '/twilio/faults',
        picture: 'phone',
        effects: {
          api: ['drop_before', 'drop_after', 'delay_ms', 'error_500_before', 'error_500_after', 'error_503', 'rate_limit_429', 'down'],
          delivery: Object.keys(FATES),
          callback: ['drop', 'duplicate', 'delay_ms', 'shuffle', 'forge'],
        },
        places: { api: ['POST', 'GET', '*'], callback: ['*', 'sent', 'delivered', 'undelivered', 'failed', 'received'] },
        where: (target, place) => (target === 'api' ? { method: place } : target === 'callback' ? { event: place } : {}),
        place: (fault) => (fault.target === 'api' ? fault.method : fault.target === 'callback' ? fault.event : fault.number),
      },
      numbers(),
    );
  }
}

function numbers() {
  const row = (/** @type {string} */ number, /** @type {Node} */ what) => h('tr', {}, h('th', { scope: 'row' }, h('code', {}, number)), h('td', {}, what));
  return h(
    'details',
    {},
    h('summary', { text: 'twilioFault.numbers' }),
    h('p', { class: 'soft', text: 'twilioFault.numbersWhat' }),
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col', text: 'phone.number' }), h('th', { scope: 'col', text: 'fault.effect' }))),
      h(
        'tbody',
        {},
        ...Object.entries(FATES).map(([fate, number]) => row(number, h('span', { text: `twilioFault.delivery.${fate}.what` }))),
        ...Object.entries(MAGIC).map(([number, code]) => row(number, h('span', { text: `twilioFault.magic.${code}` }))),
      ),
    ),
  );
}
