import type { SchoolDb } from '../../../database/connection.ts';

/** How many rows of an import added, changed, and recorded as left. */
export async function whatRunDid(
  db: SchoolDb,
  runId: string,
): Promise<{ added: number; changed: number; left: number }> {
  const rows = await db
    .selectFrom('import_row')
    .select(['verdict', 'decision', (eb) => eb.fn.countAll<number>().as('rows')])
    .where('import_id', '=', runId)
    .where('before', 'is not', null)
    .groupBy(['verdict', 'decision'])
    .execute();
  const count = (is: (verdict: string, decision: string | null) => boolean) =>
    rows
      .filter(({ verdict, decision }) => is(verdict, decision))
      .reduce((sum, row) => sum + Number(row.rows), 0);
  return {
    added: count((verdict, decision) => verdict === 'new' || (decision ?? '').startsWith('new')),
    changed: count((verdict, decision) => verdict === 'changed' || (decision ?? '').startsWith('same:')),
    left: count((verdict) => verdict === 'left'),
  };
}
