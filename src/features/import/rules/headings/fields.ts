export type ListKind = 'pupils' | 'staff' | 'classes';

export const pupilFields = {
  upn: 'UPN',
  name: 'Whole name',
  surname: 'Legal surname',
  forename: 'Legal forename',
  preferredForename: 'Preferred forename',
  dateOfBirth: 'Date of birth',
  sex: 'Sex',
  yearGroup: 'Year group',
  className: 'Class (registration group)',
  enteredOn: 'Admission date',
  firstLanguage: 'First language',
  englishAdditional: 'English as an additional language',
  lookedAfter: 'Looked after',
  senProvision: 'SEN provision (N, K, E)',
  senSince: 'SEN start date',
  senType1: 'Main type of need',
  senType2: 'Second type of need',
} as const;

export const contactParts = {
  name: 'name',
  forename: 'forename',
  surname: 'surname',
  relation: 'relationship',
  parentalResponsibility: 'parental responsibility',
  email: 'e-mail',
  phone: 'phone',
  address: 'address',
  language: 'language',
  courtOrder: 'court order',
} as const;

export const staffFields = {
  name: 'Whole name',
  forename: 'Forename',
  surname: 'Surname',
  email: 'E-mail',
  jobTitle: 'Job title or role',
  startsOn: 'Start date',
} as const;

export const classFields = {
  className: 'Class name',
  yearGroup: 'Year group',
  subject: 'Subject',
  teacherEmail: "Teacher's e-mail",
  teacherName: "Teacher's name",
  assistantEmails: "Assistants' e-mails",
  assistantNames: "Assistants' names",
} as const;

export const mostContacts = 4;
export type PupilField = keyof typeof pupilFields;
export type ContactPart = keyof typeof contactParts;
export type ContactField = `contact${1 | 2 | 3 | 4}.${ContactPart}`;
export type StaffField = keyof typeof staffFields;
export type ClassField = keyof typeof classFields;
export type Field = PupilField | ContactField | StaffField | ClassField;

/** What becomes of a column: one of our fields, or 'leave out'. */
export type Target = Field | 'leave out';

/** The fields of a kind of list with their names, in the order a person chooses from. */
export function fieldsOf(kind: ListKind): [Field, string][] {
  if (kind === 'staff') return Object.entries(staffFields) as [Field, string][];
  if (kind === 'classes') return Object.entries(classFields) as [Field, string][];
  const contacts: [Field, string][] = [];
  for (let number = 1; number <= mostContacts; number += 1) {
    for (const [part, name] of Object.entries(contactParts)) {
      contacts.push([`contact${number}.${part}` as ContactField, `Contact ${number}: ${name}`]);
    }
  }
  return [...(Object.entries(pupilFields) as [Field, string][]), ...contacts];
}

/** The plain name of a field, for headings and reasons. */
export function fieldName(kind: ListKind, field: Field): string {
  return fieldsOf(kind).find(([key]) => key === field)?.[1] ?? field;
}
