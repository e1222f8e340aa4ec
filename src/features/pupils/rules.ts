export interface Pupil {
  readonly id: string;
  readonly upn: string | null;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
  readonly dateOfBirth: string;
  readonly yearGroup: string;
  readonly firstLanguage: string | null;
  readonly enteredOn: string;
  readonly leftOn: string | null;
}

export interface Parent {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly language: string | null;
  readonly interpreter: 'needed' | 'not-needed' | 'unknown';
}

interface Named {
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
}

/** What the child is called: the chosen name, else the forename. */
export const firstNameOf = (pupil: Named): string => pupil.knownAs ?? pupil.forename;

export const fullNameOf = (pupil: Named): string => `${firstNameOf(pupil)} ${pupil.surname}`;
