interface Named {
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
}

/** What the child is called: the chosen name, else the forename. */
export const firstNameOf = (pupil: Named): string => pupil.knownAs ?? pupil.forename;

export const fullNameOf = (pupil: Named): string => `${firstNameOf(pupil)} ${pupil.surname}`;
