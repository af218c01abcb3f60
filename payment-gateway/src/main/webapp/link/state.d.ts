import type { Request } from '../call/state.d.ts';

/** What the server says to whoever holds a link. */
export interface Linked {
  practice: { name: string; zone: string };
  /** until when it can be paid */
  until: string;
  /** false while the practice can't take card payments */
  chargeable: boolean;
  stripeJs: string;
  request: Request;
}
