import type { Rule } from '../callside/money.js';

/** What the server sends for the placement `call`. */
export interface State {
  viewer: 'clinician' | 'patient' | 'observer';
  practice: { name: string; zone: string };
  now: string;
  account: { state: string; message?: string; currencies: Rule[]; currency?: string };
  call: { state: 'live' | 'ended' | 'over' };
  patients?: Patient[];
  requests: Request[];
}

export interface Patient {
  id: string;
  name: string;
  present?: boolean;
}

export type RequestState =
  | 'requested' | 'opened' | 'paying' | 'declined' | 'paid' | 'closing' | 'cancelled' | 'expired' | 'refunded';

export type MailState = 'queued' | 'sending' | 'sent' | 'refused' | 'in_doubt';

export interface Request {
  id: string;
  state: RequestState;
  unknown: boolean;
  doubt?: string | null;
  amount: number;
  currency: string;
  description: string;
  patient?: Patient | null;
  clinician: string;
  requestedAt: string;
  changedAt: string;
  failure?: { code: string; message: string } | null;
  action?: 'authenticate' | null;
  card?: { brand: string; last4: string } | null;
  paidAt?: string | null;
  receipt?: { number: string; email?: string | null; state?: MailState | null } | null;
  /** the name of who ended it, or `Stripe` */
  closedBy?: string | null;
  /** paid after its end, and Stripe would not give the money back */
  refund?: { code: string; message: string } | null;
  /** where it was sent on to; `email` is not the whole address */
  link?: { email: string; until: string; state?: MailState | null } | null;
  /** present where its viewer may send it on; `email` is enough of what the patient typed */
  send?: { email?: string | null } | null;
  canCancel: boolean;
  canPay: boolean;
}

/** What *Pay now* brings: enough for Stripe.js to take the card, nothing else. */
export interface Payment {
  clientSecret: string;
  publishableKey: string;
  account: string;
}
