import { isYoungPerson } from '../../../basics/academic-year.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import type { MondayFacts } from '../facts.ts';

/** Children on SEN support, the plan that is in force for each, and their parents' meetings. */
export async function supported(db: SchoolDb, today: string): Promise<MondayFacts['supported']> {
  const children = await db
    .selectFrom('sen_period')
    .innerJoin('pupil', 'pupil.id', 'sen_period.pupil_id')
    .leftJoin('document', (join) =>
      join
        .onRef('document.pupil_id', '=', 'sen_period.pupil_id')
        .on('document.kind', '=', 'plan')
        .on('document.status', '=', 'finished'),
    )
    .select([
      'sen_period.pupil_id as pupilId',
      'sen_period.from_on as since',
      'document.finished_at as livePlanSince',
    ])
    .where('sen_period.status', '=', 'K')
    .where('sen_period.withdrawn_at', 'is', null)
    .where('sen_period.from_on', '<=', today)
    .where((eb) => eb.or([eb('sen_period.until_on', 'is', null), eb('sen_period.until_on', '>', today)]))
    .where((eb) => eb.or([eb('pupil.left_on', 'is', null), eb('pupil.left_on', '>', today)]))
    .execute();
  const held = await db
    .selectFrom('meeting')
    .select(['pupil_id', 'held_on'])
    .where('held_on', 'is not', null)
    .execute();
  const meetings = Map.groupBy(held, ({ pupil_id }) => pupil_id);
  return children.map(({ pupilId, since, livePlanSince }) => ({
    pupilId,
    since,
    livePlanSince: livePlanSince ?? undefined,
    meetings: (meetings.get(pupilId) ?? []).map(({ held_on }) => ({ heldOn: held_on! })),
  }));
}

/** Those on the register who are about to become young people and have no address of their own recorded yet. */
export async function comingOfAge(db: SchoolDb, today: string): Promise<MondayFacts['comingOfAge']> {
  const earliest = `${Number(today.slice(0, 4)) - 17}-09-01`;
  const latest = `${Number(today.slice(0, 4)) - 15}-08-31`;
  const pupils = await db
    .selectFrom('pupil')
    .innerJoin('sen_period', 'sen_period.pupil_id', 'pupil.id')
    .leftJoin('contact', (join) =>
      join.onRef('contact.pupil_id', '=', 'pupil.id').on('contact.relation', '=', 'Self'),
    )
    .select(['pupil.id as pupilId', 'pupil.date_of_birth as dateOfBirth'])
    .where('pupil.date_of_birth', '>=', earliest)
    .where('pupil.date_of_birth', '<=', latest)
    .where('contact.id', 'is', null)
    .where('sen_period.withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('sen_period.until_on', 'is', null), eb('sen_period.until_on', '>', today)]))
    .where((eb) => eb.or([eb('pupil.left_on', 'is', null), eb('pupil.left_on', '>', today)]))
    .execute();
  return pupils.filter(({ dateOfBirth }) => !isYoungPerson(dateOfBirth, today));
}

/** The names of the children that the tasks are about. */
export async function namesOf(db: SchoolDb, pupilIds: readonly string[]) {
  if (!pupilIds.length)
    return new Map<
      string,
      { forename: string; surname: string; knownAs: string | null; yearGroup: string }
    >();
  const rows = await db
    .selectFrom('pupil')
    .select(['id', 'forename', 'surname', 'known_as as knownAs', 'year_group as yearGroup'])
    .where('id', 'in', pupilIds)
    .execute();
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}
