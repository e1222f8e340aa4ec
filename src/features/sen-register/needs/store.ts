import type { KeptAudience } from '../../../basics/audience.ts';
import { isNeedCode, type NeedCode } from '../../../basics/needs.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import { newId } from '../../../database/id.ts';
import type { Diagnosis, NeedRecord, Strength } from '../history/rules.ts';

export interface Recording {
  readonly pupilId: string;
  readonly staffId: string;
  readonly today: string;
  readonly now: string;
}

/** Every need ever recorded of the child, those of today first, by rank. */
export async function needRecords(db: SchoolDb, pupilId: string): Promise<NeedRecord[]> {
  const rows = await db
    .selectFrom('need')
    .innerJoin('staff', 'staff.id', 'need.recorded_by')
    .select([
      'need.id as id',
      'need_type',
      'rank',
      'evidence',
      'need.from_on',
      'need.until_on',
      'staff.name as recordedBy',
    ])
    .where('need.pupil_id', '=', pupilId)
    .orderBy('rank')
    .orderBy('need.from_on', 'desc')
    .execute();
  return rows.flatMap(({ need_type, from_on, until_on, ...row }) =>
    isNeedCode(need_type) ? [{ ...row, code: need_type, from: from_on, until: until_on ?? undefined }] : [],
  );
}

export async function addNeed(
  db: SchoolDb,
  need: { readonly code: NeedCode; readonly rank: number; readonly evidence: string; readonly label: string },
  { pupilId, staffId, today, now }: Recording,
): Promise<void> {
  await db
    .insertInto('need')
    .values({
      id: newId(),
      pupil_id: pupilId,
      need_type: need.code,
      rank: need.rank,
      evidence: need.evidence,
      from_on: today,
      until_on: null,
      recorded_by: staffId,
      recorded_at: now,
    })
    .execute();
  await recordEvent(db, {
    pupil_id: pupilId,
    on_day: today,
    at: now,
    kind: 'register',
    title: `A need was recorded: ${need.label}`,
    detail: need.evidence,
    staff_id: staffId,
  });
}

/** Gives needs new ranks, and ends those that no longer hold; what changed is a new row, so that the history stays. */
export async function changeNeeds(
  db: SchoolDb,
  held: readonly NeedRecord[],
  changes: ReadonlyMap<string, { readonly rank: number; readonly ends: boolean }>,
  { pupilId, staffId, today, now }: Recording,
): Promise<number> {
  let changed = 0;
  for (const need of held) {
    const change = changes.get(need.id);
    if (!change || (!change.ends && change.rank === need.rank)) continue;
    changed += 1;
    await db.updateTable('need').set({ until_on: today }).where('id', '=', need.id).execute();
    if (change.ends) continue;
    await db
      .insertInto('need')
      .values({
        id: newId(),
        pupil_id: pupilId,
        need_type: need.code,
        rank: change.rank,
        evidence: need.evidence,
        from_on: today,
        until_on: null,
        recorded_by: staffId,
        recorded_at: now,
      })
      .execute();
  }
  if (changed)
    await recordEvent(db, {
      pupil_id: pupilId,
      on_day: today,
      at: now,
      kind: 'register',
      title: 'Needs were put in order',
      staff_id: staffId,
    });
  return changed;
}

export async function diagnosesOf(db: SchoolDb, pupilId: string): Promise<Diagnosis[]> {
  return db
    .selectFrom('diagnosis')
    .select(['id', 'name', 'given_by as givenBy', 'given_on as givenOn', 'audience'])
    .where('pupil_id', '=', pupilId)
    .orderBy('recorded_at')
    .execute();
}

export async function addDiagnosis(
  db: SchoolDb,
  given: {
    readonly name: string;
    readonly givenBy: string;
    readonly givenOn: string;
    readonly audience: KeptAudience;
  },
  { pupilId, staffId, now }: Recording,
): Promise<void> {
  await db
    .insertInto('diagnosis')
    .values({
      id: newId(),
      pupil_id: pupilId,
      name: given.name,
      given_by: given.givenBy,
      given_on: given.givenOn || null,
      audience: given.audience,
      recorded_by: staffId,
      recorded_at: now,
    })
    .execute();
}

export async function strengthsOf(db: SchoolDb, pupilId: string): Promise<Strength[]> {
  return db
    .selectFrom('strength')
    .select(['id', 'words', 'said_by as saidBy', 'from_on as from'])
    .where('pupil_id', '=', pupilId)
    .where('until_on', 'is', null)
    .orderBy('from_on', 'desc')
    .execute();
}

export async function addStrength(
  db: SchoolDb,
  strength: { readonly words: string; readonly saidBy: string },
  { pupilId, staffId, today, now }: Recording,
): Promise<void> {
  await db
    .insertInto('strength')
    .values({
      id: newId(),
      pupil_id: pupilId,
      words: strength.words,
      said_by: strength.saidBy,
      from_on: today,
      until_on: null,
      recorded_by: staffId,
      recorded_at: now,
    })
    .execute();
}

/** Whether a strength with this id was written down of this child. */
export async function isStrengthOf(db: SchoolDb, id: string, pupilId: string): Promise<boolean> {
  const row = await db
    .selectFrom('strength')
    .select('id')
    .where('id', '=', id)
    .where('pupil_id', '=', pupilId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A strength that no longer fits is ended, not deleted. Nothing happens to another child's. */
export async function endStrength(
  db: SchoolDb,
  id: string,
  { pupilId, today }: { pupilId: string; today: string },
): Promise<void> {
  await db
    .updateTable('strength')
    .set({ until_on: today })
    .where('id', '=', id)
    .where('pupil_id', '=', pupilId)
    .execute();
}
