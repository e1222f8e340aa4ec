import type { SchoolDb } from '../../database/connection.ts';
import { calendarOf } from '../school/index.ts';
import { currentStatus } from '../sen-register/index.ts';
import { meetingsWithParents } from './arrange/store.ts';
import { meetingsThisYear, type MeetingCount } from './rules.ts';

/** A child's meetings with the parents this school year, against at least three (Code 6.65). */
export async function meetingsOf(db: SchoolDb, pupilId: string, today: string): Promise<MeetingCount> {
  const held = (await meetingsWithParents(db, [pupilId])).get(pupilId) ?? [];
  const since = (await currentStatus(db, [pupilId], today)).get(pupilId);
  return meetingsThisYear(held, today, await calendarOf(db), since?.since);
}
