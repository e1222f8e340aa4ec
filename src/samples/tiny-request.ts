import type { SchoolDb } from '../database/connection.ts';
import type { AccessTables } from '../database/tables/access.ts';
import { newId } from '../database/id.ts';
import type { Insertable } from 'kysely';

interface Asked {
  readonly pupilId: string;
  /** Who of the staff wrote it down. */
  readonly staffId: string;
}

/** Somebody asks for a copy of what is held of a child, in a letter that came on 20 November 2026. Gives the id of the request. */
export async function askedForCopy(
  db: SchoolDb,
  { pupilId, staffId }: Asked,
  otherwise: Partial<Insertable<AccessTables['access_request']>> = {},
): Promise<string> {
  const id = newId();
  await db
    .insertInto('access_request')
    .values({
      id,
      pupil_id: pupilId,
      kind: 'subject-access',
      asked_as: 'parent',
      asked_by: 'Rukia Begum',
      received_on: '2026-11-20',
      way: 'letter',
      words: null,
      authority: null,
      gathered_at: null,
      tells_left_out: 'yes',
      ended_on: null,
      ended_how: null,
      ended_note: null,
      recorded_by: staffId,
      recorded_at: '2026-11-20T09:00:00.000Z',
      ...otherwise,
    })
    .execute();
  return id;
}
