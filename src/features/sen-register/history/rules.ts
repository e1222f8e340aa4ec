import type { KeptAudience } from '../../../basics/audience.ts';
import type { NeedCode, RankedNeed, SenStatus } from '../../../basics/needs.ts';
import { isWithoutOverlaps } from '../../../basics/period.ts';
import { movesFrom, type Move, type StatusPeriod } from '../rules.ts';

/** A period as it was recorded: by whom, when, on what ground, why it ended. */
export type RecordedPeriod = StatusPeriod & {
  readonly id: string;
  readonly basis: string | undefined;
  readonly endedBecause: string | undefined;
  readonly recordedBy: string;
  readonly recordedAt: string;
};

/** A period that should not have been recorded: it counts no more, and stays to be seen. */
export type WithdrawnPeriod = RecordedPeriod & {
  readonly withdrawnBecause: string;
  readonly withdrawnBy: string;
  readonly withdrawnAt: string;
};

export type CurrentStatus = { readonly status: SenStatus; readonly since: string };

export type HeldNeed = RankedNeed & {
  readonly id: string;
  readonly evidence: string;
  readonly from: string;
  readonly until: string | undefined;
};

/** How a need was recorded, whether it still holds or not. */
export type NeedRecord = HeldNeed & { readonly recordedBy: string };

export interface Diagnosis {
  readonly id: string;
  readonly name: string;
  readonly givenBy: string;
  readonly givenOn: string | null;
  readonly audience: KeptAudience;
}

export interface Strength {
  readonly id: string;
  readonly words: string;
  readonly saidBy: string;
  readonly from: string;
}

/** What the SENCO can record by hand. SEN support itself begins with a plan and its notice, unless it began elsewhere. */
export type HandMove = Exclude<Move, 'begin SEN support'> | 'SEN support from elsewhere';

export const handMoveWords: Readonly<Record<HandMove, { readonly label: string; readonly hint: string }>> = {
  watch: { label: 'Begin watching', hint: 'We look closer for a while. This says nothing about SEN.' },
  'stop watching': { label: 'Stop watching', hint: 'The history stays.' },
  'SEN support from elsewhere': {
    label: 'Record SEN support that began before Alongside',
    hint: 'For support that began at another school, or before this record was kept. Say how we know.',
  },
  'leave SEN support': {
    label: 'End SEN support',
    hint: 'The child is watched from then on. Tell the parents; the review does this for you.',
  },
  'record EHC plan': {
    label: 'Record an EHC plan',
    hint: 'From the day on which the council issued the final plan. A request or a draft is not a plan.',
  },
  'EHC plan ends': {
    label: 'The EHC plan has ended',
    hint: 'The child is watched until the school decides.',
  },
};

/** What may be recorded by hand from here. */
export function handMovesFrom(status: SenStatus | undefined): HandMove[] {
  return movesFrom(status).map((move) =>
    move === 'begin SEN support' ? 'SEN support from elsewhere' : move,
  );
}

/** What is wrong with putting this period in the place of a withdrawn one; undefined if nothing. */
export function whyNotInstead(
  others: readonly StatusPeriod[],
  instead: StatusPeriod,
): { readonly field: 'from' | 'until'; readonly say: string } | undefined {
  if (instead.until !== undefined && instead.until <= instead.from)
    return { field: 'until', say: 'Enter an end that is after the beginning' };
  if (!isWithoutOverlaps([...others, instead]))
    return { field: 'from', say: 'Choose dates that no other entry covers, or correct that one first' };
  return undefined;
}

/** What to mend in the ranks that were typed, by field. */
export function problemsOfRanks(
  needs: readonly { readonly id: string; readonly code: NeedCode; readonly rank: number | null }[],
): Record<string, string> {
  const problems: Record<string, string> = {};
  const taken = new Map<number, string>();
  for (const { id, rank } of needs) {
    if (rank === null) continue;
    if (taken.has(rank)) problems[`rank-${id}`] = `Give each need a rank of its own: ${rank} is taken`;
    taken.set(rank, id);
  }
  return problems;
}
