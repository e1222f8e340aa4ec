import { problemLog } from '../../log/log.ts';
import type { Viewer } from '../../basics/viewer.ts';
import type { Database } from '../../database/connection.ts';
import { carryOn } from './process.ts';
import { recogniseText } from './read-file/encoding.ts';
import type { Applied } from './rules/run.ts';
import { applyRun } from './store/apply.ts';
import { leaveOutUndecided } from './store/rows.ts';
import { beginRun, findRun } from './store/runs.ts';

/**
 * Reads, judges and brings in a list of pupils without a person: for invented schools and for measuring. Doubtful rows are
 * left out, nobody leaves, and columns that are not recognised make it fail.
 */
export async function bringInPupils(
  database: Database,
  viewer: Viewer,
  bytes: Uint8Array,
  { today, now }: { today: string; now: string },
): Promise<Applied> {
  const db = database.ofSchool(viewer.schoolId);
  const { text, ...encoding } = recogniseText(bytes);
  const runId = await beginRun(db, viewer, { kind: 'pupils', name: 'list.csv', text, encoding }, now);
  await carryOn({ database, log: problemLog, schoolId: viewer.schoolId, runId, today });
  const run = await findRun(db, runId);
  if (run?.status !== 'preview')
    throw new Error(`The list could not be read: ${run?.problem ?? 'columns are not recognised'}`);
  return db.transaction().execute(async (trx) => {
    await leaveOutUndecided(trx, runId);
    return applyRun(trx, viewer, run, { leftHaveLeft: false, today, now });
  });
}
