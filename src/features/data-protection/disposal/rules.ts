import { addYears, formatDate } from '../../../basics/dates.ts';

/** A child who has left, as far as keeping the record is concerned. */
export interface Leaver {
  readonly dateOfBirth: string;
  readonly leftOn: string | null;
  readonly isHeld: boolean;
  /** Somebody has asked for a copy and has no answer yet. */
  readonly isAsked: boolean;
}

/** The first day on which the record is not kept any more: so many years after the child was born (IRMS schools toolkit). */
export const keptUntil = (dateOfBirth: string, years: number): string => addYears(dateOfBirth, years);

/** Whether a record may be disposed of, or in words why not. Never while a hold stands or somebody waits for a copy. */
export function whyKept(leaver: Leaver, years: number, today: string): string | undefined {
  if (leaver.leftOn === null || leaver.leftOn > today) return 'The child is still at the school.';
  const until = keptUntil(leaver.dateOfBirth, years);
  if (until > today) return `The record is kept until ${formatDate(until)}.`;
  if (leaver.isHeld) return 'A legal hold stands.';
  return leaver.isAsked ? 'A request for a copy waits for an answer.' : undefined;
}

/** The rule in words, as the certificate keeps it. */
export const ruleInWords = (years: number): string =>
  `Records of children who have left are kept until ${years} years after the date of birth, as the school has set it.`;

/** Only somebody else answers what one person has proposed. */
export const mayAnswer = (proposedBy: string, staffId: string): boolean => proposedBy !== staffId;

export interface ChildDue extends Leaver {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly upn: string | null;
}

export interface StoredDisposal {
  readonly id: string;
  readonly rule: string;
  readonly children: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly state: 'proposed' | 'refused' | 'done';
  readonly answeredByName: string | null;
  readonly answeredAt: string | null;
  readonly refusedBecause: string | null;
  readonly counts: Readonly<Record<string, number>>;
}
