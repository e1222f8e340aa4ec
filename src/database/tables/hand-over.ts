import type { Day, Fixed, Moment, SchoolId } from './columns.ts';

/** A child's file that goes to another school with the child, or came from one. */
export interface HandOverTables {
  school_key: SchoolKey;
  hand_over: HandOver;
  file_received: FileReceived;
}

/** With which the school signs what it hands over (Ed25519, PEM). The newest counts. */
interface SchoolKey {
  school_id: SchoolId;
  id: Fixed<string>;
  public_key: Fixed<string>;
  private_key: Fixed<string>;
  made_at: Fixed<Moment>;
}

/** That a file went out or came in. Append-only. */
interface HandOver {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  direction: Fixed<'out' | 'in'>;
  other_school: Fixed<string>;
  reason: Fixed<string>;
  /** The child's last day at the school that hands over. */
  left_on: Fixed<Day>;
  at: Fixed<Moment>;
  staff_id: Fixed<string>;
  /** SHA-256 of the signed list of contents: the same file is known again. */
  digest: Fixed<string>;
  /** Of the key that signed it. */
  fingerprint: Fixed<string>;
  row_count: Fixed<number>;
}

/** A file that somebody is looking at before it is taken in; gone once it is, or after a day. */
interface FileReceived {
  school_id: SchoolId;
  id: Fixed<string>;
  at: Fixed<Moment>;
  staff_id: Fixed<string>;
  /** As it came, opened, in base64. */
  content: Fixed<string>;
}
