import { academicYearOf, startYearOf } from '../basics/academic-year.ts';
import type { Role } from '../basics/viewer.ts';
import type { SettingName } from '../features/school/rules.ts';
import { newId } from '../database/id.ts';
import { calendarAround, type InventedCalendar } from './calendar.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { gatherRows, type Row, type Rows } from './rows.ts';
import { emptyTimetable, type Timetable } from './timetable.ts';

export interface PersonTold {
  /** What everybody calls them: 'Ms Pell'. Stories name them by it. */
  readonly called: string;
  readonly name: string;
  readonly role: Role;
  readonly job: string;
  readonly email: string;
}

export interface InventedPerson extends PersonTold {
  readonly id: string;
  readonly accountId: string;
}

export interface ClassTold {
  readonly name: string;
  readonly year: string;
  readonly teacher: string;
  readonly assistants?: readonly string[];
  /** A set, such as English; left out for a registration class. */
  readonly subject?: string;
}

export interface InventedClass extends ClassTold {
  readonly id: string;
}

export interface GroupTold {
  readonly name: string;
  readonly ledBy: string;
  readonly weekdays: readonly number[];
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  readonly size: number;
}

export interface InventedGroup extends GroupTold {
  readonly id: string;
  members: number;
}

export interface SchoolTold {
  readonly name: string;
  readonly phase: 'primary' | 'secondary';
  readonly dfeNumber: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly people: readonly PersonTold[];
  readonly classes: readonly ClassTold[];
  readonly groups: readonly GroupTold[];
}

/** A school while it is being invented: where the stories find people, classes, days and the rows they add to. */
export interface InventedSchool {
  readonly id: string;
  readonly told: SchoolTold;
  readonly today: string;
  readonly yearBegan: string;
  readonly calendar: InventedCalendar;
  readonly chance: Chance;
  readonly rows: Rows;
  readonly people: ReadonlyMap<string, InventedPerson>;
  readonly classes: ReadonlyMap<string, InventedClass>;
  readonly groups: ReadonlyMap<string, InventedGroup>;
  readonly timetable: Timetable;
  readonly namesTaken: Set<string>;
  /** Pupils already made: the next one's number in the UPN. */
  pupils: number;
}

/** The school itself, its year, its people and its classes; no child yet. */
export function inventSchool(told: SchoolTold, today: string): InventedSchool {
  const year = startYearOf(academicYearOf(today));
  const school: InventedSchool = {
    id: newId(),
    told,
    today,
    yearBegan: `${year}-09-01`,
    calendar: calendarAround(today),
    chance: chanceFrom(told.name),
    rows: gatherRows(),
    people: new Map(
      told.people.map((person) => [person.called, { ...person, id: newId(), accountId: newId() }]),
    ),
    classes: new Map(told.classes.map((each) => [each.name, { ...each, id: newId() }])),
    groups: new Map(told.groups.map((group) => [group.name, { ...group, id: newId(), members: 0 }])),
    timetable: emptyTimetable(),
    namesTaken: new Set(),
    pupils: 0,
  };
  addSchool(school);
  addPeople(school);
  addClasses(school);
  addGroups(school);
  return school;
}

/** Somebody on the staff by what they are called; a misspelt name in a story is a fault of the story. */
export function personCalled(school: InventedSchool, called: string): InventedPerson {
  const person = school.people.get(called);
  if (!person) throw new Error(`${school.told.name} has nobody called ${called}`);
  return person;
}

/** The council's advice service, as its own page gives it; the e-mail address is not known, so it stays blank. */
export const sendiass = {
  name: 'Tower Hamlets and City SEND IASS',
  phone: '020 7364 6489',
  website: '',
};

/** The first person in a role. */
export function personIn(school: InventedSchool, role: Role): InventedPerson {
  return [...school.people.values()].find((person) => person.role === role)!;
}

const opened = (school: InventedSchool): string => `${Number(school.yearBegan.slice(0, 4)) - 3}-09-01`;

function addSchool({ rows, told, calendar, yearBegan }: InventedSchool): void {
  const school: Row<'school'> = {
    name: told.name,
    local_authority: 'Tower Hamlets',
    la_code: '211',
    dfe_number: told.dfeNumber,
    phase: told.phase,
    address: told.address,
    phone: told.phone,
    email: told.email,
    created_at: `${Number(yearBegan.slice(0, 4)) - 3}-08-20T09:00:00.000Z`,
  };
  rows.add('school', school);
  const settings = {
    'sendiass-name': sendiass.name,
    'sendiass-address': 'Parents Advice Centre\n30 Greatorex Street\nLondon E1 5NP',
    'sendiass-phone': sendiass.phone,
    'sendiass-checked-on': yearBegan,
    'local-offer-link': 'https://www.localoffertowerhamlets.co.uk',
    'local-offer-checked-on': yearBegan,
  } satisfies Partial<Record<SettingName, string>>;
  for (const [name, value] of Object.entries(settings)) rows.add('setting', { name, value });
  for (const { academicYear, name, startsOn, endsOn } of calendar.terms) {
    rows.add('term', {
      id: newId(),
      academic_year: academicYear,
      name,
      starts_on: startsOn,
      ends_on: endsOn,
    });
  }
  for (const { startsOn, endsOn, reason } of calendar.closures) {
    rows.add('closure', { id: newId(), starts_on: startsOn, ends_on: endsOn, reason });
  }
}

function addPeople(school: InventedSchool): void {
  for (const person of school.people.values()) {
    school.rows.add('staff', {
      id: person.id,
      account_id: person.accountId,
      name: person.name,
      email: person.email,
      role: person.role,
      job_title: person.job,
      from_on: opened(school),
      until_on: null,
    });
  }
}

function addClasses(school: InventedSchool): void {
  const { rows, yearBegan } = school;
  for (const { id, name, year, subject, teacher, assistants = [] } of school.classes.values()) {
    rows.add('school_class', {
      id,
      name,
      academic_year: academicYearOf(yearBegan),
      year_group: year,
      kind: subject ? 'subject' : 'registration',
      subject: subject ?? null,
    });
    const staffed = (called: string, part: 'teacher' | 'assistant') =>
      rows.add('class_staff', {
        class_id: id,
        staff_id: personCalled(school, called).id,
        part,
        from_on: yearBegan,
        until_on: null,
      });
    staffed(teacher, 'teacher');
    for (const assistant of assistants) staffed(assistant, 'assistant');
  }
}

function addGroups(school: InventedSchool): void {
  for (const group of school.groups.values()) {
    const leader = personCalled(school, group.ledBy);
    school.timetable.book([leader.id], group);
    school.rows.add('support_group', {
      id: group.id,
      name: group.name,
      led_by: leader.id,
      weekdays: group.weekdays.join(','),
      starts_at: group.startsAt,
      minutes: group.minutes,
      place: group.place,
      from_on: school.yearBegan,
      until_on: null,
    });
  }
}
