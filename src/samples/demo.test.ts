import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../basics/answers.ts';
import { endOfCompulsorySchoolAge, isYoungPerson } from '../basics/academic-year.ts';
import { addYears, ageOn } from '../basics/dates.ts';
import { isSchoolDay, schoolDaysIn } from '../basics/school-days.ts';
import { checkUpn } from '../basics/upn.ts';
import type { Database, SchoolDb } from '../database/connection.ts';
import { missingForActivation } from '../features/plan/completeness.ts';
import { planFrom } from '../features/plan/rules.ts';
import { parentsOf } from '../features/pupils/index.ts';
import { calendarAround } from './calendar.ts';
import { demoSignIns, fillDemo } from './demo.ts';
import { placeOf } from '../accounts/places.ts';
import { hostedSchools } from '../database/hosted-schools.ts';
import { emptyDatabase } from './empty-database.ts';

const todays = [
  ['a Tuesday in term', '2026-11-24'],
  ['a Monday in term', '2027-03-01'],
  ['the August holidays', '2026-08-19'],
  ['the first day of term', '2026-09-02'],
  ['the last day of August', '2027-08-31'],
  ['29 February', '2028-02-29'],
] as const;

describe.each(todays)('the invented primary school on %s', (_, today) => {
  let database: Database;
  let db: SchoolDb;

  beforeAll(async () => {
    database = await emptyDatabase();
    const began = performance.now();
    await fillDemo(database, today);
    process.stdout.write(`Filled for ${today} in ${Math.round(performance.now() - began)} ms\n`);
    db = await schoolNamed('Marigold Lane Primary');
  }, 60_000);
  afterAll(() => database.close());

  const schoolNamed = async (name: string): Promise<SchoolDb> => {
    for (const id of await hostedSchools(database.accounts)) {
      const school = database.ofSchool(id);
      const { name: found } = await school.selectFrom('school').select('name').executeTakeFirstOrThrow();
      if (found === name) return school;
    }
    throw new Error(`There is no ${name}`);
  };
  const withStatus = async (status: 'watched' | 'K' | 'E') =>
    db
      .selectFrom('sen_period')
      .selectAll()
      .where('status', '=', status)
      .where('until_on', 'is', null)
      .execute();

  test('has 275 pupils, 40 with SEN support and 10 with EHC plans', async () => {
    const pupils = await db.selectFrom('pupil').select(['upn', 'surname', 'forename']).execute();
    expect(pupils).toHaveLength(275);
    expect(await withStatus('K')).toHaveLength(40);
    expect(await withStatus('E')).toHaveLength(10);
    expect((await withStatus('watched')).length).toBeGreaterThan(4);
    expect(pupils.filter(({ upn }) => !checkUpn(upn ?? '').ok)).toEqual([]);
    expect(new Set(pupils.map(({ upn }) => upn)).size).toBe(275);
  });

  test('tells the parents of every child with SEN support no later than it begins', async () => {
    for (const period of await withStatus('K')) {
      const notice = await db
        .selectFrom('notice')
        .select(['created_at', 'kind'])
        .where('id', '=', period.notice_id)
        .executeTakeFirst();
      expect(notice?.kind).toBe('sen-support-begins');
      expect(notice!.created_at.slice(0, 10) <= period.from_on).toBe(true);
    }
  });

  test('writes nothing down in the future', async () => {
    const latest = await Promise.all([
      db
        .selectFrom('event')
        .select(({ fn }) => fn.max('on_day').as('last'))
        .executeTakeFirst(),
      db
        .selectFrom('session_record')
        .select(({ fn }) => fn.max('on_day').as('last'))
        .executeTakeFirst(),
      db
        .selectFrom('document')
        .select(({ fn }) => fn.max('created_at').as('last'))
        .executeTakeFirst(),
      db
        .selectFrom('delivery_event')
        .select(({ fn }) => fn.max('at').as('last'))
        .executeTakeFirst(),
      db
        .selectFrom('briefing_reader')
        .select(({ fn }) => fn.max('read_at').as('last'))
        .executeTakeFirst(),
      db
        .selectFrom('meeting')
        .select(({ fn }) => fn.max('held_on').as('last'))
        .executeTakeFirst(),
      db
        .selectFrom('outcome')
        .select(({ fn }) => fn.max('baseline_on').as('last'))
        .executeTakeFirst(),
    ]);
    for (const found of latest) expect(found!.last! < today).toBe(true);
  });

  test('holds sessions, meetings and reviews on school days only', async () => {
    const calendar = calendarAround(today);
    const sessions = await db.selectFrom('session_record').select('on_day').distinct().execute();
    const meetings = await db.selectFrom('meeting').select('on_day').distinct().execute();
    const reviews = await db.selectFrom('review_date').select('due_on as on_day').distinct().execute();
    const wrong = [...sessions, ...meetings, ...reviews].filter(
      ({ on_day }) => !isSchoolDay(calendar, on_day),
    );
    expect(wrong).toEqual([]);
  });

  test('puts no adult and no child in two places at once', async () => {
    const planned = await db
      .selectFrom('provision')
      .select(['pupil_id', 'staff_id', 'starts_at', 'minutes', 'weekdays', 'group_id', 'id'])
      .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', today)]))
      .where('weekdays', '!=', '')
      .execute();
    const places = new Map<string, Set<string>>();
    for (const each of planned) {
      const [hour, minute] = each.starts_at!.split(':').map(Number);
      for (const day of each.weekdays.split(',')) {
        for (let at = 0; at < each.minutes!; at += 5) {
          for (const person of [each.pupil_id, each.staff_id]) {
            const key = `${person} ${day} ${hour! * 60 + minute! + at}`;
            places.set(key, (places.get(key) ?? new Set()).add(each.group_id ?? each.id));
          }
        }
      }
    }
    expect([...places].filter(([, where]) => where.size > 1)).toEqual([]);
  });

  test('agrees no plan that lacks something', async () => {
    const plans = await db
      .selectFrom('document')
      .select(['id', 'pupil_id', 'answers', 'status'])
      .where('kind', '=', 'plan')
      .where('status', '!=', 'draft')
      .execute();
    for (const { pupil_id, answers } of plans) {
      const plan = planFrom(JSON.parse(answers) as Answers);
      expect(missingForActivation(plan, await parentsOf(db, pupil_id, today))).toEqual([]);
      expect(plan.provisions.every(({ kinds, outcomeIds }) => kinds.length && outcomeIds.length)).toBe(true);
    }
    const active = plans.filter(({ status }) => status === 'finished');
    expect(active.length).toBe(new Set(active.map(({ pupil_id }) => pupil_id)).size);
    const supported = [...(await withStatus('K')), ...(await withStatus('E'))].map((each) => each.pupil_id);
    expect(supported.filter((id) => !active.some(({ pupil_id }) => pupil_id === id))).toEqual([]);
  });

  test('keeps what a plan says and what it promised alike', async () => {
    const provisions = await db
      .selectFrom('provision')
      .innerJoin('document', 'document.id', 'provision.plan_id')
      .select(['provision.id', 'answers', 'what', 'kinds', 'weekdays', 'provision.starts_at'])
      .execute();
    for (const { id, answers, ...row } of provisions) {
      const said = planFrom(JSON.parse(answers) as Answers).provisions.find((each) => each.id === id)!;
      expect(said.what).toBe(row.what);
      expect(said.kinds.join(',')).toBe(row.kinds);
      expect(said.weekdays.join(',')).toBe(row.weekdays);
      expect(said.startsAt ?? null).toBe(row.starts_at);
    }
  });

  test('keeps every answer of every document', async () => {
    const documents = await db.selectFrom('document').select(['id', 'answers']).execute();
    const rows = await db.selectFrom('document_answer').select(['document_id', 'field', 'value']).execute();
    const kept = new Map<string, Record<string, string>>();
    for (const { document_id, field, value } of rows) {
      kept.set(document_id, { ...kept.get(document_id), [field]: value });
    }
    for (const { id, answers } of documents) expect(kept.get(id)).toEqual(JSON.parse(answers));
  });

  test('is held apart from the secondary school', async () => {
    const alder = await schoolNamed('Alder Academy');
    expect(await alder.selectFrom('pupil').select('id').execute()).toHaveLength(60);
    expect(await db.selectFrom('pupil').select('id').execute()).toHaveLength(275);
    const tobias = await alder
      .selectFrom('pupil')
      .select('date_of_birth')
      .where('forename', '=', 'Tobias')
      .executeTakeFirstOrThrow();
    expect(ageOn(tobias.date_of_birth, today)).toBe(15);
    expect(isYoungPerson(tobias.date_of_birth, today)).toBe(false);
    expect(endOfCompulsorySchoolAge(tobias.date_of_birth) < addYears(today, 1)).toBe(true);
  });

  test('lets one person of each role sign in', async () => {
    for (const { email, role } of demoSignIns) {
      expect((await placeOf(database, email, today))?.role).toBe(role);
    }
  });
});

test.each([2019, 2023, 2024, 2026, 2030, 2035])('the invented year %i has a believable length', (year) => {
  const calendar = calendarAround(`${year}-11-02`);
  for (const { startsOn, endsOn } of calendar.terms) expect(startsOn < endsOn).toBe(true);
  const days = schoolDaysIn(calendar, `${year}-09-01`, `${year + 1}-08-31`).length;
  expect(days).toBeGreaterThan(182);
  expect(days).toBeLessThan(200);
});
