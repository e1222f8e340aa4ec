import { academicYearPeriod } from '../../../basics/academic-year.ts';
import type { AcademicYear } from '../../../basics/academic-year.ts';
import { addDays } from '../../../basics/dates.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { changesOf, sameContact } from '../rules/judge/compare-pupils.ts';
import { plainName } from '../rules/judge/names.ts';
import type { ContactFacts, PupilFacts, PupilOnRoll } from '../rules/judge/pupil-facts.ts';
import type { Effect } from './effects.ts';

interface Held {
  /** Open stays; those in a registration class or in a class of another year end when the child joins a class. */
  classes: { class_id: string; from_on: string; endsOnJoining: boolean }[];
  circumstances: { id: string; kind: string; from_on: string }[];
  contacts: { id: string; name: string }[];
}

/** What is needed to turn a row into effects: the classes by name, and what each pupil already has. */
export interface Ground {
  readonly today: string;
  readonly academicYear: AcademicYear;
  /** Registration classes of this academic year by plain name; those that an import makes are added. */
  readonly classByName: Map<string, string>;
  readonly held: ReadonlyMap<string, Held>;
}

export async function groundOf(db: SchoolDb, academicYear: AcademicYear, today: string): Promise<Ground> {
  const classes = await db
    .selectFrom('school_class')
    .select(['id', 'name', 'kind', 'academic_year'])
    .execute();
  const classOf = new Map(classes.map((one) => [one.id, one]));
  const held = new Map<string, Held>();
  const of = (pupilId: string) => {
    const there = held.get(pupilId) ?? { classes: [], circumstances: [], contacts: [] };
    held.set(pupilId, there);
    return there;
  };
  const openOnly = <T extends { until_on: string | null }>(rows: T[]) =>
    rows.filter(({ until_on }) => until_on === null || until_on >= today);
  for (const row of openOnly(await db.selectFrom('class_pupil').selectAll().execute())) {
    const { kind, academic_year } = classOf.get(row.class_id)!;
    const endsOnJoining = kind === 'registration' || academic_year !== academicYear;
    of(row.pupil_id).classes.push({ ...row, endsOnJoining });
  }
  for (const row of openOnly(await db.selectFrom('circumstance').selectAll().execute()))
    of(row.pupil_id).circumstances.push(row);
  for (const row of openOnly(await db.selectFrom('contact').selectAll().execute()))
    of(row.pupil_id).contacts.push(row);
  const current = classes.filter((one) => one.kind === 'registration' && one.academic_year === academicYear);
  return {
    today,
    academicYear,
    classByName: new Map(current.map(({ id, name }) => [plainName(name), id])),
    held,
  };
}

/** What it takes to add a pupil, with class, circumstances and contacts. */
export function effectsOfAdding(facts: PupilFacts, ground: Ground): { id: string; effects: Effect[] } {
  const id = newId();
  const entered = facts.enteredOn ?? ground.today;
  const effects: Effect[] = [
    made(
      'pupil',
      { id },
      {
        id,
        upn: facts.upn,
        surname: facts.surname,
        forename: facts.forename,
        known_as: facts.knownAs,
        date_of_birth: facts.dateOfBirth,
        sex: facts.sex,
        year_group: facts.yearGroup,
        first_language: facts.firstLanguage,
        entered_on: entered,
        left_on: null,
      },
    ),
  ];
  const yearStart = academicYearPeriod(ground.academicYear).from;
  if (facts.className)
    effects.push(...intoClass(id, facts, entered > yearStart ? entered : yearStart, ground));
  for (const [kind, value] of circumstancesIn(facts))
    if (value === 'yes') effects.push(circumstance(id, kind, ground.today));
  facts.contacts.forEach((contact, at) => effects.push(newContact(id, contact, at + 1, ground.today)));
  return { id, effects };
}

/** What it takes to bring a pupil up to what a row says: only what differs, and no empty cell wipes anything out. */
export function effectsOfChanging(pupil: PupilOnRoll, facts: PupilFacts, ground: Ground): Effect[] {
  const held = ground.held.get(pupil.id) ?? { classes: [], circumstances: [], contacts: [] };
  const changed = new Set(changesOf(pupil.facts, facts).map(({ field }) => field));
  const effects: Effect[] = [];
  const [before, after]: [Record<string, string | null>, Record<string, string | null>] = [{}, {}];
  for (const [field, column] of pupilColumns) {
    if (!changed.has(field)) continue;
    before[column] = pupil.facts[field];
    after[column] = facts[field];
  }
  if (pupil.leftOn) {
    before['left_on'] = pupil.leftOn;
    after['left_on'] = null;
  }
  if (Object.keys(after).length > 0) effects.push({ table: 'pupil', key: { id: pupil.id }, before, after });
  if (changed.has('className') || (pupil.leftOn && facts.className)) {
    const ending = held.classes.filter(({ endsOnJoining }) => endsOnJoining);
    effects.push(...ending.flatMap((row) => outOfClass(pupil.id, row, ground.today)));
    effects.push(...intoClass(pupil.id, facts, ground.today, ground));
  }
  for (const [kind, value] of circumstancesIn(facts)) {
    const open = held.circumstances.find((one) => one.kind === kind);
    if (value === 'yes' && !open) effects.push(circumstance(pupil.id, kind, ground.today));
    if (value === 'no' && open) {
      effects.push({
        table: 'circumstance',
        key: { id: open.id },
        before: { until_on: null },
        after: { until_on: ground.today },
      });
    }
  }
  facts.contacts.forEach((contact, at) => {
    const known = sameContact(pupil.facts.contacts, contact.name);
    const row = known && held.contacts.find(({ name }) => name === known.name);
    if (!known || !row)
      effects.push(newContact(pupil.id, contact, held.contacts.length + at + 1, ground.today));
    else effects.push(...changedContact(row.id, known, contact));
  });
  return effects;
}

/** What it takes to record that a pupil has left. */
export function effectsOfLeaving(pupilId: string, ground: Ground): Effect[] {
  const { today } = ground;
  const classes = ground.held.get(pupilId)?.classes ?? [];
  return [
    { table: 'pupil', key: { id: pupilId }, before: { left_on: null }, after: { left_on: today } },
    ...classes.map(({ class_id, from_on }): Effect => ({
      table: 'class_pupil',
      key: { class_id, pupil_id: pupilId, from_on },
      before: { until_on: null },
      after: { until_on: today },
    })),
  ];
}

const pupilColumns = [
  ['upn', 'upn'],
  ['surname', 'surname'],
  ['forename', 'forename'],
  ['knownAs', 'known_as'],
  ['dateOfBirth', 'date_of_birth'],
  ['sex', 'sex'],
  ['yearGroup', 'year_group'],
  ['firstLanguage', 'first_language'],
  ['enteredOn', 'entered_on'],
] as const;

const circumstancesIn = (facts: PupilFacts) =>
  [
    ['english-additional', facts.englishAdditional],
    ['looked-after', facts.lookedAfter],
  ] as const;

function made(table: Effect['table'], key: Effect['key'], after: NonNullable<Effect['after']>): Effect {
  return { table, key, before: null, after };
}

function intoClass(pupilId: string, facts: PupilFacts, from: string, ground: Ground): Effect[] {
  const effects: Effect[] = [];
  const name = facts.className!;
  let classId = ground.classByName.get(plainName(name));
  if (!classId) {
    classId = newId();
    ground.classByName.set(plainName(name), classId);
    effects.push(
      made(
        'school_class',
        { id: classId },
        {
          id: classId,
          name,
          academic_year: ground.academicYear,
          year_group: facts.yearGroup,
          kind: 'registration',
          subject: null,
        },
      ),
    );
  }
  const key = { class_id: classId, pupil_id: pupilId, from_on: from };
  return [...effects, made('class_pupil', key, { ...key, until_on: null })];
}

/** `until_on` is the last day. A stay that began today leaves no day, so it goes. */
function outOfClass(
  pupilId: string,
  { class_id, from_on }: { class_id: string; from_on: string },
  today: string,
): Effect[] {
  const key = { class_id, pupil_id: pupilId, from_on };
  if (from_on >= today)
    return [{ table: 'class_pupil', key, before: { ...key, until_on: null }, after: null }];
  return [{ table: 'class_pupil', key, before: { until_on: null }, after: { until_on: addDays(today, -1) } }];
}

function circumstance(pupilId: string, kind: string, from: string): Effect {
  const id = newId();
  return made(
    'circumstance',
    { id },
    { id, pupil_id: pupilId, kind, note: null, from_on: from, until_on: null },
  );
}

function newContact(pupilId: string, contact: ContactFacts, priority: number, from: string): Effect {
  const id = newId();
  return made(
    'contact',
    { id },
    {
      id,
      pupil_id: pupilId,
      name: contact.name,
      relation: contact.relation,
      parental_responsibility: contact.parentalResponsibility,
      priority,
      email: contact.email,
      phone: contact.phone,
      address: contact.address,
      language: contact.language,
      interpreter: 'unknown',
      withhold_reason: contact.courtOrder,
      from_on: from,
      until_on: null,
    },
  );
}

const contactColumns = [
  ['relation', 'relation'],
  ['parentalResponsibility', 'parental_responsibility'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['address', 'address'],
  ['language', 'language'],
  ['courtOrder', 'withhold_reason'],
] as const;

function changedContact(id: string, known: ContactFacts, contact: ContactFacts): Effect[] {
  const [before, after]: [Record<string, string | null>, Record<string, string | null>] = [{}, {}];
  for (const [part, column] of contactColumns) {
    const said = contact[part];
    const nothingSaid = said === null || said === 'unknown' || (part === 'relation' && said === 'Not said');
    if (nothingSaid || said === known[part] || (part === 'courtOrder' && known.courtOrder)) continue;
    before[column] = known[part];
    after[column] = said;
  }
  return Object.keys(after).length > 0 ? [{ table: 'contact', key: { id }, before, after }] : [];
}
