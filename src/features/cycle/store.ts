import type { SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';

export interface Cycle {
  readonly id: string;
  readonly number: number;
  readonly startedOn: string;
}

/** The child's open cycle, if there is one. */
export async function openCycleOf(db: SchoolDb, pupilId: string): Promise<Cycle | undefined> {
  return db
    .selectFrom('cycle')
    .select(['id', 'number', 'started_on as startedOn'])
    .where('pupil_id', '=', pupilId)
    .where('ended_on', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst();
}

/** The open cycle, or the next one begun today. */
export async function cycleFor(db: SchoolDb, pupilId: string, today: string): Promise<Cycle> {
  return (await openCycleOf(db, pupilId)) ?? beginCycle(db, pupilId, today);
}

/** Ends the open cycle and begins the next. */
export async function nextCycle(db: SchoolDb, pupilId: string, today: string): Promise<Cycle> {
  await endCycle(db, pupilId, today);
  return beginCycle(db, pupilId, today);
}

export async function endCycle(db: SchoolDb, pupilId: string, today: string): Promise<void> {
  await db
    .updateTable('cycle')
    .set({ ended_on: today })
    .where('pupil_id', '=', pupilId)
    .where('ended_on', 'is', null)
    .execute();
}

async function beginCycle(db: SchoolDb, pupilId: string, today: string): Promise<Cycle> {
  const last = await db
    .selectFrom('cycle')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('pupil_id', '=', pupilId)
    .executeTakeFirst();
  const cycle = { id: newId(), number: Number(last?.number ?? 0) + 1, startedOn: today };
  await db
    .insertInto('cycle')
    .values({ id: cycle.id, pupil_id: pupilId, number: cycle.number, started_on: today, ended_on: null })
    .execute();
  return cycle;
}
