import type { Kysely } from 'kysely';
import { hoursAfter } from '../../basics/dates.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';
import type { Known, Reason, Row, Staff, Travelling } from './rules.ts';

/** The key with which this school signs; undefined until it has handed over its first file. */
export async function keyOf(db: SchoolDb): Promise<{ publicKey: string; privateKey: string } | undefined> {
  return db
    .selectFrom('school_key')
    .select(['public_key as publicKey', 'private_key as privateKey'])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

export async function keepKey(
  db: SchoolDb,
  { publicKey, privateKey }: { publicKey: string; privateKey: string },
  now: string,
): Promise<void> {
  await db
    .insertInto('school_key')
    .values({ id: newId(), public_key: publicKey, private_key: privateKey, made_at: now })
    .execute();
}

/** Everybody who ever worked here, by what a record says of who wrote it. */
export async function authors(db: SchoolDb): Promise<Staff[]> {
  return db.selectFrom('staff').select(['id', 'name', 'role', 'job_title as jobTitle']).execute();
}

export interface NewHandOver {
  readonly pupilId: string;
  readonly direction: 'out' | 'in';
  readonly otherSchool: string;
  readonly reason: Reason;
  readonly leftOn: string;
  readonly at: string;
  readonly staffId: string;
  readonly digest: string;
  readonly fingerprint: string;
  readonly rowCount: number;
}

export async function noteHandOver(db: SchoolDb, one: NewHandOver): Promise<void> {
  await db
    .insertInto('hand_over')
    .values({
      id: newId(),
      pupil_id: one.pupilId,
      direction: one.direction,
      other_school: one.otherSchool,
      reason: one.reason,
      left_on: one.leftOn,
      at: one.at,
      staff_id: one.staffId,
      digest: one.digest,
      fingerprint: one.fingerprint,
      row_count: one.rowCount,
    })
    .execute();
}

export interface HandOverLine {
  readonly direction: 'out' | 'in';
  readonly otherSchool: string;
  readonly at: string;
  readonly by: string;
  readonly fingerprint: string;
  readonly digest: string;
}

/** Files of a child that went out or came in, newest first. */
export async function handOversOf(db: SchoolDb, pupilId: string): Promise<HandOverLine[]> {
  return handOvers(db).where('pupil_id', '=', pupilId).orderBy('at', 'desc').execute();
}

/** Whether this very file was taken in before, and which keys files from a school of this name had. */
export async function earlierFiles(
  db: SchoolDb,
  { digest, otherSchool }: { digest: string; otherSchool: string },
): Promise<{ isTakenIn: boolean; fingerprints: readonly string[] }> {
  const rows = await handOvers(db)
    .where('direction', '=', 'in')
    .where((eb) => eb.or([eb('digest', '=', digest), eb('other_school', '=', otherSchool)]))
    .execute();
  return {
    isTakenIn: rows.some((row) => row.digest === digest),
    fingerprints: [
      ...new Set(rows.filter((row) => row.otherSchool === otherSchool).map(({ fingerprint }) => fingerprint)),
    ],
  };
}

const handOvers = (db: SchoolDb) =>
  db
    .selectFrom('hand_over')
    .innerJoin('staff', 'staff.id', 'hand_over.staff_id')
    .select(['direction', 'other_school as otherSchool', 'at', 'staff.name as by', 'fingerprint', 'digest']);

/** Keeps an opened file for as long as somebody looks at it. Older ones, of anybody, go. */
export async function keepReceived(
  db: SchoolDb,
  content: Uint8Array,
  staffId: string,
  now: string,
): Promise<string> {
  await db.deleteFrom('file_received').where('at', '<', hoursAfter(now, -24)).execute();
  const id = newId();
  await db
    .insertInto('file_received')
    .values({ id, at: now, staff_id: staffId, content: Buffer.from(content).toString('base64') })
    .execute();
  return id;
}

/** A file that somebody of this school is looking at. */
export async function received(db: SchoolDb, id: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('file_received').select('content').where('id', '=', id).executeTakeFirst();
  return row && Buffer.from(row.content, 'base64');
}

export async function forgetReceived(db: SchoolDb, id: string): Promise<void> {
  await db.deleteFrom('file_received').where('id', '=', id).execute();
}

/** Children here who may be the child of a file. */
export async function perhapsTheSame(db: SchoolDb, child: Known): Promise<Known[]> {
  return db
    .selectFrom('pupil')
    .select(['id', 'upn', 'surname', 'forename', 'date_of_birth as dateOfBirth'])
    .where((eb) =>
      eb.or([
        eb('date_of_birth', '=', child.dateOfBirth),
        eb('id', '=', child.id),
        ...(child.upn === null ? [] : [eb('upn', '=', child.upn)]),
      ]),
    )
    .execute();
}

export interface ContactHere {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
}

export async function contactsOf(db: SchoolDb, pupilId: string): Promise<ContactHere[]> {
  return db
    .selectFrom('contact')
    .select(['id', 'name', 'relation'])
    .where('pupil_id', '=', pupilId)
    .execute();
}

const asAny = (db: SchoolDb) => db as unknown as Kysely<Record<string, Record<string, unknown>>>;

/** Of these ids of a table, those that are here already, with the child they belong to. */
export async function alreadyHere(
  db: SchoolDb,
  table: Travelling,
  ids: readonly string[],
): Promise<{ id: string; pupilId: string }[]> {
  const found: { id: string; pupilId: string }[] = [];
  for (let at = 0; at < ids.length; at += 500)
    found.push(
      ...((await asAny(db)
        .selectFrom(table)
        .select(['id', 'pupil_id as pupilId'])
        .where('id', 'in', ids.slice(at, at + 500))
        .execute()) as { id: string; pupilId: string }[]),
    );
  return found;
}

/** Adds rows; those whose key is here already stay as they are. Gives how many were new. */
export async function addRows(db: SchoolDb, table: string, rows: readonly Row[]): Promise<number> {
  let added = 0;
  for (let at = 0; at < rows.length; at += 200) {
    const { numInsertedOrUpdatedRows } = await asAny(db)
      .insertInto(table)
      .values(rows.slice(at, at + 200))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    added += Number(numInsertedOrUpdatedRows ?? 0n);
  }
  return added;
}

/** Authors of another school: named as such, without a way in, gone the day before anybody could look. */
export async function addAuthors(
  db: SchoolDb,
  staff: readonly Staff[],
  { from, until }: { from: string; until: string },
): Promise<void> {
  await addRows(
    db,
    'staff',
    staff.map(({ id, name, role, jobTitle }) => ({
      id,
      account_id: null,
      name,
      email: `${id}@elsewhere.invalid`,
      role,
      job_title: `${jobTitle ? `${jobTitle}, ` : ''}${from}`.slice(0, 120),
      from_on: until,
      until_on: until,
    })),
  );
}
