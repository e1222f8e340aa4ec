import { createHash } from 'node:crypto';
import type { Answers } from '../../../../basics/answers.ts';
import { dayIn, formatDate, formatInstant } from '../../../../basics/dates.ts';
import type { Block } from '../../../../basics/letter.ts';
import { isNeedCode, labelOfNeed } from '../../../../basics/needs.ts';
import type { DocumentKind, KindName } from '../../../documents/rules.ts';
import { childTable, type ChildTableName } from '../../holdings/holdings.ts';
import type { Row } from '../../holdings/store.ts';
import type { Field } from '../../holdings/table-types.ts';
import type { Entry, EntryLine } from './rules.ts';

/** What is needed to say rows in words. */
export interface Known {
  readonly staff: ReadonlyMap<string, string>;
  readonly contacts: ReadonlyMap<string, string>;
  readonly kinds: Readonly<Record<KindName, DocumentKind>>;
  /** By the document's id. */
  readonly documents: ReadonlyMap<string, { readonly kind: KindName; readonly answers: Answers }>;
}

/** Everything of a child as entries in words, kind by kind, each in the order of time. Entries that say nothing are left out. */
export function entriesOf(everything: ReadonlyMap<ChildTableName, readonly Row[]>, known: Known): Entry[] {
  return [...everything].flatMap(([table, rows]) =>
    [...groupsOf(table, rows)]
      .map(([key, group]) => entryOf(table, key, group, known))
      .filter(({ lines }) => lines.length > 0),
  );
}

/** A digest of what an entry says: another one, and it has to be decided on again. */
export const fingerprintOf = ({ title, lines }: Entry): string =>
  createHash('sha256')
    .update(JSON.stringify([title, lines]))
    .digest('hex');

function groupsOf(table: ChildTableName, rows: readonly Row[]): Map<string, Row[]> {
  const { together } = childTable(table);
  if (together === 'all') return new Map([['all', [...rows]]]);
  return Map.groupBy(rows, (row) => (together ? String(row[together]) : keyOf(row)));
}

const keyOf = (row: Row): string =>
  String(
    row['id'] ??
      Object.entries(row)
        .filter(([name]) => /(?:_id|number|_no)$/.test(name) && name !== 'school_id')
        .map(([, value]) => value)
        .join('/'),
  );

function entryOf(table: ChildTableName, key: string, rows: readonly Row[], known: Known): Entry {
  const { name, on, together, fields } = childTable(table);
  const first = rows[0]!;
  const when = together || on === undefined ? null : text(first[on]);
  const lines = together
    ? rows.map((row) => inOneLine(row, fields, on, known))
    : Object.entries<Field>(fields).flatMap(([column, field]) => linesOf(first, column, field, known));
  return {
    table,
    key,
    title: when ? `${name}: ${dayOf(when)}` : name,
    on: when,
    lines: lines.filter((line) => line.text.trim() !== ''),
    isClosed: rows.some((row) => row['audience'] === 'senco'),
  };
}

/** A row among others: its day before it, the rest one after another. */
function inOneLine(
  row: Row,
  fields: Readonly<Record<string, Field>>,
  on: string | undefined,
  known: Known,
): EntryLine {
  const day = on === undefined ? '' : text(row[on]);
  const said = Object.entries(fields)
    .filter(([column]) => column !== on)
    .flatMap(([column, field]) => linesOf(row, column, field, known))
    .map(({ label, text: words }) => `${label}: ${words}`);
  return { label: day ? dayOf(day) : 'Without a date', text: said.join('; ') };
}

function linesOf(row: Row, column: string, { label, as }: Field, known: Known): EntryLine[] {
  const value = text(row[column]);
  if (value === '' || as === 'hidden') return [];
  if (as === 'answers') return answerLines(row, value, known);
  if (as === 'letter') return letterLines(value);
  if (column === 'field') return [{ label, text: questionOf(row, value, known) }];
  return [{ label, text: valueInWords(value, as, known) }];
}

function valueInWords(value: string, as: Field['as'], known: Known): string {
  switch (as) {
    case 'day':
      return dayOf(value);
    case 'moment':
      return formatInstant(value);
    case 'staff':
      return known.staff.get(value) ?? value;
    case 'contact':
      return known.contacts.get(value) ?? value;
    case 'need':
      return isNeedCode(value) ? labelOfNeed(value) : value;
    default:
      return value;
  }
}

function answerLines(row: Row, value: string, known: Known): EntryLine[] {
  const id = text(row['document_id'] ?? row['id']);
  const kind = known.documents.get(id)?.kind;
  const answers = JSON.parse(value) as Answers;
  if (!kind) return Object.entries(answers).map(([label, words]) => ({ label, text: words }));
  return known.kinds[kind]
    .sections(answers)
    .flatMap(({ heading, lines }) =>
      lines.map((line) => ({ label: `${heading}: ${line.label}`, text: line.text })),
    );
}

/** The question behind the name of a field, from the document as it stands now. */
function questionOf(row: Row, field: string, known: Known): string {
  const document = known.documents.get(text(row['document_id']));
  const lines =
    document && known.kinds[document.kind].sections(document.answers).flatMap((section) => section.lines);
  return lines?.find((line) => line.field === field)?.label ?? field;
}

function letterLines(value: string): EntryLine[] {
  const { body } = JSON.parse(value) as { body?: { about: string; blocks: Block[] } };
  if (!body) return [];
  return [
    { label: 'About', text: body.about },
    { label: 'The letter', text: body.blocks.map(blockText).join('\n') },
  ];
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.join('\n');
    case 'table':
      return [block.caption, block.head.join(', '), ...block.rows.map((row) => row.join(', '))].join('\n');
    case 'box':
      return `${block.title}\n${block.text}`;
  }
}

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

const dayOf = (value: string): string => formatDate(dayIn(value));
