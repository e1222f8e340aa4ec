import { isNeedCode, type NeedCode } from '../../../basics/needs.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { StatusPeriod } from '../rules.ts';
import type { CurrentStatus, HeldNeed, RecordedPeriod, WithdrawnPeriod } from './rules.ts';

/** Everything ever recorded of a child's place on the register, earliest first: what counts, and what was withdrawn. */
export async function registerHistory(
  db: SchoolDb,
  pupilId: string,
): Promise<{ counts: RecordedPeriod[]; withdrawn: WithdrawnPeriod[] }> {
  const rows = await db
    .selectFrom('sen_period')
    .innerJoin('staff', 'staff.id', 'sen_period.recorded_by')
    .leftJoin('staff as withdrawer', 'withdrawer.id', 'sen_period.withdrawn_by')
    .selectAll('sen_period')
    .select(['staff.name as recorder', 'withdrawer.name as withdrawer'])
    .where('sen_period.pupil_id', '=', pupilId)
    .orderBy('sen_period.from_on')
    .orderBy('sen_period.id')
    .execute();
  const counts: RecordedPeriod[] = [];
  const withdrawn: WithdrawnPeriod[] = [];
  for (const row of rows) {
    const period: RecordedPeriod = {
      id: row.id,
      from: row.from_on,
      ...(row.until_on ? { until: row.until_on } : {}),
      status: row.status,
      ...(row.notice_id ? { noticeId: row.notice_id } : {}),
      basis: row.basis ?? undefined,
      endedBecause: row.ended_because ?? undefined,
      recordedBy: row.recorder,
      recordedAt: row.recorded_at,
    };
    if (row.withdrawn_at === null) counts.push(period);
    else
      withdrawn.push({
        ...period,
        withdrawnBecause: row.withdrawn_because ?? '',
        withdrawnBy: row.withdrawer ?? '',
        withdrawnAt: row.withdrawn_at,
      });
  }
  return { counts, withdrawn };
}

export interface Recording {
  readonly pupilId: string;
  readonly staffId: string;
  readonly now: string;
  /** Why there is no notice. */
  readonly basis?: string | undefined;
  /** Why what was open has ended. */
  readonly because?: string | undefined;
}

/** Stores the history that a rule has given: closes what it closed, adds what is new, changes nothing else. */
export async function saveHistory(
  db: SchoolDb,
  before: readonly RecordedPeriod[],
  after: readonly StatusPeriod[],
  recording: Recording,
): Promise<void> {
  const known = new Map(before.map((period) => [period.id, period]));
  for (const period of after as readonly Partial<RecordedPeriod & StatusPeriod>[]) {
    const was = period.id === undefined ? undefined : known.get(period.id);
    if (was && was.until === period.until) continue;
    if (was) {
      await db
        .updateTable('sen_period')
        .set({ until_on: period.until ?? null, ended_because: recording.because ?? null })
        .where('id', '=', was.id)
        .execute();
    } else {
      await addPeriod(db, period as StatusPeriod, recording);
    }
  }
}

export async function addPeriod(db: SchoolDb, period: StatusPeriod, recording: Recording): Promise<void> {
  await db
    .insertInto('sen_period')
    .values({
      id: newId(),
      pupil_id: recording.pupilId,
      status: period.status,
      from_on: period.from,
      until_on: period.until ?? null,
      notice_id: period.noticeId ?? null,
      basis: recording.basis ?? null,
      ended_because: null,
      recorded_by: recording.staffId,
      recorded_at: recording.now,
    })
    .execute();
}

/** Sets a wrong entry aside, for good and in sight. */
export async function withdrawPeriod(
  db: SchoolDb,
  id: string,
  { because, staffId, now }: { because: string; staffId: string; now: string },
): Promise<void> {
  await db
    .updateTable('sen_period')
    .set({ withdrawn_because: because, withdrawn_by: staffId, withdrawn_at: now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The notice with which SEN support may be recorded: of this child, and of this kind. */
export async function noticeOfSenSupport(
  db: SchoolDb,
  pupilId: string,
  noticeId: string,
): Promise<{ id: string; at: string } | undefined> {
  return db
    .selectFrom('notice')
    .select(['id', 'created_at as at'])
    .where('id', '=', noticeId)
    .where('pupil_id', '=', pupilId)
    .where('kind', '=', 'sen-support-begins')
    .executeTakeFirst();
}

/** What each of these children is recorded as today. A child who is not on the register is not in the map. */
export async function currentStatus(
  db: SchoolDb,
  pupilIds: readonly string[],
  today: string,
): Promise<Map<string, CurrentStatus>> {
  if (!pupilIds.length) return new Map();
  const rows = await db
    .selectFrom('sen_period')
    .select(['pupil_id', 'status', 'from_on'])
    .where('pupil_id', 'in', pupilIds)
    .where('withdrawn_at', 'is', null)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .orderBy('from_on')
    .execute();
  return new Map(rows.map((row) => [row.pupil_id, { status: row.status, since: row.from_on }]));
}

/** Each child's needs of today, most significant first. */
export async function needsOf(
  db: SchoolDb,
  pupilIds: readonly string[],
  today: string,
): Promise<Map<string, HeldNeed[]>> {
  const needs = new Map<string, HeldNeed[]>();
  if (!pupilIds.length) return needs;
  const rows = await db
    .selectFrom('need')
    .select(['id', 'pupil_id', 'need_type', 'rank', 'evidence', 'from_on', 'until_on'])
    .where('pupil_id', 'in', pupilIds)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .orderBy('rank')
    .execute();
  for (const row of rows) {
    if (!isNeedCode(row.need_type)) continue;
    const { pupil_id, need_type, from_on, until_on, ...rest } = row;
    const held = { ...rest, code: need_type, from: from_on, until: until_on ?? undefined };
    const own = needs.get(pupil_id);
    if (own) own.push(held);
    else needs.set(pupil_id, [held]);
  }
  return needs;
}

export interface NewNeeds {
  readonly pupilId: string;
  readonly from: string;
  readonly today: string;
  /** How we know. */
  readonly evidence: string;
  readonly staffId: string;
  readonly now: string;
}

/** Adds needs below those the child has already, in the order given; one that is held stays as it is. */
export async function addNeeds(db: SchoolDb, codes: readonly NeedCode[], given: NewNeeds): Promise<void> {
  const held = (await needsOf(db, [given.pupilId], given.today)).get(given.pupilId) ?? [];
  let rank = Math.max(0, ...held.map((need) => need.rank));
  for (const need_type of codes) {
    if (held.some(({ code }) => code === need_type)) continue;
    rank += 1;
    await db
      .insertInto('need')
      .values({
        id: newId(),
        pupil_id: given.pupilId,
        need_type,
        rank,
        evidence: given.evidence,
        from_on: given.from,
        until_on: null,
        recorded_by: given.staffId,
        recorded_at: given.now,
      })
      .execute();
  }
}
