import { isNeedCode } from '../../../basics/needs.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import { newId } from '../../../database/id.ts';
import type { NewAdvice, NewDiagnosis, NewNeed, NewScore, NewStrength } from './forms.ts';
import type { Evidence, NeedFound } from './rules.ts';

/** Everything on record that an assessment rests on. The caller has found the child through the viewer. */
export async function evidenceOf(db: SchoolDb, pupilId: string, today: string): Promise<Evidence> {
  const scores = await db
    .selectFrom('score')
    .select(['id', 'test', 'taken_on as takenOn', 'value', 'scale', 'expected'])
    .where('pupil_id', '=', pupilId)
    .orderBy('taken_on')
    .execute();
  const advice = await db
    .selectFrom('advice')
    .select(['id', 'from_name as fromName', 'profession', 'given_on as givenOn', 'words', 'audience'])
    .where('pupil_id', '=', pupilId)
    .orderBy('given_on', 'desc')
    .execute();
  const diagnoses = await db
    .selectFrom('diagnosis')
    .select(['id', 'name', 'given_by as givenBy', 'given_on as givenOn', 'audience'])
    .where('pupil_id', '=', pupilId)
    .orderBy('recorded_at')
    .execute();
  const strengths = await db
    .selectFrom('strength')
    .select(['id', 'words', 'said_by as saidBy'])
    .where('pupil_id', '=', pupilId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .orderBy('recorded_at')
    .execute();
  const observations = await db
    .selectFrom('observation')
    .innerJoin('staff', 'staff.id', 'observation.recorded_by')
    .select([
      'observation.id as id',
      'on_day as onDay',
      'at_time as atTime',
      'place',
      'words',
      'staff.name as by',
    ])
    .where('observation.pupil_id', '=', pupilId)
    .orderBy('on_day', 'desc')
    .orderBy('at_time', 'desc')
    .limit(50)
    .execute();
  return { scores, advice, diagnoses, strengths, observations, needs: await needsFound(db, pupilId, today) };
}

async function needsFound(db: SchoolDb, pupilId: string, today: string): Promise<NeedFound[]> {
  const rows = await db
    .selectFrom('need')
    .select(['id', 'need_type', 'rank', 'evidence', 'from_on as from'])
    .where('pupil_id', '=', pupilId)
    .where('from_on', '<=', today)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', today)]))
    .orderBy('rank')
    .execute();
  return rows.flatMap(({ need_type, ...row }) =>
    isNeedCode(need_type) ? [{ ...row, code: need_type }] : [],
  );
}

/** Who writes something down about whom, when; `id` is the form's own, so that a form sent twice adds once. */
export interface Adding {
  readonly id: string;
  readonly pupilId: string;
  readonly staffId: string;
  readonly today: string;
  readonly now: string;
}

export const addScore = (db: SchoolDb, score: NewScore, adding: Adding) =>
  add(db, 'score', adding, {
    test: score.test,
    taken_on: score.takenOn,
    value: score.value,
    scale: score.scale,
    expected: score.expected,
    audience: score.audience,
  });

export async function addAdvice(db: SchoolDb, advice: NewAdvice, adding: Adding): Promise<void> {
  const id = await add(db, 'advice', adding, {
    from_name: advice.fromName,
    profession: advice.profession,
    given_on: advice.givenOn,
    words: advice.words,
    audience: advice.audience,
  });
  if (id === undefined) return;
  await recordEvent(db, {
    pupil_id: adding.pupilId,
    on_day: advice.givenOn,
    at: adding.now,
    kind: 'advice',
    title: `Advice from the ${advice.profession.toLowerCase()}`,
    detail: advice.words,
    ref_kind: 'advice',
    ref_id: id,
    staff_id: adding.staffId,
    entry: { id, audience: advice.audience },
  });
}

export const addStrength = (db: SchoolDb, strength: NewStrength, adding: Adding) =>
  add(db, 'strength', adding, {
    words: strength.words,
    said_by: strength.saidBy,
    from_on: adding.today,
    until_on: null,
  });

export const addDiagnosis = (db: SchoolDb, diagnosis: NewDiagnosis, adding: Adding) =>
  add(db, 'diagnosis', adding, {
    name: diagnosis.name,
    given_by: diagnosis.givenBy,
    given_on: diagnosis.givenOn || null,
    audience: diagnosis.audience,
  });

/** Names a need with how we know it. A new first one moves the others down; a need named before is followed by its newer evidence. */
export async function addNeed(db: SchoolDb, need: NewNeed, adding: Adding): Promise<void> {
  const before = await db.selectFrom('need').select('id').where('id', '=', adding.id).executeTakeFirst();
  if (before) return;
  const held = await needsFound(db, adding.pupilId, adding.today);
  const others = held.filter(({ code }) => code !== need.code);
  const known = held.find(({ code }) => code === need.code);
  const found = { id: adding.id, code: need.code, evidence: need.evidence, rank: 0, from: adding.today };
  const place = need.isFirst
    ? 0
    : known
      ? others.filter(({ rank }) => rank < known.rank).length
      : others.length;
  const ordered: NeedFound[] = [...others.slice(0, place), found, ...others.slice(place)];
  if (known) await endNeed(db, known.id, adding.today);
  for (const [index, { id, code, evidence, rank }] of ordered.entries()) {
    if (rank === index + 1) continue;
    // A new rank is a new row, so that the order of any day can be seen again.
    if (rank > 0) await endNeed(db, id, adding.today);
    await db
      .insertInto('need')
      .values({
        ...who(adding),
        id: rank > 0 ? newId() : id,
        need_type: code,
        rank: index + 1,
        evidence,
        from_on: adding.today,
        until_on: null,
      })
      .execute();
  }
}

/** From today the need no longer holds; that it did stays on record. */
export async function endNeed(db: SchoolDb, id: string, today: string): Promise<void> {
  await db.updateTable('need').set({ until_on: today }).where('id', '=', id).execute();
}

const who = ({ id, pupilId, staffId, now }: Adding) => ({
  id,
  pupil_id: pupilId,
  recorded_by: staffId,
  recorded_at: now,
});

/** Adds a record under the form's own id. The same sent twice adds nothing; something else under that id is a record of its own. */
async function add(
  db: SchoolDb,
  table: 'score' | 'advice' | 'strength' | 'diagnosis',
  adding: Adding,
  facts: Readonly<Record<string, string | number | null>>,
): Promise<string | undefined> {
  const before = await db.selectFrom(table).selectAll().where('id', '=', adding.id).executeTakeFirst();
  const was = before as Readonly<Record<string, unknown>> | undefined;
  if (was && Object.entries(facts).every(([name, fact]) => was[name] === fact)) return undefined;
  const id = was ? newId() : adding.id;
  await db
    .insertInto(table)
    .values({ ...who(adding), ...facts, id })
    .execute();
  return id;
}
