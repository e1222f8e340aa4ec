import type { NeedCode, SenProvision } from '../../../../basics/needs.ts';
import type { YearGroup } from '../../../../basics/year-group.ts';

export interface ContactFacts {
  name: string;
  relation: string;
  parentalResponsibility: 'yes' | 'no' | 'unknown';
  email: string | null;
  phone: string | null;
  address: string | null;
  language: string | null;
  /** What the file says about a court order: nothing is sent to this person until somebody has read it. */
  courtOrder: string | null;
}

/** What an import may record about a pupil. `null` is 'not said': an empty cell never wipes out what we have. */
export interface PupilFacts {
  upn: string | null;
  surname: string;
  forename: string;
  knownAs: string | null;
  dateOfBirth: string;
  sex: 'F' | 'M' | null;
  yearGroup: YearGroup;
  className: string | null;
  enteredOn: string | null;
  firstLanguage: string | null;
  englishAdditional: 'yes' | 'no' | null;
  lookedAfter: 'yes' | 'no' | null;
  contacts: ContactFacts[];
}

/** What the file says about SEN. It never changes the register: it becomes a question for a person. */
export interface SenInFile {
  provision: SenProvision;
  since: string | null;
  needs: NeedCode[];
}

export interface PupilOnRoll {
  id: string;
  facts: PupilFacts;
  sen: SenProvision;
  /** Children who left stay findable, so that one who comes back is not made twice. */
  leftOn: string | null;
}

export const factNames: Record<Exclude<keyof PupilFacts, 'contacts'>, string> = {
  upn: 'UPN',
  surname: 'Surname',
  forename: 'Forename',
  knownAs: 'Preferred forename',
  dateOfBirth: 'Date of birth',
  sex: 'Sex',
  yearGroup: 'Year group',
  className: 'Class',
  enteredOn: 'Admission date',
  firstLanguage: 'First language',
  englishAdditional: 'English as an additional language',
  lookedAfter: 'Looked after',
};
