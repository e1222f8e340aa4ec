import { isNeedCode, labelOfNeed } from '../../../basics/needs.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import type { Entry } from '../rules.ts';
import { entry } from './entry.ts';

export async function advice(db: SchoolDb, pupilId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('advice')
    .innerJoin('staff', 'staff.id', 'advice.recorded_by')
    .select([
      'advice.id as id',
      'given_on as on',
      'audience as kept',
      'staff.name as by',
      'from_name as from',
      'profession',
      'words',
    ])
    .where('advice.pupil_id', '=', pupilId)
    .execute();
  return rows.map((row) =>
    entry('advice', pupilId, row, `From ${row.from}, ${row.profession.toLowerCase()}`, [row.words]),
  );
}

export async function scores(db: SchoolDb, pupilId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('score')
    .innerJoin('staff', 'staff.id', 'score.recorded_by')
    .select([
      'score.id as id',
      'taken_on as on',
      'audience as kept',
      'staff.name as by',
      'test',
      'value',
      'scale',
      'expected',
    ])
    .where('score.pupil_id', '=', pupilId)
    .execute();
  return rows.map((row) =>
    entry('score', pupilId, row, row.test, [
      `${row.scale}: ${row.value}${row.expected === null ? '' : ` (usual at this age: ${row.expected})`}`,
    ]),
  );
}

export async function diagnoses(db: SchoolDb, pupilId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('diagnosis')
    .innerJoin('staff', 'staff.id', 'diagnosis.recorded_by')
    .select([
      'diagnosis.id as id',
      'given_on',
      'recorded_at',
      'audience as kept',
      'staff.name as by',
      'diagnosis.name as name',
      'given_by',
    ])
    .where('diagnosis.pupil_id', '=', pupilId)
    .execute();
  return rows.map((row) =>
    entry('diagnosis', pupilId, { ...row, on: row.given_on ?? row.recorded_at.slice(0, 10) }, row.name, [
      `Given by ${row.given_by}`,
    ]),
  );
}

export async function strengths(db: SchoolDb, pupilId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('strength')
    .innerJoin('staff', 'staff.id', 'strength.recorded_by')
    .select([
      'strength.id as id',
      'strength.from_on as on',
      'audience as kept',
      'staff.name as by',
      'words',
      'said_by',
    ])
    .where('strength.pupil_id', '=', pupilId)
    .where('strength.until_on', 'is', null)
    .execute();
  return rows.map((row) => entry('strength', pupilId, row, row.words, [`Said by ${row.said_by}`]));
}

export async function needs(db: SchoolDb, pupilId: string): Promise<Entry[]> {
  const rows = await db
    .selectFrom('need')
    .innerJoin('staff', 'staff.id', 'need.recorded_by')
    .select([
      'need.id as id',
      'need.from_on as on',
      'audience as kept',
      'staff.name as by',
      'need_type',
      'evidence',
    ])
    .where('need.pupil_id', '=', pupilId)
    .where('need.until_on', 'is', null)
    .execute();
  return rows.map(({ need_type: code, ...row }) =>
    entry('need', pupilId, row, isNeedCode(code) ? labelOfNeed(code) : code, [row.evidence]),
  );
}
