import { fieldName } from './fields.ts';
import type { Field, ListKind, Target } from './fields.ts';
import { plainHeading, relationInHeading, targetOf } from './synonyms.ts';

export type InformationSystem = 'SIMS' | 'Arbor' | 'Bromcom' | 'DfE';

/** What a person chose for each heading of a kind of file, by plain heading. */
export type ColumnMap = Record<string, Target>;

export interface Column {
  at: number;
  heading: string;
  /** Nothing while nobody has said what the column is. */
  target: Target | undefined;
  how: 'recognised' | 'remembered' | 'unknown';
}

export interface RecognisedHeadings {
  headingRow: number;
  columns: Column[];
  system: InformationSystem | undefined;
  /** The same for every file with the same headings, whatever their order. */
  signature: string;
  /** Columns to ask about, once. */
  unknown: Column[];
  /** Several columns that mean the same field: a person chooses one. */
  clashes: { field: Field; columns: Column[] }[];
  /** What the list cannot do without, in plain words. */
  missing: string[];
}

interface Row {
  cells: string[];
}

/**
 * Takes the first rows of a file and gives which row holds the headings and what each column means. What a person chose
 * before for the same heading comes first.
 */
export function recogniseHeadings(
  kind: ListKind,
  rows: readonly Row[],
  remembered: ColumnMap = {},
): RecognisedHeadings {
  const headingRow = findHeadingRow(kind, rows, remembered);
  const headings = rows[headingRow]?.cells ?? [];
  const filled = filledColumns(rows.slice(headingRow + 1), headings.length);
  const columns = headings.flatMap((heading, at): Column[] => {
    if (heading === '' && !filled[at]) return [];
    const chosen = remembered[plainHeading(heading)];
    if (chosen) return [{ at, heading, target: chosen, how: 'remembered' }];
    const target = targetOf(kind, heading);
    if (target) return [{ at, heading, target, how: 'recognised' }];
    // An unknown column without a single value is not worth a question.
    return filled[at]
      ? [{ at, heading, target: undefined, how: 'unknown' }]
      : [{ at, heading, target: 'leave out', how: 'recognised' }];
  });
  preferLegalNames(columns);
  return {
    headingRow,
    columns,
    system: recogniseSystem(headings),
    signature: signatureOf(headings),
    unknown: columns.filter(({ target }) => target === undefined),
    clashes: clashesOf(columns),
    missing: missingFields(kind, columns),
  };
}

/** The same for every file with the same headings in any order; holds headings only, no pupil's data. */
export function signatureOf(headings: readonly string[]): string {
  return headings.map(plainHeading).filter(Boolean).toSorted().join('|');
}

/** 'Legal surname' beside 'Surname': the legal one is the record, and nobody needs to be asked. */
function preferLegalNames(columns: Column[]) {
  for (const { columns: claimed } of clashesOf(columns)) {
    const legal = claimed.filter(
      ({ heading, how }) => how === 'recognised' && plainHeading(heading).startsWith('legal '),
    );
    if (legal.length !== 1) continue;
    for (const column of claimed)
      if (column !== legal[0] && column.how === 'recognised') column.target = 'leave out';
  }
}

function findHeadingRow(kind: ListKind, rows: readonly Row[], remembered: ColumnMap): number {
  const known = rows
    .slice(0, 20)
    .map(
      ({ cells }) => cells.filter((cell) => remembered[plainHeading(cell)] ?? targetOf(kind, cell)).length,
    );
  const best = Math.max(0, ...known);
  if (best >= 2) return known.indexOf(best);
  // No heading is known: take the first row that is as wide as the table, past a title such as "Class list 2026".
  const widest = Math.max(0, ...rows.slice(0, 20).map(({ cells }) => cells.filter(Boolean).length));
  return Math.max(
    0,
    rows.slice(0, 20).findIndex(({ cells }) => cells.filter(Boolean).length >= widest * 0.8),
  );
}

function filledColumns(rows: readonly Row[], width: number): boolean[] {
  const filled = Array.from({ length: width }, () => false);
  for (const { cells } of rows) cells.forEach((cell, at) => (filled[at] ||= cell !== ''));
  return filled;
}

// Third-party integrations show these headings as each system's own; a school may have changed its report, so this only informs.
const marks: [InformationSystem, string[]][] = [
  ['SIMS', ['Forename', 'Surname', 'UPN', 'Year', 'Reg']],
  ['Arbor', ['First name', 'Last name', 'UPN', 'Year group', 'Registration form']],
  ['Bromcom', ['FirstName', 'LastName', 'UPN', 'YearGroup', 'Form']],
  ['DfE', ['NCyearActual', 'SENprovision', 'PrimarySENtype', 'SecondarySENtype']],
];

function recogniseSystem(headings: readonly string[]): InformationSystem | undefined {
  const written = new Set(headings.map((heading) => heading.trim()));
  const lower = new Set([...written].map((heading) => heading.toLowerCase()));
  const [best] = marks
    .map(([system, own]) => {
      const exact = own.filter((heading) => written.has(heading)).length;
      const loose = own.filter((heading) => lower.has(heading.toLowerCase())).length;
      return { system, share: loose / own.length, score: exact + loose };
    })
    .filter(({ share }) => share >= 0.75)
    .toSorted((a, b) => b.score - a.score);
  return best?.system;
}

/** Fields that more than one column claims. */
export function clashesOf(columns: readonly Column[]): RecognisedHeadings['clashes'] {
  const byField = new Map<Field, Column[]>();
  for (const column of columns) {
    if (!column.target || column.target === 'leave out') continue;
    byField.set(column.target, [...(byField.get(column.target) ?? []), column]);
  }
  return [...byField]
    .filter(([, claimed]) => claimed.length > 1)
    .map(([field, claimed]) => ({ field, columns: claimed }));
}

/** What a list of this kind cannot do without and no column gives. */
export function missingFields(kind: ListKind, columns: readonly Column[]): string[] {
  const have = new Set(columns.map(({ target }) => target));
  const missing: string[] = [];
  if (kind === 'classes') {
    if (!have.has('className')) missing.push(fieldName(kind, 'className'));
    return missing;
  }
  if (!have.has('name')) {
    if (!have.has('surname')) missing.push(fieldName(kind, 'surname'));
    if (!have.has('forename') && !(kind === 'pupils' && have.has('preferredForename')))
      missing.push(fieldName(kind, 'forename'));
  }
  if (kind === 'pupils' && !have.has('dateOfBirth')) missing.push(fieldName(kind, 'dateOfBirth'));
  if (kind === 'pupils' && !have.has('yearGroup')) missing.push(fieldName(kind, 'yearGroup'));
  if (kind === 'staff' && !have.has('email')) missing.push(fieldName(kind, 'email'));
  return missing;
}

/** Takes what a person chose for the columns (by position) and gives the columns with it, and the map to remember. */
export function chooseColumns(
  columns: readonly Column[],
  chosen: ReadonlyMap<number, Target>,
): { columns: Column[]; remember: ColumnMap } {
  const remember: ColumnMap = {};
  const settled = columns.map((column): Column => {
    const target = chosen.get(column.at) ?? column.target;
    if (chosen.has(column.at) && target && column.heading) remember[plainHeading(column.heading)] = target;
    return { ...column, target };
  });
  return { columns: settled, remember };
}

export type RowValues = Partial<Record<Field, string>>;

/** Takes a row's cells and gives its values by field; a column that nobody explained is left out. */
export function valuesOf(columns: readonly Column[], cells: readonly string[]): RowValues {
  const values: RowValues = {};
  const toldByHeading: RowValues = {};
  for (const { at, target, heading } of columns) {
    if (!target || target === 'leave out') continue;
    const cell = cells[at]?.trim() ?? '';
    if (cell === '') continue;
    values[target] ??= cell;
    const contact = /^contact\d/.exec(target)?.[0];
    const relation = contact && relationInHeading(heading);
    if (relation) toldByHeading[`${contact}.relation` as Field] = relation;
  }
  return { ...toldByHeading, ...values };
}
