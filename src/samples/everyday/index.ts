import { change } from './change.ts';
import { feelings } from './feelings.ts';
import { hands } from './hands.ts';
import { number } from './number.ts';
import { reading } from './reading.ts';
import { belonging, studying } from './secondary.ts';
import { talking } from './talking.ts';
import type { Template } from './template.ts';

/** Speech and language first, as in most schools (domain: the most common need at SEN support). */
const atSenSupport: readonly Template[] = [
  talking,
  talking,
  reading,
  reading,
  feelings,
  number,
  change,
  hands,
  studying,
  belonging,
];

/** Autism is the most common need with an EHC plan. */
const withEhcPlan: readonly Template[] = [change, change, talking, hands, number, belonging];

/** The templates that make sense in a year group; a common one stands there more than once. */
export function templatesFor(year: string, status: 'watched' | 'K' | 'E'): readonly Template[] {
  const fitting = (status === 'E' ? withEhcPlan : atSenSupport).filter(({ years }) => years.includes(year));
  return fitting.length ? fitting : [change];
}
