import type { KeptAudience } from '../../../basics/audience.ts';

/** Where children are seen, in the order in which they are offered. */
export const places = [
  'Classroom',
  'Playground',
  'Lunch hall',
  'Small group',
  'PE or hall',
  'Corridor',
  'Arrival or home time',
] as const;

export const otherPlace = 'other';

/** What an adult saw, when and where. */
export interface Observation {
  readonly id: string;
  readonly on: string;
  readonly at: string;
  readonly place: string;
  readonly words: string;
  readonly by: string;
  readonly audience: KeptAudience;
}
