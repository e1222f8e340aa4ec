import { formatDate } from '../../../../basics/dates.ts';
import { isNeedCode, needTypes } from '../../../../basics/needs.ts';
import type { NeedCode, SenProvision } from '../../../../basics/needs.ts';
import { readDate } from '../../../../basics/written-dates.ts';
import { academicYearOf } from '../../../../basics/academic-year.ts';
import { checkUpn } from '../../../../basics/upn.ts';
import { labelOfYear, readYearGroup, usualYearGroup } from '../../../../basics/year-group.ts';
import { mostContacts } from '../headings/fields.ts';
import type { ContactField, ContactPart, Field } from '../headings/fields.ts';
import type { RowValues } from '../headings/recognise.ts';
import { hasLostLetter, partName } from './names.ts';
import type { ContactFacts, PupilFacts, SenInFile } from './pupil-facts.ts';
import type { Reason } from './verdict.ts';

/** How the dates of the whole file are written; 'unclear' when its own dates disagree or put the month first. */
export type DateOrder = 'day first' | 'unclear';

export interface ReadPupil {
  facts: PupilFacts | undefined;
  /** Other ways to read the row, each with its label, when the row can be read in more than one way. */
  readings: { label: string; facts: PupilFacts }[];
  sen: SenInFile | undefined;
  reasons: Reason[];
  /** What could not be read and would be left empty, in plain words. */
  without: string[];
  who: string;
}

/** Takes the values of one row and gives what it says about a pupil, with a reason for everything that is doubtful. */
export function readPupil(values: RowValues, today: string, order: DateOrder): ReadPupil {
  const reasons: Reason[] = [];
  const without: string[] = [];
  const doubt = (code: string, text: string, field?: Field) =>
    reasons.push({ code, text, ...(field ? { field } : {}) });
  const skip = (field: Field, name: string, code: string, text: string) => {
    doubt(code, text, field);
    without.push(name);
    return null;
  };

  const { surname, forename } = readNames(values, doubt);
  const births = readBirthDate(values.dateOfBirth, today, order, doubt);
  const yearGroup = values.yearGroup ? readYearGroup(values.yearGroup) : undefined;
  if (!values.yearGroup) doubt('no-year-group', 'The year group is empty.', 'yearGroup');
  else if (!yearGroup)
    doubt('unknown-year-group', `“${values.yearGroup}” is not a year group that we know.`, 'yearGroup');

  const checked = checkUpn(values.upn ?? '');
  const upn = checked.ok
    ? (checked.upn ?? null)
    : skip('upn', 'the UPN', 'bad-upn', `The UPN ${values.upn} has a mistake. ${checked.reason}.`);
  const sexes: Record<string, 'F' | 'M'> = { f: 'F', female: 'F', girl: 'F', m: 'M', male: 'M', boy: 'M' };
  const sex = values.sex
    ? (sexes[values.sex.toLowerCase()] ??
      skip('sex', 'the sex', 'unknown-sex', `“${values.sex}” is not F or M.`))
    : null;
  const enteredOn = values.enteredOn
    ? (readDate(values.enteredOn, { notAfter: `${Number(today.slice(0, 4)) + 1}-12-31` }) ??
      skip(
        'enteredOn',
        'the admission date',
        'unreadable-admission',
        `The admission date “${values.enteredOn}” cannot be read.`,
      ))
    : null;
  const yes = (field: 'englishAdditional' | 'lookedAfter', name: string) =>
    values[field]
      ? (readYesOrNo(values[field]) ??
        skip(field, name, `unknown-${field}`, `“${values[field]}” is not yes or no (${name}).`))
      : null;

  const rest = {
    upn,
    surname,
    forename,
    knownAs:
      values.preferredForename && values.preferredForename !== forename ? values.preferredForename : null,
    sex,
    className: values.className ?? null,
    enteredOn,
    firstLanguage: values.firstLanguage ?? null,
    englishAdditional: yes('englishAdditional', 'English as an additional language'),
    lookedAfter: yes('lookedAfter', 'looked after'),
    contacts: readContacts(values, doubt),
  };
  const sen = readSen(values, doubt, without);
  const readings = births.flatMap((dateOfBirth) => {
    if (!surname || !forename) return [];
    const year = yearGroup ?? usualYearGroup(dateOfBirth, academicYearOf(today));
    if (!year) return [];
    const label = [
      ...(births.length > 1 ? [`born ${formatDate(dateOfBirth)}`] : []),
      ...(yearGroup ? [] : [`in ${labelOfYear(year)}, which fits the date of birth`]),
    ].join(', ');
    return [{ label, facts: { ...rest, dateOfBirth, yearGroup: year } }];
  });
  return {
    facts: readings[0]?.facts,
    readings,
    sen,
    reasons,
    without,
    who: [forename || '(no forename)', surname || '(no surname)'].join(' '),
  };
}

type Doubt = (code: string, text: string, field?: Field) => void;

function readNames(values: RowValues, doubt: Doubt): { surname: string; forename: string } {
  let { surname = '', forename = '' } = values;
  const parted = values.name ? partName(values.name) : undefined;
  if (parted && (!surname || !forename)) {
    if (!parted.sure) {
      doubt(
        'name-parted',
        `We read “${values.name}” as forename ${parted.forename}, surname ${parted.surname}.`,
        'name',
      );
    }
    surname ||= parted.surname;
    forename ||= parted.forename;
  }
  forename ||= values.preferredForename ?? '';
  if (!surname) doubt('no-surname', 'The surname is empty.', 'surname');
  if (!forename) doubt('no-forename', 'The forename is empty.', 'forename');
  if (hasLostLetter(surname) || hasLostLetter(forename)) {
    doubt(
      'lost-letter',
      'A letter of the name was lost when the file was saved. Export the list again as CSV UTF-8.',
      'surname',
    );
  }
  return { surname, forename };
}

function readBirthDate(text: string | undefined, today: string, order: DateOrder, doubt: Doubt): string[] {
  if (!text) {
    doubt('no-date-of-birth', 'The date of birth is empty.', 'dateOfBirth');
    return [];
  }
  const serial = /^[2-5]\d{4}$/.test(text) ? dateOfSerial(Number(text)) : undefined;
  const dayFirst = serial ?? readDate(text, { notAfter: today });
  const monthFirst = serial ? undefined : readDate(text, { notAfter: today, order: 'month first' });
  const possible = (date: string | undefined) =>
    date !== undefined && date <= today && date > `${Number(today.slice(0, 4)) - 26}`;
  const found = [...new Set([dayFirst, monthFirst].filter(possible) as string[])];
  if (found.length === 0) {
    doubt(
      'unreadable-date',
      (dayFirst ?? monthFirst)
        ? `The date of birth ${formatDate((dayFirst ?? monthFirst)!)} cannot be that of a pupil.`
        : `The date of birth “${text}” is not a date that we can read.`,
      'dateOfBirth',
    );
    return [];
  }
  if (serial) {
    doubt(
      'date-as-number',
      `The date of birth is the number ${text}, which Excel shows as ${formatDate(serial)}.`,
      'dateOfBirth',
    );
  } else if (order === 'unclear' && found.length > 1) {
    doubt(
      'ambiguous-date',
      `The date of birth “${text}” can be ${found.map(formatDate).join(' or ')}.`,
      'dateOfBirth',
    );
    return found;
  } else if (!possible(dayFirst)) {
    doubt(
      'month-first-date',
      `The date of birth “${text}” seems to put the month first: ${formatDate(found[0]!)}.`,
      'dateOfBirth',
    );
  }
  return possible(dayFirst) ? [dayFirst!] : [found[0]!];
}

/** Excel counts days from 30 December 1899. */
function dateOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

function readYesOrNo(text: string): 'yes' | 'no' | undefined {
  if (/^(?:y|yes|true|t|1|eal|lac|cla|in care|current|currently in care)$/i.test(text)) return 'yes';
  if (/^(?:n|no|false|f|0|none|not eal|never|-|n\/a)$/i.test(text)) return 'no';
  return undefined;
}

function readContacts(values: RowValues, doubt: Doubt): ContactFacts[] {
  const contacts: ContactFacts[] = [];
  for (let number = 1; number <= mostContacts; number += 1) {
    const said = (part: ContactPart) => values[`contact${number}.${part}` as ContactField];
    const name = said('name') ?? [said('forename'), said('surname')].filter(Boolean).join(' ');
    const [email, phone] = [said('email')?.toLowerCase(), said('phone')];
    if (!name) {
      if (email || phone) {
        doubt(
          'contact-without-name',
          `Contact ${number} has an e-mail or phone but no name. They are left out.`,
          `contact${number}.name` as Field,
        );
      }
      continue;
    }
    const badEmail = email !== undefined && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(email);
    if (badEmail) {
      doubt(
        'contact-email',
        `${name}'s e-mail “${email}” is not complete. It is left out.`,
        `contact${number}.email` as Field,
      );
    }
    const order = said('courtOrder');
    const parental = said('parentalResponsibility');
    contacts.push({
      name,
      relation: said('relation') ?? 'Not said',
      parentalResponsibility: (parental && readYesOrNo(parental)) || 'unknown',
      email: email && !badEmail ? email : null,
      phone: phone ?? null,
      address: said('address') ?? null,
      language: said('language') ?? null,
      courtOrder: order && readYesOrNo(order) !== 'no' ? order : null,
    });
  }
  return contacts;
}

const provisionWords: [RegExp, SenProvision][] = [
  [/^(?:n|no|none|no sen|no special educational needs?|no sen provision|not sen|n\b.*no .*)$/i, 'N'],
  [/^(?:k|k\b.*|sen support|sen\s?support.*|sen(?:d)? s)$/i, 'K'],
  [/^(?:e|ehcp|ehc plan|e\b.*|education,? health (?:and|&) care plan.*)$/i, 'E'],
];

function readSen(values: RowValues, doubt: Doubt, without: string[]): SenInFile | undefined {
  if (!values.senProvision) return undefined;
  const provision = provisionWords.find(([words]) => words.test(values.senProvision!.trim()))?.[1];
  if (!provision) {
    doubt('unknown-sen', `The SEN code “${values.senProvision}” is not one of N, K or E.`, 'senProvision');
    without.push('the SEN code');
    return undefined;
  }
  const needs: NeedCode[] = [];
  for (const field of ['senType1', 'senType2'] as const) {
    const text = values[field];
    const code = text ? readNeed(text) : undefined;
    if (code && !needs.includes(code)) needs.push(code);
    else if (text && !code) {
      doubt('unknown-need', `“${text}” is not a type of need that the census knows.`, field);
      without.push('the type of need');
    }
  }
  const since = values.senSince ? readDate(values.senSince) : undefined;
  if (values.senSince && !since) {
    doubt('unreadable-sen-date', `The SEN start date “${values.senSince}” cannot be read.`, 'senSince');
    without.push('the SEN start date');
  }
  return { provision, since: since ?? null, needs };
}

function readNeed(text: string): NeedCode | undefined {
  const code = text.trim().toUpperCase();
  if (isNeedCode(code)) return code;
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .replace('autistic', 'autism')
      .replace('visual', 'vision')
      .replace(/s$|difficulties$/, '')
      .replace(/needs?$|difficulty$/, '');
  const start = /^([A-Za-z]{2,4})\b\s*[-:(]/.exec(text.trim())?.[1]?.toUpperCase();
  if (start && isNeedCode(start)) return start;
  return needTypes.find(({ label }) => plain(label) === plain(text))?.code;
}
