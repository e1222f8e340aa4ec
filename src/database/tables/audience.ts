import type { Audience, EntryKindName } from '../../basics/audience.ts';
import type { Fixed, Moment, SchoolId } from './columns.ts';

/** Who an entry is for, and how that was decided. */
export interface AudienceTables {
  audience_change: AudienceChange;
}

/** Somebody decided who an entry is for. Append-only; the entry itself carries the newest. */
interface AudienceChange {
  school_id: SchoolId;
  id: Fixed<string>;
  pupil_id: Fixed<string>;
  kind: Fixed<EntryKindName>;
  entry_id: Fixed<string>;
  audience: Fixed<Audience>;
  reason: Fixed<string>;
  decided_by: Fixed<string>;
  decided_at: Fixed<Moment>;
}
