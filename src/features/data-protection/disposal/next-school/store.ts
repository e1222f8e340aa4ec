import { dateOfInstant } from '../../../../basics/dates.ts';
import type { SchoolDb } from '../../../../database/connection.ts';
import type { WithNextSchool } from '../rules.ts';

/** Children who have left and whose file was last made for another school, with which and since when; the newest first. */
export async function withNextSchool(db: SchoolDb): Promise<WithNextSchool[]> {
  const moves = await db
    .selectFrom('hand_over')
    .innerJoin('pupil', 'pupil.id', 'hand_over.pupil_id')
    .select([
      'pupil.id as id',
      'forename',
      'surname',
      'known_as as knownAs',
      'direction',
      'other_school as to',
      'at',
    ])
    .where('pupil.left_on', 'is not', null)
    .orderBy('at')
    .orderBy('hand_over.id')
    .execute();
  return [...new Map(moves.map((move) => [move.id, move])).values()]
    .filter(({ direction }) => direction === 'out')
    .map(({ id, forename, surname, knownAs, to, at }) => ({
      id,
      forename,
      surname,
      knownAs,
      to,
      on: dateOfInstant(at),
    }))
    .toReversed();
}
