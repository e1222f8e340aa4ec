import { areasOf, labelOfArea, needTypes } from '../../../basics/needs.ts';
import type { RankedNeed, SenStatus } from '../../../basics/needs.ts';

export const statusWords: Readonly<Record<SenStatus, string>> = {
  K: 'SEN support (K)',
  E: 'EHC plan (E)',
  watched: 'Being watched',
};

const needWords = new Map<string, string>(needTypes.map(({ code, label }) => [code, `${label} (${code})`]));

/** Census codes in plain words, with the code. */
export function needsInWords(needs: readonly Pick<RankedNeed, 'code'>[]): string {
  return needs.map(({ code }) => needWords.get(code)).join('; ');
}

export function areasInWords(needs: readonly RankedNeed[]): string {
  return areasOf(needs).map(labelOfArea).join(', ');
}
