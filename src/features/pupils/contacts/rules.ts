export type Responsibility = 'yes' | 'no' | 'unknown';
export type Interpreter = 'needed' | 'not-needed' | 'unknown';

/** An adult in the child's life, as the school keeps them. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
  readonly responsibility: Responsibility;
  readonly priority: number;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly language: string | null;
  readonly interpreter: Interpreter;
  /** Set when a court order says that this person gets nothing. */
  readonly withheldBecause: string | null;
}

export const responsibilityWords: Readonly<Record<Responsibility, string>> = {
  yes: 'Has parental responsibility',
  no: 'Has no parental responsibility',
  unknown: 'Not known yet',
};

export const interpreterWords: Readonly<Record<Interpreter, string>> = {
  needed: 'Needs an interpreter',
  'not-needed': 'Needs no interpreter',
  unknown: 'Not known yet',
};

/** Letters go to those with parental responsibility whom no court order keeps away. */
export function isWrittenTo(contact: Pick<Contact, 'responsibility' | 'withheldBecause'>): boolean {
  return contact.responsibility === 'yes' && contact.withheldBecause === null;
}
