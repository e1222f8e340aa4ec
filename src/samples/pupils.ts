import { addDays, isoDate } from '../basics/dates.ts';
import { checkLetter } from '../basics/upn.ts';
import { expectedAge, type YearGroup } from '../basics/year-group.ts';
import { newId } from '../database/id.ts';
import { chanceFrom } from './chance.ts';
import type { InventedClass, InventedSchool } from './invented-school.ts';
import { inventAddress, inventFamily, inventPhone } from './names.ts';
import type { Row } from './rows.ts';

export interface ParentTold {
  /** What the child calls them: 'Mum'. Stories name them by it. */
  readonly called: string;
  readonly name: string;
  readonly relation: string;
  readonly responsibility?: 'yes' | 'no' | 'unknown';
  /** null: no e-mail, so letters go by paper. */
  readonly email?: string | null;
  readonly phone?: string;
  readonly address?: string;
  readonly language?: string;
  readonly interpreter?: 'needed' | 'not-needed' | 'unknown';
  /** Set when a court order says that this person gets nothing. */
  readonly withhold?: string;
}

export interface ChildTold {
  readonly forename: string;
  readonly surname: string;
  readonly knownAs?: string;
  readonly sex: 'F' | 'M';
  readonly class: string;
  /** '03-14'; the year follows from the year group. */
  readonly birthday?: string;
  readonly firstLanguage?: string;
  readonly parents: readonly ParentTold[];
}

export interface InventedChild {
  readonly row: Row<'pupil'>;
  readonly class: InventedClass;
  readonly contacts: ReadonlyMap<string, Row<'contact'> & { id: string }>;
}

/** A child with a class, a UPN, a date of birth that fits the year group, and the adults in the child's life. */
export function addChild(school: InventedSchool, told: ChildTold): InventedChild {
  const chance = chanceFrom(`${told.forename} ${told.surname}`);
  const registration = school.classes.get(told.class);
  if (!registration) throw new Error(`${school.told.name} has no class ${told.class}`);
  school.namesTaken.add(`${told.forename} ${told.surname}`);
  const id = newId();
  const entered = enteredOn(school, registration.year);
  const row = school.rows.add('pupil', {
    id,
    upn: nextUpn(school, entered),
    surname: told.surname,
    forename: told.forename,
    known_as: told.knownAs ?? null,
    date_of_birth: bornOn(school, registration.year, told.birthday ?? birthdayFrom(chance.between(0, 364))),
    sex: told.sex,
    year_group: registration.year,
    first_language: told.firstLanguage ?? 'English',
    entered_on: entered,
    left_on: null,
  });
  for (const name of [told.class, ...setsOfYear(school, registration.year)]) {
    placeIn(school, id, school.classes.get(name)!);
  }
  const home = inventAddress(chance);
  const contacts = told.parents.map((parent, at): [string, Row<'contact'> & { id: string }] => {
    const contact = {
      id: newId(),
      pupil_id: id,
      name: parent.name,
      relation: parent.relation,
      parental_responsibility: parent.responsibility ?? ('yes' as const),
      priority: at + 1,
      email: parent.email === undefined ? emailOf(parent.name, school.pupils) : parent.email,
      phone: parent.phone ?? inventPhone(chance),
      address: parent.address ?? home,
      language: parent.language ?? told.firstLanguage ?? 'English',
      interpreter: parent.interpreter ?? ('unknown' as const),
      withhold_reason: parent.withhold ?? null,
      from_on: entered,
      until_on: null,
    };
    school.rows.add('contact', contact);
    return [parent.called, contact];
  });
  return { row, class: registration, contacts: new Map(contacts) };
}

/** A child of whom we know no more than the school's list says. */
export function inventChild(school: InventedSchool, className: string): ChildTold {
  const { chance, namesTaken } = school;
  const sex = chance.pick(['F', 'M'] as const);
  const family = inventFamily(chance, sex, namesTaken);
  const mum = { called: 'Mum', name: family.mother, relation: 'Mother' };
  const dad = { called: 'Dad', name: family.father, relation: 'Father' };
  const both = chance.weighted({ both: 6, mum: 3, dad: 1 });
  const needsInterpreter = family.firstLanguage !== 'English' && chance.happens(0.2);
  const parents = both === 'both' ? [mum, dad] : both === 'mum' ? [mum] : [dad];
  return {
    forename: family.forename,
    surname: family.surname,
    sex,
    class: className,
    firstLanguage: family.firstLanguage,
    parents: parents.map((parent) => ({
      ...parent,
      interpreter: needsInterpreter ? 'needed' : 'not-needed',
      ...(chance.happens(0.12) ? { email: null } : {}),
    })),
  };
}

/** In a class from September of this academic year. */
function placeIn(school: InventedSchool, pupilId: string, place: InventedClass): void {
  school.rows.add('class_pupil', {
    class_id: place.id,
    pupil_id: pupilId,
    from_on: school.yearBegan,
    until_on: null,
  });
}

const setsOfYear = (school: InventedSchool, year: string): string[] =>
  [...school.classes.values()].filter((each) => each.subject && each.year === year).map(({ name }) => name);

function bornOn(school: InventedSchool, yearGroup: string, birthday: string): string {
  const age = expectedAge(yearGroup as YearGroup) ?? 0;
  const september = Number(school.yearBegan.slice(0, 4)) - age - 1;
  return `${birthday >= '09-01' ? september : september + 1}-${birthday}`;
}

const birthdayFrom = (dayOfYear: number): string => addDays(isoDate(1, 1, 2021), dayOfYear).slice(5);

/** Primary children came through the nursery class; the others came in Year 7. */
function enteredOn(school: InventedSchool, yearGroup: string): string {
  const first = school.told.phase === 'primary' ? 3 : 11;
  const years = Math.max(0, (expectedAge(yearGroup as YearGroup) ?? first) - first);
  return `${Number(school.yearBegan.slice(0, 4)) - years}-09-01`;
}

function nextUpn(school: InventedSchool, entered: string): string {
  school.pupils += 1;
  const serial = String(school.pupils % 1000).padStart(3, '0');
  const estab = String(Number(school.told.dfeNumber.slice(3)) + Math.floor(school.pupils / 1000)).padStart(
    4,
    '0',
  );
  const twelve = `211${estab}${entered.slice(2, 4)}${serial}`;
  return checkLetter(twelve) + twelve;
}

function emailOf(name: string, number: number): string {
  const plain = name.toLowerCase().replace(/[^a-z]+/g, '.');
  return `${plain}${number}@families.example`;
}
