import type { ListKind } from '../rules/headings/fields.ts';

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
