export type ImportState = 'receiving' | 'waiting' | 'running' | 'done' | 'failed';

/** One of what `GET imports` answers. */
export interface Import {
  id: string;
  state: ImportState;
  /** how many were read */
  bytes: number;
  rows: number;
  taken: number;
  refused: number;
  started: string;
  changed: string;
  name: string;
  size: number;
  /** how many have arrived */
  received: number;
  reason: '' | 'header' | 'encoding' | 'broken' | 'lost' | 'error';
}

export interface RowError {
  line: number;
  /** empty if it is the whole row */
  column: string;
  code: string;
  message: string;
}

/** What `POST imports?preview=true` and `GET imports/{id}` answer. */
export interface Detail {
  file: Import;
  columns: string[];
  ignored: string[];
  first: RowView[];
  errors: RowError[];
  /** absent if these are all */
  next?: number;
}

export interface RowView {
  id: string;
  start: string;
  end: string;
  status: string;
  type: string;
  place: string;
  practitioner: string;
  clientId: string;
  client: string;
  phone: string;
  email: string;
}
