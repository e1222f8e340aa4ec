import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountWith } from '../../accounts/people.ts';
import { placeOf, placesOf } from '../../accounts/places.ts';
import { findHosted, hostedSchools } from '../../database/hosted-schools.ts';
import { schoolsWithWork } from '../../database/school-work.ts';
import type { Mailer } from '../../mail/mailer.ts';
import { paths } from '../../paths.ts';
import { tinyApp, type TinyApp } from '../../samples/tiny-app.ts';
import { samplePassword, tinySchool } from '../../samples/tiny-school.ts';
import { deliverPost } from '../notices/deliver/postman.ts';
import { lettersWaiting } from '../notices/deliver/waiting.ts';
import { writeNotice } from '../notices/index.ts';
import { parentsOf } from '../pupils/index.ts';
import { applyPlaces, closeSchool, openSchool, reopenSchool } from './index.ts';
import type { PlaceOrder } from './rules.ts';

const today = '2026-11-24';
const now = `${today}T09:00:00.000Z`;
const later = `${today}T09:05:00.000Z`;
const times = { now, today };

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.app.close());

const database = () => tiny.app.services.database;
const order = (more: Partial<PlaceOrder>): PlaceOrder => ({
  line: 2,
  action: 'give',
  school: tiny.birch.id,
  email: 'nia@example.org',
  role: 'governor',
  name: 'Nia Office',
  jobTitle: null,
  from: today,
  until: null,
  ...more,
});
const staffOf = (school: string) => database().ofSchool(school).selectFrom('staff').select('email').execute();
const signIn = (email: string, password = samplePassword) =>
  tiny.app.server.inject({
    method: 'POST',
    url: paths.signIn(),
    headers: { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ email, password }).toString(),
  });
const letter = (school: typeof tiny.alder) => {
  const db = database().ofSchool(school.id);
  return parentsOf(db, school.ownPupil, today).then((to) =>
    writeNotice(db, {
      pupilId: school.ownPupil,
      kind: 'sen-support-begins',
      letter: { about: 'SEN support', blocks: [{ kind: 'paragraph', text: 'We will help.' }] },
      to,
      by: school.viewer.senco,
      today,
      now,
    }),
  );
};
const mailer = () => {
  const sent: string[] = [];
  const took: Mailer = {
    send: async ({ to }) => {
      sent.push(to.address);
      return { state: 'sent', response: '250' };
    },
  };
  return { sent, took };
};
const post = async () => {
  const { sent, took } = mailer();
  await deliverPost(database(), took, { name: 'A', address: 'a@example.org' }, () => later);
  return sent;
};

describe('a school that is made', () => {
  const school = {
    name: 'Cedar Primary',
    localAuthority: 'Tower Hamlets',
    phase: 'primary',
    urn: '123456',
    administrator: { name: 'Cai Office', email: 'cai@cedar.example' },
  } as const;

  test('lets its administrator choose a password and come in', async () => {
    const opened = await openSchool(database(), school, times);
    const link = paths.reset({ token: opened!.token! });
    const page = await tiny.app.server.inject({ url: link });
    expect(page.statusCode).toBe(200);
    await tiny.app.server.inject({
      method: 'POST',
      url: link,
      headers: { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ newPassword: 'teapot-harbour-nine' }).toString(),
    });
    expect((await signIn('cai@cedar.example', 'teapot-harbour-nine')).statusCode).toBe(303);
    expect(await placeOf(database(), 'cai@cedar.example', today)).toMatchObject({ role: 'administrator' });
    expect((await findHosted(database().accounts, '123456'))?.id).toBe(opened!.schoolId);
  });

  test('is made once for one URN, and nothing of the second is left', async () => {
    const before = await hostedSchools(database().accounts);
    const again = { ...school, administrator: { name: 'X', email: 'x@cedar.example' } };
    expect(await openSchool(database(), again, times)).toBeUndefined();
    expect(await hostedSchools(database().accounts)).toEqual(before);
    expect(await accountWith(database().accounts, 'x@cedar.example')).toBeUndefined();
  });

  test('an administrator who works elsewhere keeps the password, and gets no link', async () => {
    const email = `administrator.${tiny.alder.id.slice(-6)}@example.org`;
    const opened = await openSchool(
      database(),
      { ...school, urn: null, administrator: { name: 'A', email }, password: 'another-password-99' },
      times,
    );
    expect(opened).toMatchObject({ hadAccount: true, token: undefined });
    expect((await signIn(email, 'another-password-99')).statusCode).toBe(422);
    expect((await signIn(email)).statusCode).toBe(303);
    await closeSchool(database(), opened!.schoolId, 'A test', now);
  });
});

describe('a school that is closed', () => {
  test('lets nobody in, ends who was in, and opens again as it was', async () => {
    const email = `teacher.${tiny.alder.id.slice(-6)}@example.org`;
    expect((await tiny.get('teacher', paths.register())).statusCode).toBe(200);
    await closeSchool(database(), tiny.alder.id, 'Joined Birch', now);
    expect((await tiny.get('teacher', paths.register())).headers.location).toContain(paths.signIn());
    const refused = await signIn(email);
    expect([refused.statusCode, refused.headers['set-cookie']]).toEqual([422, undefined]);
    expect(refused.body).toContain('You have no place at a school here today');
    expect(await placeOf(database(), email, today)).toBeUndefined();
    await reopenSchool(database(), tiny.alder.id, now);
    // Whoever was in signs in once more.
    expect((await tiny.get('teacher', paths.register())).headers.location).toContain(paths.signIn());
    expect((await signIn(email)).statusCode).toBe(303);
    expect(await tiny.db.selectFrom('pupil').select('id').execute()).toHaveLength(2);
  });

  test('sends no letter and counts nowhere, until it is open again; the other school does', async () => {
    await letter(tiny.alder);
    await letter(tiny.birch);
    await closeSchool(database(), tiny.alder.id, 'Joined Birch', now);
    expect(await schoolsWithWork(database(), 'post', later, 10)).toEqual([tiny.birch.id]);
    expect(await lettersWaiting(database())).toEqual({ letters: 1, schools: 1 });
    expect(await post()).toEqual(['rukia@example.org']);
    expect(await post()).toEqual([]);
    await reopenSchool(database(), tiny.alder.id, now);
    expect(await lettersWaiting(database())).toEqual({ letters: 1, schools: 1 });
    expect(await post()).toEqual(['rukia@example.org']);
    expect(await lettersWaiting(database())).toEqual({ letters: 0, schools: 0 });
  });

  test('stops in the middle of a round', async () => {
    await letter(tiny.birch);
    await letter(tiny.birch);
    let sent = 0;
    const closing: Mailer = {
      send: async () => {
        sent += 1;
        await closeSchool(database(), tiny.birch.id, 'In the middle', now);
        return { state: 'sent', response: '250' };
      },
    };
    const round = () =>
      deliverPost(database(), closing, { name: 'A', address: 'a@example.org' }, () => later);
    expect([await round(), await round(), sent]).toEqual([1, 0, 1]);
    await reopenSchool(database(), tiny.birch.id, now);
    expect(await post()).toHaveLength(1);
  });

  test('is no longer offered to somebody of two, who stays signed in at the other', async () => {
    const email = `head.${tiny.alder.id.slice(-6)}@example.org`;
    const gave = await applyPlaces(database(), [order({ email, role: 'governor' })], {
      ...times,
      isTrial: false,
    });
    expect(gave.done.map(({ came }) => came)).toEqual(['new place']);
    await tiny.get('head', paths.mySchools());
    await tiny.post('head', paths.mySchools(), { school: tiny.birch.id });
    expect((await tiny.get('head', paths.mySchools())).body).toMatch(/Alder Primary.*Birch Primary/s);
    await closeSchool(database(), tiny.birch.id, 'A test', now);
    const page = await tiny.get('head', paths.mySchools());
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('Birch Primary');
    expect((await tiny.get('head', paths.mySchoolsTotals())).body).not.toContain('Birch Primary');
    expect((await tiny.post('head', paths.mySchools(), { school: tiny.birch.id })).statusCode).toBe(422);
    await reopenSchool(database(), tiny.birch.id, now);
    expect((await tiny.get('head', paths.mySchools())).body).toContain('Birch Primary');
  });
});

describe('letters that wait', () => {
  test('are asked of schools that have any, of so many at most', async () => {
    const { app } = tiny;
    const many = [];
    for (let at = 0; at < 6; at += 1) many.push(await tinySchool(app.services.database, `School ${at}`));
    for (const school of many.slice(0, 4)) await letter(school);
    const asked: string[] = [];
    const counting = { ...database(), ofSchool: (id: string) => (asked.push(id), database().ofSchool(id)) };
    expect(await lettersWaiting(counting, 3)).toEqual({ letters: 3, schools: 4 });
    expect(asked).toHaveLength(3);
    asked.length = 0;
    expect(await lettersWaiting(counting)).toEqual({ letters: 4, schools: 4 });
    expect(asked.toSorted()).toEqual(
      many
        .slice(0, 4)
        .map(({ id }) => id)
        .toSorted(),
    );
  });
});

describe('places', () => {
  const apply = (orders: PlaceOrder[], isTrial = false) =>
    applyPlaces(database(), orders, { ...times, isTrial });

  test('at two schools come in one commit, and are good for signing in', async () => {
    const { done, faults } = await apply([
      order({}),
      order({ line: 3, school: tiny.alder.id, role: 'head' }),
    ]);
    expect(faults).toEqual([]);
    expect(done.map(({ came, token }) => [came, token !== undefined])).toEqual([
      ['new person', true],
      ['new place', false],
    ]);
    const account = await accountWith(database().accounts, 'nia@example.org');
    const places = await placesOf(database().accounts, account!);
    expect(places.map(({ schoolId }) => schoolId).toSorted()).toEqual(
      [tiny.alder.id, tiny.birch.id].toSorted(),
    );
    expect((await apply([order({})])).done.map(({ came }) => came)).toEqual(['already so']);
  });

  test('one fault, and nothing of the list is done, at either school', async () => {
    const before = [await staffOf(tiny.alder.id), await staffOf(tiny.birch.id)];
    const list = [
      order({ email: 'new@example.org' }),
      order({ line: 3, email: 'other@example.org', school: tiny.alder.id }),
      order({ line: 4, email: `administrator.${tiny.birch.id.slice(-6)}@example.org`, action: 'end' }),
    ];
    const { faults } = await apply(list);
    expect(faults).toEqual([{ line: 4, what: expect.stringContaining('only administrator') }]);
    expect([await staffOf(tiny.alder.id), await staffOf(tiny.birch.id)]).toEqual(before);
    expect(await accountWith(database().accounts, 'new@example.org')).toBeUndefined();
    // The control: without the faulty line the rest is done.
    await apply(list.slice(0, 2));
    expect(await accountWith(database().accounts, 'new@example.org')).toBeDefined();
  });

  test('a trial tells the same and changes nothing', async () => {
    const list = [order({ email: 'trial@example.org' })];
    expect((await apply(list, true)).done.map(({ came }) => came)).toEqual(['new person']);
    expect(await accountWith(database().accounts, 'trial@example.org')).toBeUndefined();
  });

  test('end, and whoever had one is out', async () => {
    const email = `assistant.${tiny.alder.id.slice(-6)}@example.org`;
    expect((await signIn(email)).statusCode).toBe(303);
    const ended = await apply([order({ action: 'end', school: tiny.alder.id, email })]);
    expect(ended.done.map(({ came }) => came)).toEqual(['ends']);
    expect((await signIn(email)).statusCode).toBe(422);
    const audit = await tiny.db
      .selectFrom('audit')
      .select(['action', 'staff_id'])
      .where('action', '=', 'ended a place')
      .execute();
    expect(audit).toEqual([{ action: 'ended a place', staff_id: null }]);
  });
});
