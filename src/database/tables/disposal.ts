import type { Day, Fixed, Moment, SchoolId } from './columns.ts';

/** How long a record is kept, and what is left when it is gone. */
export interface DisposalTables {
  legal_hold: LegalHold;
  disposal: Disposal;
  disposal_child: DisposalChild;
}

/** A reason for which a child's record may not be disposed of, whatever its age. Placed and lifted, never deleted by itself. */
interface LegalHold {
  school_id: SchoolId;
  id: string;
  pupil_id: Fixed<string>;
  reason: Fixed<string>;
  placed_by: Fixed<string>;
  placed_at: Fixed<Moment>;
  lifted_because: string | null;
  lifted_by: string | null;
  lifted_at: Moment | null;
}

/** Proposed by one person, answered by another. Once it is done it is the certificate, and names no child. */
interface Disposal {
  school_id: SchoolId;
  id: string;
  /** Whole records of children, or what one rule says of many. */
  scope: Fixed<'records' | 'typing' | 'requests'>;
  /** Of a rule: what began before this day. */
  up_to: Fixed<Day | null>;
  /** The rule as it stood when it was proposed, in words. */
  rule: Fixed<string>;
  children: Fixed<number>;
  proposed_by: Fixed<string>;
  proposed_at: Fixed<Moment>;
  state: 'proposed' | 'refused' | 'done';
  answered_by: string | null;
  answered_at: Moment | null;
  refused_because: string | null;
  /** How many rows of each kind are gone, as JSON of Record<table, number>. */
  counts: string | null;
}

/** Whose records are proposed; gone when the disposal is answered. */
interface DisposalChild {
  school_id: SchoolId;
  disposal_id: string;
  pupil_id: string;
}
