/** Whether a client may be written to by a channel. */
export interface Reach {
  agreed: boolean;
  optedOut: boolean;
}

/** A client as `GET clients` answers. */
export interface Client {
  id: string;
  externalId: string;
  name: string;
  firstName?: string;
  phone?: string;
  email?: string;
  language?: string;
  zone?: string;
  sms: Reach;
  mail: Reach;
}

/** What a client agrees to: what reaches their phone, or what reaches their address. */
export type Consented = 'sms' | 'email';

export interface Consent {
  channel: Consented;
  given: boolean;
  origin: 'api' | 'csv' | 'calendar' | 'fhir' | 'person';
  who: string;
  reason?: string;
  at: string;
}

export interface OptOut {
  channel: string;
  optedOut: boolean;
  how: 'stop' | 'start' | 'refused';
  at: string;
}

export interface Appointment {
  id: string;
  source: string;
  start: string;
  status: 'proposed' | 'pending' | 'booked' | 'arrived';
  type: string;
  practitioner: string;
  answer: 'none' | 'yes' | 'no' | 'attention';
}

/** What `GET clients/{id}` answers. */
export interface ClientDetail {
  client: Client;
  consents: Consent[];
  optOuts: OptOut[];
  appointments: Appointment[];
}
