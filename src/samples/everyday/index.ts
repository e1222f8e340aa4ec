import { feelings } from './feelings.ts';
import { reading } from './reading.ts';
import { talking } from './talking.ts';
import type { Template } from './template.ts';

const templates: readonly Template[] = [talking, reading, feelings];

/** The templates that make sense in a year group. */
export function templatesFor(year: string, _status: 'watched' | 'K' | 'E'): readonly Template[] {
  const fitting = templates.filter(({ years }) => years.includes(year));
  return fitting.length ? fitting : templates;
}
