import { isOfSchool, seenAcrossSchools, type TableShape } from './shape.ts';

/**
 * Why tables could not be spread over several machines by school with Citus: a distributed table has the distribution column in
 * every unique key and matches it in every foreign key to another, and a reference table points at none. Gives a line for each problem.
 */
export function problemsOfDistribution(tables: readonly TableShape[]): string[] {
  const ofSchools = new Set(tables.filter(isOfSchool).map(({ name }) => name));
  return tables.flatMap((table) =>
    ofSchools.has(table.name)
      ? problemsOfSchoolTable(table, ofSchools)
      : problemsOfReference(table, ofSchools),
  );
}

function problemsOfSchoolTable(table: TableShape, ofSchools: ReadonlySet<string>): string[] {
  const { name, primaryKey, indexes, foreignKeys } = table;
  const problems: string[] = [];
  if (primaryKey[0] !== 'school_id') problems.push(`${name}: its primary key does not begin with school_id`);
  for (const { columns, unique } of indexes) {
    if (columns[0] !== 'school_id' && (unique || !seenAcrossSchools.has(name)))
      problems.push(
        `${name}: its ${unique ? 'unique key' : 'index'} (${columns.join(', ')}) does not begin with school_id`,
      );
  }
  for (const { columns, table: to, references } of foreignKeys) {
    const isMatched = columns[0] === 'school_id' && references[0] === 'school_id';
    if (ofSchools.has(to) && !isMatched)
      problems.push(`${name}: its foreign key to ${to} does not match school_id with school_id first`);
  }
  return problems;
}

function problemsOfReference({ name, foreignKeys }: TableShape, ofSchools: ReadonlySet<string>): string[] {
  return foreignKeys
    .filter(({ table }) => ofSchools.has(table))
    .map(({ table }) => `${name}: a reference table cannot point at ${table}, which is distributed`);
}
