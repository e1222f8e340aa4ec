import { sql } from 'kysely';
import type { Database } from '../../src/database/connection.ts';
import type { People } from './people.ts';

/**
 * What is wrong with the data, held against what people were told: something saved that is not there, something there twice, a
 * half of a transaction, or a page that was shown and not written down. Empty when all is well.
 */
export async function findings(database: Database, schoolId: string, people: People): Promise<string[]> {
  const db = database.ofSchool(schoolId);
  const concerns = await db.selectFrom('concern').select(['id', 'words', 'pupil_id']).execute();
  const events = await db.selectFrom('event').select('ref_id').where('kind', '=', 'concern').execute();
  const lines = await db
    .selectFrom('audit')
    .select(['action', 'pupil_id'])
    .where('subject', '=', 'concern')
    .execute();
  const tokens = await db.selectFrom('submission').select(['token', 'location']).execute();
  const found: string[] = [];

  const there = Map.groupBy(concerns, ({ words }) => words);
  const known = new Set([...people.saved.keys(), ...people.unsure.map(({ words }) => words)]);
  for (const words of people.saved.keys())
    if (!there.has(words)) found.push(`lost: ${words} was acknowledged`);
  for (const [words, all] of there) {
    if (all.length > 1) found.push(`twice: ${words} is there ${all.length} times`);
    if (!known.has(words)) found.push(`invented: ${words} was never sent`);
  }

  // One transaction: the concern, its event on the timeline, its line of the audit, and the token of the form.
  const ids = concerns.map(({ id }) => id);
  found.push(
    ...half(
      'event',
      ids,
      events.map(({ ref_id }) => String(ref_id)),
    ),
  );
  found.push(
    ...half(
      'token',
      ids,
      tokens.map(({ location }) => location.split('/').at(-1)!),
    ),
  );
  for (const [pupil, all] of Map.groupBy(concerns, (concern) => concern.pupil_id)) {
    const raised = lines.filter((line) => line.action === 'raised' && line.pupil_id === pupil).length;
    if (raised !== all.length) found.push(`half: ${all.length} concerns and ${raised} lines of the audit`);
  }
  const read = lines.filter(({ action }) => action === 'read').length;
  if (read < people.shown) found.push(`unseen: shown ${people.shown} times, written down ${read} times`);
  return [...found, ...(await ofTheFile(database))];
}

function half(what: string, ids: readonly string[], named: readonly string[]): string[] {
  const [concerns, others] = [new Set(ids), new Set(named)];
  const without = ids.filter((id) => !others.has(id)).length;
  const alone = named.filter((id) => !concerns.has(id)).length;
  const twice = named.length - others.size;
  return without || alone || twice
    ? [`half: ${without} concerns without ${what}, ${alone} of ${what} without a concern, ${twice} twice`]
    : [];
}

async function ofTheFile({ dialect }: Database): Promise<string[]> {
  if (dialect.name === 'postgres') return [];
  const damage = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(dialect.owner);
  const keys = await sql`pragma foreign_key_check`.execute(dialect.owner);
  return [
    ...damage.rows.map((row) => row.integrity_check).filter((said) => said !== 'ok'),
    ...(keys.rows.length ? [`half: ${keys.rows.length} rows point to what is not there`] : []),
  ];
}
