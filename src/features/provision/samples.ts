import type { SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';

interface NewSupport {
  readonly pupilId: string;
  readonly staffId: string | null;
  readonly groupId?: string;
  readonly weekdays?: string;
  readonly startsAt?: string | null;
  readonly startsOn?: string;
  readonly endsOn?: string | null;
  readonly what?: string;
  readonly minutes?: number | null;
  readonly planId?: string;
  readonly itemId?: string;
}

/** A live plan with nothing in it yet. */
export async function livePlan(db: SchoolDb, pupilId: string, staffId: string): Promise<string> {
  const id = newId();
  const at = '2026-11-02T09:00:00.000Z';
  await db
    .insertInto('document')
    .values({
      id,
      pupil_id: pupilId,
      cycle_id: null,
      kind: 'plan',
      status: 'finished',
      revision: 1,
      answers: '{}',
      created_by: staffId,
      created_at: at,
      finished_at: at,
      ended_at: null,
    })
    .execute();
  return id;
}

/** Support from a live plan: twenty minutes on Mondays and Tuesdays at 9.15 unless told otherwise. Gives its id. */
export async function support(db: SchoolDb, by: string, told: NewSupport): Promise<string> {
  const id = newId();
  await db
    .insertInto('provision')
    .values({
      id,
      item_id: told.itemId ?? null,
      pupil_id: told.pupilId,
      plan_id: told.planId ?? (await livePlan(db, told.pupilId, by)),
      position: 1,
      kinds: '4',
      what: told.what ?? 'Talking about pictures',
      additional: 'Twice a week with an adult',
      outcome_ids: '',
      staff_id: told.staffId,
      who: null,
      group_id: told.groupId ?? null,
      group_size: told.groupId ? 4 : 1,
      weekdays: told.weekdays ?? '1,2',
      starts_at: told.startsAt === undefined ? '09:15' : told.startsAt,
      minutes: told.minutes === undefined ? 20 : told.minutes,
      weeks: 12,
      place: 'Library',
      cost_pence: null,
      starts_on: told.startsOn ?? '2026-11-02',
      ends_on: told.endsOn ?? null,
    })
    .execute();
  return id;
}

/** A group led by somebody, at the same times. Gives its id. */
export async function groupLedBy(db: SchoolDb, staffId: string | null, name = 'Talk time'): Promise<string> {
  const id = newId();
  await db
    .insertInto('support_group')
    .values({
      id,
      name,
      led_by: staffId,
      weekdays: '1,2',
      starts_at: '09:15',
      minutes: 20,
      place: 'Library',
      from_on: '2026-09-01',
      until_on: null,
    })
    .execute();
  return id;
}

/** What was said of a session on a day. */
export async function said(
  db: SchoolDb,
  session: { pupilId: string; provisionId: string; by: string; on: string },
  state: 'held' | 'missed' | 'changed',
  reason: string | null = null,
): Promise<void> {
  await db
    .insertInto('session_record')
    .values({
      id: newId(),
      pupil_id: session.pupilId,
      provision_id: session.provisionId,
      on_day: session.on,
      starts_at: '09:15',
      state,
      reason,
      minutes: state === 'missed' ? 0 : 20,
      note: null,
      recorded_by: session.by,
      recorded_at: `${session.on}T10:00:00.000Z`,
    })
    .execute();
}
