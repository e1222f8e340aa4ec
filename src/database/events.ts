import type { KeptAudience } from '../basics/audience.ts';
import type { SchoolDb } from './connection.ts';
import { newId } from './id.ts';

export interface NewEvent {
  readonly pupil_id: string;
  /** The day it happened; today unless it is written down later. */
  readonly on_day: string;
  readonly at: string;
  /** A word for the kind of thing: 'concern', 'plan', 'review' ... */
  readonly kind: string;
  /** One plain line for the timeline. */
  readonly title: string;
  readonly detail?: string | null;
  readonly ref_kind?: string;
  readonly ref_id?: string;
  readonly ref_version?: number;
  readonly staff_id: string | null;
  /** The entry whose words it repeats: whoever may not see that one does not see this line. */
  readonly entry?: { readonly id: string; readonly audience: KeptAudience } | undefined;
}

/** Adds one thing that happened to a child's timeline. */
export async function recordEvent(db: SchoolDb, { entry, ...event }: NewEvent): Promise<void> {
  await db
    .insertInto('event')
    .values({
      id: newId(),
      detail: null,
      ref_kind: null,
      ref_id: null,
      ref_version: null,
      ...event,
      entry_id: entry?.id ?? null,
      audience: entry?.audience ?? 'usual',
    })
    .execute();
}
