export type MessageState =
  | 'scheduled' | 'held' | 'sending' | 'sent' | 'delivered' | 'failed' | 'in_doubt' | 'cancelled' | 'expired';

export interface Reply {
  text: string;
  meaning: 'yes' | 'no' | 'stop' | 'start' | 'help' | 'other';
  at: string;
}

/** What `GET messages` answers; what is not known is not there. */
export interface Message {
  id: string;
  due: string;
  /** until when it waits, if it is due and has to */
  next?: string;
  sent?: string;
  changed: string;
  kind: string;
  /** the kind in words, with how long before or after, or after the pay link */
  what: string;
  channel: string;
  state: MessageState;
  reason: string;
  /** the provider's */
  code: string;
  why: string;
  client: { id: string; name: string };
  address?: string;
  /** `toRead`: the client replied to this message no or anything else, and nobody has read it yet */
  appointment: { id: string; source: string; start: string; type: string; practitioner: string; answer: string; answered?: string; toRead: boolean };
  parts?: number;
  credits?: number;
  language?: string;
  subject?: string;
  text?: string;
  /** to this message, the newest first */
  replies: Reply[];
  can: { sendAgain: 'no' | 'yes' | 'in_doubt'; cancel: boolean; decide: boolean; read: boolean };
}

/** What `GET keys` answers. */
export interface Key {
  id: string;
  name: string;
  ending: string;
  scopes: string[];
  created: string;
  createdBy: string;
  lastUsed?: string;
  revoked?: string;
}

/** What `GET calendars` answers. */
export interface Calendar {
  id: string;
  name: string;
  /** shortened */
  address: string;
  practitioner: string;
  practitionerName: string;
  consent: { sms: boolean; email: boolean };
  paused: boolean;
  reading: boolean;
  read?: string;
  tried?: string;
  next: string;
  appointments: number;
  skipped: { reason: string; count: number; first?: string }[];
  problem?: string;
  gone: number;
  created: string;
  createdBy: string;
}
