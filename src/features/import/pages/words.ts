import { fieldName } from '../rules/headings/fields.ts';
import type { Field, ListKind } from '../rules/headings/fields.ts';
import type { RowValues } from '../rules/headings/recognise.ts';

export const listNames: Record<ListKind, string> = { pupils: 'Pupils', staff: 'Staff', classes: 'Classes' };

/** '1 pupil', '3 pupils', '1 member of staff', '2 classes' */
export function countOf(kind: ListKind, count: number): string {
  const words = {
    pupils: ['pupil', 'pupils'],
    staff: ['member of staff', 'members of staff'],
    classes: ['class', 'classes'],
  } as const;
  return `${count.toLocaleString('en-GB')} ${words[kind][count === 1 ? 0 : 1]}`;
}

export const shown = (value: string | null): string => (value === null || value === '' ? 'nothing' : value);

/** The row itself, shortly, without names of contacts and without SEN: a person compares before deciding. */
export function whatRowSays(kind: ListKind, values: RowValues): string {
  return Object.entries(values)
    .filter(([field]) => !/^contact|^sen/.test(field))
    .slice(0, 9)
    .map(
      ([field, value]) =>
        `${fieldName(kind, field as Field)
          .toLowerCase()
          .replace('upn', 'UPN')} ${value}`,
    )
    .join(', ');
}
