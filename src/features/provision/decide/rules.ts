import type { Pile } from '../rules.ts';
import type { MissedReason } from '../rules.ts';

export const missedDecisions = [
  { id: 'catch-up', label: 'Catch up', explains: 'The missed time will be given: say when and by whom' },
  { id: 'change-plan', label: 'Change the plan', explains: 'Another day, time, length or kind of support' },
  { id: 'other-adult', label: 'Another adult', explains: 'Somebody else gives it from now on' },
  {
    id: 'accept',
    label: 'Accept it',
    explains: 'The sessions stay missed: say why that is right for this child',
  },
] as const;

export type MissedDecision = (typeof missedDecisions)[number]['id'];

export interface MissedSession {
  readonly on: string;
  readonly reason: MissedReason | undefined;
  readonly note: string | undefined;
}

/** The missed sessions of one item of a child's live plan since somebody last decided about them. */
export interface MissedPile extends Pile {
  /** The item of the plan. */
  readonly provisionId: string;
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly planId: string;
  readonly what: string;
  readonly sessions: readonly MissedSession[];
}

export function labelOfDecision(decision: MissedDecision): string {
  return missedDecisions.find(({ id }) => id === decision)!.label;
}
