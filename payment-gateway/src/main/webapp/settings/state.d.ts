/** What the server sends for the placement `settings`. */
export interface SettingsState {
  viewer: 'manager' | 'clinician' | 'patient' | 'observer';
  practice: { name: string; zone: string };
  /** the manager's only */
  account: Account;
  /** paid after their end, and to be refunded at Stripe; the manager's only */
  unreturned?: Unreturned[];
  /** how managers came back from Stripe within the last day; the manager's only */
  returns?: { attempt: string; outcome: 'pending' | 'again' | 'refused' | 'no_answer' | 'unknown' | 'ran_out'; at: string }[] | null;
  settings: { gracePeriod: string };
}

export interface Unreturned {
  id: string;
  amount: number;
  currency: string;
  description: string;
  requestedAt: string;
  code: string;
  url: string;
}

export type AccountState = 'none' | 'pending' | 'active' | 'restricted' | 'refused' | 'unlinked' | 'not_enabled' | 'asked';

export interface Account {
  state: AccountState;
  id?: string | null;
  name?: string | null;
  country?: string | null;
  /** in the reader's language; without it the browser's name for the country is shown */
  countryName?: string | null;
  currency?: string | null;
  chargesEnabled?: boolean;
  payoutsEnabled?: boolean;
  asks?: { code: string; text: string }[];
  dueBy?: string | null;
  disabledReason?: string | null;
  dashboardUrl?: string | null;
  linkedAt?: string | null;
  linkedBy?: string | null;
  message?: string | null;
  /** made for the practice, and Stripe's form for it can be gone on with */
  unfinished?: boolean;
  linking?: 'oauth' | 'accounts-v2';
  /** what a pending account takes the place of, where that stays connected at Stripe */
  left?: { name: string; id: string; dashboardUrl: string } | null;
}
