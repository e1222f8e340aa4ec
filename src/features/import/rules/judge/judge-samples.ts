import { checkLetter } from '../../../../basics/upn.ts';
import type { RowValues } from '../headings/recognise.ts';
import type { PupilFacts, PupilOnRoll } from './pupil-facts.ts';
import type { JudgedRow } from './verdict.ts';

/** A correct UPN of an invented school. */
export function inventedUpn(number: number): string {
  const twelve = `211400024${String(number).padStart(3, '0')}`;
  return checkLetter(twelve) + twelve;
}

/** Amina Begum of Year 3, unless told otherwise. */
export function factsOf(different: Partial<PupilFacts> = {}): PupilFacts {
  return {
    upn: inventedUpn(1),
    surname: 'Begum',
    forename: 'Amina',
    knownAs: null,
    dateOfBirth: '2019-04-03',
    sex: 'F',
    yearGroup: '3',
    className: '3 Willow',
    enteredOn: '2024-09-02',
    firstLanguage: 'Bengali',
    englishAdditional: 'yes',
    lookedAfter: null,
    contacts: [],
    ...different,
  };
}

export function onRoll(
  id: string,
  different: Partial<PupilFacts> = {},
  sen: PupilOnRoll['sen'] = 'N',
): PupilOnRoll {
  return { id, facts: factsOf(different), sen, leftOn: null };
}

/** The row a school's system would export for Amina Begum, unless told otherwise. */
export function rowOf(different: RowValues = {}, line = 2): JudgedRow {
  const values: RowValues = {
    upn: inventedUpn(1),
    surname: 'Begum',
    forename: 'Amina',
    dateOfBirth: '03/04/2019',
    sex: 'F',
    yearGroup: 'Year 3',
    className: '3 Willow',
    enteredOn: '02/09/2024',
    firstLanguage: 'Bengali',
    englishAdditional: 'Y',
    ...different,
  };
  return { line, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) };
}
