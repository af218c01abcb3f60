// @ts-check
import { FaultList } from './fault-list.js';

/** The faults of the sandbox's Stripe. */
export class StripeFaults extends FaultList {
  constructor() {
    super({
      name: 'stripeFault',
      address: '/stripe/faults',
      picture: 'card',
      effects: {
        api: ['drop_before', 'drop_after', 'delay_ms', 'error_500_before', 'error_500_after', 'rate_limit_429', 'conflict_409'],
        webhook: ['drop', 'duplicate', 'delay_ms', 'shuffle', 'forge', 'never'],
      },
      places: { api: ['/v1/payment_intents', '/v1/payment_intents/*/cancel', '/v1/refunds', '/oauth', '/'] },
      where: (target, place) => (target === 'api' ? { method: 'POST', path: place } : { method: '*', path: '/' }),
      place: (fault) => (fault.target === 'api' ? `${fault.method} ${fault.path}` : fault.event_type),
    });
  }
}
