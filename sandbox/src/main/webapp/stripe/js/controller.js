// @ts-check
import { post, retrieve } from './api.js';
import { listen } from './frame.js';

/** Pays with a card that Stripe knows already. @param {{access: import('./api.js').Access, params: Record<string, unknown>}} options */
const confirm = ({ access, params }) => post(access, 'confirm', { ...params, use_stripe_sdk: true });

listen({ init: () => {}, retrieve, confirm });
