import type { SchoolDb } from '../../../database/connection.ts';
import type { ListKind } from '../rules/headings/fields.ts';
import type { ColumnMap } from '../rules/headings/recognise.ts';

/** What people of this school chose before: for exactly these headings, else heading by heading, the newest choice first. */
export async function rememberedColumns(db: SchoolDb, kind: ListKind): Promise<ColumnMap> {
  const maps = await db
    .selectFrom('column_map')
    .select('mapping')
    .where('kind', '=', kind)
    .orderBy('saved_at')
    .execute();
  return Object.assign({}, ...maps.map(({ mapping }) => JSON.parse(mapping) as ColumnMap)) as ColumnMap;
}

export async function rememberColumns(
  db: SchoolDb,
  {
    kind,
    signature,
    map,
    staffId,
    now,
  }: { kind: ListKind; signature: string; map: ColumnMap; staffId: string; now: string },
): Promise<void> {
  if (Object.keys(map).length === 0) return;
  await db.deleteFrom('column_map').where('kind', '=', kind).where('signature', '=', signature).execute();
  await db
    .insertInto('column_map')
    .values({ kind, signature, mapping: JSON.stringify(map), saved_by: staffId, saved_at: now })
    .execute();
}
