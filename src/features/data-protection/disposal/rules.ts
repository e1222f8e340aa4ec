import { addYears, formatDate } from '../../../basics/dates.ts';
import { rules } from '../retention/rules/kept.ts';
import { isSpan, type Length } from '../retention/rules/lengths.ts';

/** A child who has left, as far as keeping the record is concerned. */
export interface Leaver {
  readonly dateOfBirth: string;
  readonly leftOn: string | null;
  readonly isHeld: boolean;
  /** Somebody has asked for a copy and has no answer yet. */
  readonly isAsked: boolean;
  /** The next school, when the child's file went there last, and since when. */
  readonly next?: { readonly to: string; readonly on: string } | undefined;
}

/** How long the school keeps records, and those whose file the next school has. */
export interface Keeping {
  readonly years: number;
  /** Years after the file went there; undefined: as if it had stayed. */
  readonly yearsHandedOver?: number | undefined;
}

/** What the school has chosen, as far as whole records are concerned. */
export const keepingOf = (file: Length, handedOver: Length): Keeping => ({
  years: isSpan(file) ? file.count : rules['sen-file'].start.count,
  yearsHandedOver: isSpan(handedOver) ? handedOver.count : undefined,
});

/**
 * The first day on which the record is not kept any more: so many years after the child was born (IRMS schools toolkit), or, where the
 * school has decided so, after the next school got the file.
 */
export function keptUntil(
  { dateOfBirth, next }: Pick<Leaver, 'dateOfBirth' | 'next'>,
  { years, yearsHandedOver }: Keeping,
): string {
  const born = addYears(dateOfBirth, years);
  if (!next || yearsHandedOver === undefined) return born;
  const moved = addYears(next.on, yearsHandedOver);
  return moved < born ? moved : born;
}

/** Whether a record may be disposed of, or in words why not. Never while a hold stands or somebody waits for a copy. */
export function whyKept(leaver: Leaver, keeping: Keeping, today: string): string | undefined {
  if (leaver.leftOn === null || leaver.leftOn > today) return 'The child is still at the school.';
  const until = keptUntil(leaver, keeping);
  if (until > today) return `The record is kept until ${formatDate(until)}.`;
  if (leaver.isHeld) return 'A legal hold stands.';
  return leaver.isAsked ? 'A request for a copy waits for an answer.' : undefined;
}

/** The rule in words, as the certificate keeps it. */
export function ruleInWords({ years, yearsHandedOver }: Keeping): string {
  const moved =
    yearsHandedOver === undefined
      ? ''
      : ` Where the next school has the file, they are kept until ${yearsHandedOver === 1 ? '1 year' : `${yearsHandedOver} years`} after it went there, if that is earlier.`;
  return `Records of children who have left are kept until ${years} years after the date of birth, as the school has set it.${moved}`;
}

/** Only somebody else answers what one person has proposed. */
export const mayAnswer = (proposedBy: string, staffId: string): boolean => proposedBy !== staffId;

export interface ChildDue extends Leaver {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly upn: string | null;
}

/** A child who has left and whose file the next school has. */
export interface WithNextSchool {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly to: string;
  readonly on: string;
}

/** What is disposed of at once: whole records of children, or what one rule says of many. */
export type Scope = 'records' | RuleScope;
export type RuleScope = 'typing' | 'requests';

export interface StoredDisposal {
  readonly id: string;
  readonly scope: Scope;
  /** Of a rule: what began before this day. */
  readonly upTo: string | null;
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
