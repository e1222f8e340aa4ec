import { untouched } from '../../../basics/form-state.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { reading, textOf } from '../../../basics/form-values.ts';
import type { FormValues } from '../../../basics/form-values.ts';
import { fieldName, fieldsOf } from '../rules/headings/fields.ts';
import type { ListKind, Target } from '../rules/headings/fields.ts';
import { chooseColumns, clashesOf, missingFields } from '../rules/headings/recognise.ts';
import type { Column, ColumnMap } from '../rules/headings/recognise.ts';
import type { Choice } from '../rules/judge/verdict.ts';
import type { Reading } from '../rules/run.ts';
import type { Separator } from '../read-file/separator.ts';

export const listKinds = ['pupils', 'staff', 'classes'] as const;

export interface SentList {
  name: string;
  bytes: Uint8Array;
}

/** Takes the form with which a list is sent; the file is refused here only when there is none. */
export function readUpload(
  values: FormValues,
  files: readonly { field: string; name: string; bytes: Uint8Array }[],
): { kind: ListKind; file: SentList | undefined; form: FormState } {
  const read = reading(values);
  const kind = read.choice('kind', listKinds, 'Choose what the list holds');
  const file = files.find(({ field }) => field === 'file');
  if (!file?.name) read.wrong('file', 'Choose the file to bring in');
  return { kind, file, form: { answers: { kind }, errors: read.errors } };
}

export const columnField = (at: number): string => `column-${at}`;

export interface ChosenColumns {
  columns: Column[];
  remember: ColumnMap;
  mendGarbled: Reading['mendGarbled'];
  form: FormState;
}

/** Takes what a person chose for the columns; every unknown one needs an answer, if only to leave it out. */
export function readColumns(
  values: FormValues,
  kind: ListKind,
  columns: readonly Column[],
  asksAboutLetters: boolean,
): ChosenColumns {
  const read = reading(values);
  const known = new Set<string>([...fieldsOf(kind).map(([field]) => field), 'leave out']);
  const chosen = new Map<number, Target>();
  for (const { at, heading, target } of columns) {
    const said = textOf(values, columnField(at));
    if (known.has(said)) {
      if (said !== target) chosen.set(at, said as Target);
    } else if (!target)
      read.wrong(
        columnField(at),
        `Choose what “${heading || 'the column without a heading'}” holds, or leave it out`,
      );
  }
  const settled = chooseColumns(columns, chosen);
  for (const { field, columns: claimed } of clashesOf(settled.columns)) {
    const [, second] = claimed;
    read.wrong(
      columnField(second!.at),
      `Choose one column only for ${fieldName(kind, field)}, and leave the others out`,
    );
  }
  const first = columns[0];
  for (const name of missingFields(kind, settled.columns)) {
    if (first) read.wrong(columnField(first.at), `Choose the column that holds: ${name}`);
  }
  const mend = asksAboutLetters
    ? read.choice('mend', ['yes', 'no'], 'Choose whether to mend the garbled letters')
    : undefined;
  const answers = Object.fromEntries([
    ...columns.map(({ at, target }) => [columnField(at), textOf(values, columnField(at)) || (target ?? '')]),
    ['mend', textOf(values, 'mend')],
  ]) as Record<string, string>;
  return { ...settled, mendGarbled: mend, form: { answers, errors: read.errors } };
}

export function columnsForm(columns: readonly Column[]): FormState {
  return untouched(Object.fromEntries(columns.map(({ at, target }) => [columnField(at), target ?? ''])));
}

const separators: Record<string, Separator> = { comma: ',', semicolon: ';', tab: '\t', line: '|' };

export function readSeparator(values: FormValues): { separator: Separator | undefined; form: FormState } {
  const said = textOf(values, 'separator');
  const separator = separators[said];
  return {
    separator,
    form: {
      answers: { separator: said },
      errors: separator ? {} : { separator: 'Choose which character parts the columns' },
    },
  };
}

export const rowField = (line: number): string => `row-${line}`;

/** Takes the decisions on one page of doubtful rows. A row without an answer waits. */
export function readDecisions(
  values: FormValues,
  rows: readonly { line: number; choices: readonly Choice<unknown>[]; decision: string | null }[],
): { decided: Map<number, string>; form: FormState } {
  const decided = new Map<number, string>();
  const errors: Record<string, string> = {};
  for (const { line, choices } of rows) {
    const said = textOf(values, rowField(line));
    if (choices.some(({ value }) => value === said)) decided.set(line, said);
    else if (said) errors[rowField(line)] = `Choose again for line ${line}`;
  }
  return {
    decided,
    form: {
      answers: Object.fromEntries(decided.entries().map(([line, said]) => [rowField(line), said])),
      errors,
    },
  };
}

export function decisionsForm(rows: readonly { line: number; decision: string | null }[]): FormState {
  return untouched(Object.fromEntries(rows.map(({ line, decision }) => [rowField(line), decision ?? ''])));
}

/** Takes the form that brings a list in. Whether those who are not in it have left is for a person to say. */
export function readApply(
  values: FormValues,
  left: number,
  who: string,
): { leftHaveLeft: boolean; form: FormState } {
  const read = reading(values);
  const said =
    left > 0
      ? read.choice('left', ['left', 'stay'], `Choose whether the ${who} who are not in the list have left`)
      : 'stay';
  return { leftHaveLeft: said === 'left', form: { answers: { left: said }, errors: read.errors } };
}
