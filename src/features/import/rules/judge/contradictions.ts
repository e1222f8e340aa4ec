import type { PupilFacts } from './pupil-facts.ts';
import { settle } from './verdict.ts';
import type { Verdict } from './verdict.ts';

export interface Contradiction {
  lines: number[];
  text: string;
}

/**
 * Takes the verdicts, what a person decided by line, and the UPNs on the register, and gives decisions that cannot stand
 * together: one pupil changed by two rows, or one UPN given to two pupils.
 */
export function contradictionsIn(
  verdicts: readonly Verdict<PupilFacts>[],
  decisions: ReadonlyMap<number, string>,
  upnHolders: ReadonlyMap<string, string>,
): Contradiction[] {
  const changing = new Map<string, number[]>();
  const giving = new Map<string, { line: number; id: string | undefined }[]>();
  for (const verdict of verdicts) {
    const action = settle(verdict, decisions.get(verdict.line) ?? null);
    const id = action.act === 'change' ? action.id : verdict.verdict === 'same' ? verdict.id : undefined;
    if (id) changing.set(id, [...(changing.get(id) ?? []), verdict.line]);
    const upn = action.act === 'add' || action.act === 'change' ? action.facts.upn : null;
    if (upn) giving.set(upn, [...(giving.get(upn) ?? []), { line: verdict.line, id }]);
  }
  const found: Contradiction[] = [];
  for (const lines of changing.values()) {
    if (lines.length > 1) {
      found.push({
        lines,
        text: `Lines ${lines.join(' and ')} are both for one pupil. Leave all but one of them out`,
      });
    }
  }
  for (const [upn, given] of giving) {
    const lines = given.map(({ line }) => line);
    if (new Set(given.map(({ line, id }) => id ?? line)).size > 1) {
      found.push({
        lines,
        text: `Lines ${lines.join(' and ')} have the same UPN. Leave all but one of them out`,
      });
    }
    const holder = upnHolders.get(upn);
    // Whoever holds the UPN may be given another in the same import; that is too tangled to do unseen.
    for (const { line, id } of given) {
      if (holder && holder !== id) {
        found.push({
          lines: [line],
          text: `The UPN on line ${line} is that of another pupil. Leave the row out, or choose that pupil`,
        });
      }
    }
  }
  return found;
}
