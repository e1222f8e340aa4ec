import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { SchoolSchema } from '../../../database/schema.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';
import type { MissedReason, SessionOutcome } from '../rules.ts';
import {
  isPlannedOn,
  isSameRecord,
  readSittingKey,
  sitting,
  type Session,
  type SessionRecord,
  type Sitting,
} from './rules.ts';

/** Sessions that one gives oneself, those of the children one teaches, or (SENCO) everybody's. */
export type Whose = 'mine' | 'class' | 'all';

type Provisions = ExpressionBuilder<SchoolSchema, 'provision' | 'pupil'>;

/** The sessions of some days, each with what was said of it last. Nothing is asked of the calendar here. */
export async function sessionsOn(
  db: SchoolDb,
  viewer: Viewer,
  whose: Whose,
  days: readonly string[],
): Promise<Map<string, Session[]>> {
  const [first, last] = [days.toSorted()[0]!, days.toSorted().at(-1)!];
  const rows = await provisions(db)
    .where('provision.minutes', 'is not', null)
    .where('provision.starts_on', '<=', last)
    .where((eb) => eb.or([eb('provision.ends_on', 'is', null), eb('provision.ends_on', '>=', first)]))
    .where(isTheirs(viewer, whose, first))
    .where(visibleTo(viewer, first))
    .orderBy('pupil.forename')
    .orderBy('pupil.surname')
    .execute();
  const planned = new Map(days.map((day) => [day, rows.filter((row) => isOn(row, day))]));
  const records = await newestRecords(db, rows, days);
  return new Map(
    [...planned].map(([day, those]) => [
      day,
      those.map((row) => asSession(row, records.get(`${day} ${row.id}`))),
    ]),
  );
}

/** One sitting of a day, if this person may say something about it. A child's own session may be on any day: an extra one. */
export async function findSitting(
  db: SchoolDb,
  viewer: Viewer,
  day: string,
  key: string,
): Promise<Sitting | undefined> {
  const asked = readSittingKey(key);
  if (!asked || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const rows = await provisions(db)
    .leftJoin('session_record', (join) =>
      join.onRef('session_record.provision_id', '=', 'provision.id').on('session_record.on_day', '=', day),
    )
    .select(['session_record.id as recordId', ...recordColumns])
    .where((eb) =>
      'provisionId' in asked
        ? eb('provision.id', '=', asked.provisionId)
        : eb('provision.group_id', '=', asked.groupId),
    )
    .where('provision.starts_on', '<=', day)
    .where((eb) => eb.or([eb('provision.ends_on', 'is', null), eb('provision.ends_on', '>=', day)]))
    .where(
      isTheirs(viewer, viewer.role === 'senco' ? 'all' : viewer.role === 'teacher' ? 'class' : 'mine', day),
    )
    .where(visibleTo(viewer, day))
    .orderBy('pupil.forename')
    .orderBy('pupil.surname')
    .orderBy('session_record.recorded_at')
    .orderBy('session_record.id')
    .execute();
  const newest = new Map(rows.map((row) => [row.id, row]));
  const sessions = [...newest.values()]
    .filter((row) => 'provisionId' in asked || (row.startsAt ?? '') === asked.startsAt)
    .filter((row) => 'provisionId' in asked || isPlannedOn(row.weekdays, day))
    .map((row) => asSession(row, row.recordId ? row : undefined));
  return sessions.length ? sitting(key, day, sessions) : undefined;
}

/** Writes what is new. Nothing is overwritten; what was already said is not said twice. Gives how many were written. */
export async function logSessions(
  db: SchoolDb,
  { day, sessions }: Sitting,
  records: ReadonlyMap<string, SessionRecord>,
  by: { staffId: string; now: string },
): Promise<number> {
  const fresh = sessions.flatMap((session) => {
    const record = records.get(session.provisionId);
    return record && !isSameRecord(session.record, record) ? [{ session, record }] : [];
  });
  if (!fresh.length) return 0;
  await db
    .insertInto('session_record')
    .values(
      fresh.map(({ session, record }) => ({
        id: newId(),
        pupil_id: session.pupilId,
        provision_id: session.provisionId,
        on_day: day,
        starts_at: session.startsAt,
        state: record.state,
        reason: record.reason ?? null,
        minutes: record.minutes,
        note: record.note ?? null,
        recorded_by: by.staffId,
        recorded_at: by.now,
      })),
    )
    .execute();
  return fresh.length;
}

export interface PastRecord extends SessionRecord {
  readonly by: string;
  readonly at: string;
}

/** Everything that was said about one session, newest first. The caller has found the session. */
export async function recordsOf(db: SchoolDb, provisionId: string, day: string): Promise<PastRecord[]> {
  const rows = await db
    .selectFrom('session_record')
    .innerJoin('staff', 'staff.id', 'session_record.recorded_by')
    .select([...recordColumns, 'staff.name as by', 'session_record.recorded_at as at'])
    .where('session_record.provision_id', '=', provisionId)
    .where('session_record.on_day', '=', day)
    .orderBy('session_record.recorded_at', 'desc')
    .orderBy('session_record.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...asRecord(row), by: row.by, at: row.at }));
}

const recordColumns = [
  'session_record.state as state',
  'session_record.reason as reason',
  'session_record.minutes as given',
  'session_record.note as note',
] as const;

function provisions(db: SchoolDb) {
  return db
    .selectFrom('provision')
    .innerJoin('pupil', 'pupil.id', 'provision.pupil_id')
    .leftJoin('support_group', 'support_group.id', 'provision.group_id')
    .select([
      'provision.id as id',
      'provision.pupil_id as pupilId',
      'pupil.forename as forename',
      'pupil.surname as surname',
      'pupil.known_as as knownAs',
      'provision.what as what',
      'provision.who as who',
      'provision.group_id as groupId',
      'support_group.name as groupName',
      'provision.weekdays as weekdays',
      'provision.starts_at as startsAt',
      'provision.minutes as minutes',
      'provision.place as place',
      'provision.starts_on as startsOn',
      'provision.ends_on as endsOn',
    ]);
}

/** A teacher logs for the children of the own class too, since the teacher stays responsible (Code 6.52). */
function isTheirs(viewer: Viewer, whose: Whose, day: string): (eb: Provisions) => Expression<SqlBool> {
  return (eb) => {
    if (whose === 'all' && viewer.role === 'senco') return eb.lit(true);
    // Lists that SQL makes once, so that its indexes find the few rows that are theirs.
    const given = [
      eb('provision.staff_id', '=', viewer.staffId),
      eb(
        'provision.group_id',
        'in',
        eb.selectFrom('support_group as led').select('led.id').where('led.led_by', '=', viewer.staffId),
      ),
    ];
    if (whose === 'mine' || viewer.role === 'assistant') return eb.or(given);
    const taught = eb(
      'provision.pupil_id',
      'in',
      eb
        .selectFrom('class_pupil')
        .innerJoin('class_staff', 'class_staff.class_id', 'class_pupil.class_id')
        .select('class_pupil.pupil_id')
        .where('class_staff.staff_id', '=', viewer.staffId)
        .where('class_staff.part', '=', 'teacher')
        .where((w) => w.or([w('class_pupil.until_on', 'is', null), w('class_pupil.until_on', '>=', day)]))
        .where((w) => w.or([w('class_staff.until_on', 'is', null), w('class_staff.until_on', '>=', day)])),
    );
    return eb.or([...given, taught]);
  };
}

async function newestRecords(db: SchoolDb, rows: readonly { id: string }[], days: readonly string[]) {
  if (!rows.length) return new Map<string, RecordRow>();
  const records = await db
    .selectFrom('session_record')
    .select(['provision_id as provisionId', 'on_day as day', ...recordColumns])
    .where(
      'provision_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('on_day', 'in', days)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return new Map(records.map((record) => [`${record.day} ${record.provisionId}`, record as RecordRow]));
}

interface RecordRow {
  readonly state: SessionOutcome | null;
  readonly reason: string | null;
  readonly given: number | null;
  readonly note: string | null;
}

type ProvisionRow = Awaited<ReturnType<ReturnType<typeof provisions>['execute']>>[number];

function isOn({ weekdays, startsOn, endsOn }: ProvisionRow, day: string): boolean {
  return isPlannedOn(weekdays, day) && startsOn <= day && (endsOn === null || endsOn >= day);
}

function asSession(row: ProvisionRow, record: RecordRow | undefined): Session {
  return {
    provisionId: row.id,
    pupilId: row.pupilId,
    forename: row.forename,
    surname: row.surname,
    knownAs: row.knownAs,
    what: row.what,
    adult: row.who ?? undefined,
    groupId: row.groupId ?? undefined,
    groupName: row.groupName ?? undefined,
    startsAt: row.startsAt ?? '',
    minutes: row.minutes ?? 0,
    place: row.place ?? undefined,
    record: record && asRecord(record),
  };
}

function asRecord({ state, reason, given, note }: RecordRow): SessionRecord {
  return {
    state: state ?? 'held',
    reason: (reason as MissedReason | null) ?? undefined,
    minutes: given ?? 0,
    note: note ?? undefined,
  };
}
