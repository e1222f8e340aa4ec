import type { KeptAudience } from '../../../basics/audience.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import { newId } from '../../../database/id.ts';
import { visibleTo } from '../../../database/visible-pupils.ts';
import type { Observation } from './rules.ts';

/** What was seen of a child, newest first. The caller has found the child. */
export async function observationsOf(db: SchoolDb, pupilId: string): Promise<Observation[]> {
  return db
    .selectFrom('observation')
    .innerJoin('staff', 'staff.id', 'observation.recorded_by')
    .select([
      'observation.id as id',
      'observation.on_day as on',
      'observation.at_time as at',
      'observation.place as place',
      'observation.words as words',
      'observation.audience as audience',
      'staff.name as by',
    ])
    .where('observation.pupil_id', '=', pupilId)
    .orderBy('observation.on_day', 'desc')
    .orderBy('observation.at_time', 'desc')
    .orderBy('observation.id', 'desc')
    .execute();
}

export interface ChildToChoose {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly yearGroup: string;
}

/** The children one may observe: those one works with; for whoever sees the whole school, those on the register, and one more if asked. */
export async function childrenToObserve(
  db: SchoolDb,
  viewer: Viewer,
  today: string,
  alsoPupilId: string | undefined,
): Promise<ChildToChoose[]> {
  const isOwn = viewer.role === 'teacher' || viewer.role === 'assistant';
  return db
    .selectFrom('pupil')
    .select(['pupil.id as id', 'forename', 'surname', 'known_as as knownAs', 'year_group as yearGroup'])
    .where((eb) => eb.or([eb('pupil.left_on', 'is', null), eb('pupil.left_on', '>=', today)]))
    .where(visibleTo(viewer, today))
    .$if(!isOwn, (question) =>
      question.where((eb) =>
        eb.or([
          eb('pupil.id', '=', alsoPupilId ?? ''),
          eb.exists(
            eb
              .selectFrom('sen_period')
              .select('sen_period.id')
              .whereRef('sen_period.pupil_id', '=', 'pupil.id')
              .where('sen_period.until_on', 'is', null)
              .where('sen_period.withdrawn_at', 'is', null),
          ),
        ]),
      ),
    )
    .orderBy('forename')
    .orderBy('surname')
    .execute();
}

interface NewObservation {
  readonly pupilId: string;
  readonly on: string;
  readonly at: string;
  readonly place: string;
  readonly words: string;
  readonly audience: KeptAudience;
  readonly by: Viewer;
  readonly now: string;
}

/** Keeps what was seen. The caller has made sure that this viewer may see the child. */
export async function recordObservation(db: SchoolDb, seen: NewObservation): Promise<void> {
  const id = newId();
  await db
    .insertInto('observation')
    .values({
      id,
      pupil_id: seen.pupilId,
      on_day: seen.on,
      at_time: seen.at,
      place: seen.place,
      words: seen.words,
      audience: seen.audience,
      recorded_by: seen.by.staffId,
      recorded_at: seen.now,
    })
    .execute();
  await recordEvent(db, {
    pupil_id: seen.pupilId,
    on_day: seen.on,
    at: seen.now,
    kind: 'observation',
    title: `Observed: ${seen.place}, ${seen.at}`,
    detail: seen.words,
    ref_kind: 'observation',
    ref_id: id,
    staff_id: seen.by.staffId,
    entry: { id, audience: seen.audience },
  });
}
