import type { Fixed, Moment, SchoolId } from './columns.ts';

export interface SealTables {
  audit_seal: AuditSeal;
}

/**
 * One link of the chain over a school's audit: every line after one place up to another, in the order of time and id. Append-only;
 * nothing is written on the lines themselves, so that whoever reads a page never waits for a seal.
 */
interface AuditSeal {
  school_id: SchoolId;
  /** 1, 2, 3 ... without a gap. */
  number: Fixed<number>;
  sealed_at: Fixed<Moment>;
  /** Where the seal before ended; both '' in the first. */
  from_at: Fixed<Moment | ''>;
  from_id: Fixed<string>;
  to_at: Fixed<Moment>;
  to_id: Fixed<string>;
  lines: Fixed<number>;
  /** One line of text for each line of the audit, its id and a short digest: by it a changed line is found. */
  marks: Fixed<string>;
  /** The digest of the seal before; '' in the first. */
  previous: Fixed<string>;
  /** SHA-256 over the school, this seal's facts, the digest before and every line whole. */
  digest: Fixed<string>;
}
