/** What `GET credits` answers; amounts in the currency's smallest unit. */
export interface Credits {
  currency: string;
  zone: string;
  locale: string;
  tiers: import('./quote.js').Tier[];
  canManage: boolean;
  levels: Level[];
  rates: Rate[];
  /** those without an individual level */
  practitioners: Person[];
}

export interface Person {
  id: string;
  name: string;
}

export interface Rate {
  /** ISO 3166, or `*` for every other one */
  country: string;
  countryName?: string;
  channel: string;
  credits: number;
}

export interface Card {
  id: string;
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
  default?: boolean;
  expired?: boolean;
}

export interface Level {
  id: string;
  kind: 'group' | 'individual';
  practitioner: Person | null;
  state: 'active' | 'removed';
  removedAt?: string | null;
  /** of a removed level: the name of where its credits went */
  creditsTo?: string | null;
  available: number;
  reserved: number;
  card: Card | null;
  topUp: TopUp;
  alerts: { stages: number[]; recipients: string[] };
  /** where the last receipt went of what was bought by hand */
  receiptTo?: string | null;
  /** the purchase by hand of which Stripe has not said what became of it */
  doubtful?: string | null;
}

export interface TopUp {
  on: boolean;
  amount: number | null;
  threshold: number;
  dailyCap: number | null;
  monthlyCap: number | null;
  suspended: Suspended | null;
  /** one is under way */
  open: boolean;
}

export interface Suspended {
  reason: string;
  at: string;
  /** when it goes on by itself */
  until?: string | null;
}

export interface Entry {
  id: string;
  at: string;
  kind: string;
  who: string | null;
  reference: string | null;
  credits: number;
  balanceAfter: number;
}

export type PurchaseState = 'open' | 'needs_card' | 'needs_action' | 'checking' | 'paid' | 'declined' | 'cancelled';

export interface Purchase {
  id: string;
  level: string;
  amount: number;
  credits: number;
  state: PurchaseState;
  reason?: string | null;
  doubt?: string | null;
  clientSecret?: string | null;
  publishableKey: string;
  stripeJs: string;
  receiptNumber?: string | null;
  /** the completing page's only */
  practice?: { name: string; zone: string; locale?: string };
  currency?: string;
}
