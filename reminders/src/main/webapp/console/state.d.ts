/** What `GET levels` answers. */
export interface Levels {
  levels: Level[];
  /** absent unless appointments are being planned anew */
  replanning?: { done: number; total: number };
}

export type From = 'own' | 'group' | 'default';
/** `unreadable` if another version has saved them: the defaults stand in their place */
export type SettingsFrom = From | 'unreadable';

export interface Level {
  id: string;
  kind: 'group' | 'individual';
  practitioner?: string;
  preferences: Preferences;
  from: SettingsFrom;
  version: number;
}

export interface Preferences {
  rules: Rule[];
  window: Span;
  quiet?: Span;
  days: string[];
  /** what becomes of an SMS that can't be paid for: `hold` or `email` */
  withoutCredit: string;
}

export interface Rule {
  kind: string;
  /** ISO 8601, of `before`, `after` and `unpaid` only */
  offset?: string;
  channels: string[];
}

export interface Span {
  from: string;
  to: string;
}

/** What `GET levels/{id}/copy` answers. */
export interface Copies {
  texts: Text[];
  placeholders: Placeholder[];
}

export interface Text {
  kind: string;
  channel: string;
  language: string;
  subject: string;
  text: string;
  from: From;
  /** of the level's own */
  version: string;
}

/** What was typed, and into which version: others may come meanwhile. */
export interface Draft {
  subject: string;
  text: string;
  version: string;
  /** whether what is saved is shown too: somebody else's, which it would overwrite */
  beside?: boolean;
}

export interface Placeholder {
  written: string;
  label: string;
  kinds: string[];
  channels: string[];
  samples: Record<string, string>;
}

/** What `POST copy/preview` answers. */
export interface Preview {
  subject: string;
  text: string;
  size?: { characters: number; encoding: string; units: number; segments: number };
  credits: number;
  dear: string[];
}
