import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/database/id.ts';
import { paths } from '../../src/paths.ts';
import { addressOf, thingsOf, type Things } from '../permissions/things.ts';
import { worlds, baseUrl, type World, type Worlds } from '../permissions/world.ts';

// One child's address with a thing of another child in it, by somebody who may see both; and fields that no form has.

let here: Worlds;
let alder: World;
let others: Things;
let tried = 0;
beforeAll(async () => {
  here = await worlds();
  alder = await here.world('Alder Primary');
  const { school } = alder;
  const contact = await db().selectFrom('contact').selectAll().executeTakeFirstOrThrow();
  const { school_id: _, ...copied } = contact;
  await db()
    .insertInto('contact')
    .values({
      ...copied,
      id: newId(),
      pupil_id: school.otherPupil,
      name: 'Grace Okafor',
      email: 'grace@example.org',
    })
    .execute();
  others = await thingsOf(here.app.services.database, { ...school, ownPupil: school.otherPupil });
});
afterAll(() => here.close());

const db = () => here.app.services.database.ofSchool(alder.school.id);

const isId = (thing: unknown, pattern: string) =>
  /^[0-9a-z]{26}$/.test(
    String(typeof thing === 'function' ? (thing as (p: string) => string)(pattern) : thing),
  );

const listed = await worlds();
const named = listed.app.routes
  .filter((route) => 'may' in route && (route.at.pattern.match(/:/g)?.length ?? 0) > 1)
  // What looks comes before what ends the things that are looked at.
  .toSorted((a, b) => a.method.localeCompare(b.method))
  .map((route) => [`${route.method} ${route.at.pattern}`, route] as const);
await listed.close();

describe("one child's address with another child's thing in it is not found", () => {
  test.each(named)('%s', async (_, route) => {
    const { pattern } = route.at;
    const names = [...pattern.matchAll(/:(\w+)/g)]
      .map(([, name]) => name!)
      .filter((name) => isId(alder.things[name], pattern));
    if (names.length < 2) return;
    for (const name of names) {
      const mixed = { ...alder.things, [name]: others[name]! };
      // Some things are of the school and of no child.
      if (addressOf(pattern, mixed) === addressOf(pattern, alder.things)) continue;
      tried += 1;
      const answer = await here.ask(route, mixed, alder.cookies.senco);
      expect([name, answer.statusCode]).toEqual([name, 404]);
    }
    if (pattern.startsWith('/outbox')) return;
    const whole = await here.ask(route, alder.things, alder.cookies.senco);
    expect(whole.statusCode).not.toBe(404);
  });

  test('there are such addresses', () => expect(tried).toBeGreaterThan(20));
});

describe('a letter to one parent', () => {
  test('does not tell where another lives or what their address is', async () => {
    const letter = await here.app.server.inject({
      url: paths.notice({ notice: String(alder.things['notice']) }),
      headers: { cookie: alder.cookies.senco },
    });
    expect(letter.statusCode).toBe(200);
    expect(letter.body).not.toMatch(/grace@example\.org|Okafor/);
    expect(letter.body).toContain('Rukia Begum');
  });
});

describe('a field that no form has changes nothing', () => {
  const smuggled = (birch: string): Record<string, string> => ({
    id: 'smuggled',
    school_id: birch,
    schoolId: birch,
    pupil_id: alder.school.otherPupil,
    pupilId: alder.school.otherPupil,
    staff_id: alder.school.viewer.head.staffId,
    staffId: alder.school.viewer.head.staffId,
    recorded_by: alder.school.viewer.head.staffId,
    recorded_at: '1999-01-01',
    created_by: alder.school.viewer.head.staffId,
    role: 'administrator',
    account_id: alder.school.viewer.head.accountId,
    accountId: alder.school.viewer.head.accountId,
    status: 'finished',
    from_on: '1999-01-01',
    until_on: '2030-01-01',
    left_on: '2020-01-01',
    replied_on: '2020-01-01',
    closed_on: '2020-01-01',
    twoFactorEnabled: '1',
    emailVerified: '1',
  });
  const send = (url: string, form: Record<string, string>, cookie: string) =>
    here.app.server.inject({
      method: 'POST',
      url,
      headers: { origin: baseUrl, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });

  test('of a contact', async () => {
    const birch = await here.world('Birch Primary');
    const form = {
      name: 'Nadia Begum',
      relation: 'Aunt',
      responsibility: 'no',
      priority: '2',
      interpreter: 'unknown',
      withhold: 'no',
    };
    const answer = await send(
      paths.contactNew({ pupil: alder.school.ownPupil }),
      { ...smuggled(birch.school.id), ...form },
      alder.cookies.senco,
    );
    expect(answer.statusCode).toBe(303);
    const kept = await db().selectFrom('contact').selectAll().where('name', '=', 'Nadia Begum').execute();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      school_id: alder.school.id,
      pupil_id: alder.school.ownPupil,
      until_on: null,
    });
    expect(kept[0]!.id).not.toBe('smuggled');
    const there = here.app.services.database.ofSchool(birch.school.id);
    expect(await there.selectFrom('contact').selectAll().where('name', '=', 'Nadia Begum').execute()).toEqual(
      [],
    );
  });

  test('of a concern', async () => {
    const form = {
      words: 'She reads more slowly than last year',
      on: 'today',
      noticed: 'today',
      'noticedOn-day': '20',
      'noticedOn-month': '11',
      'noticedOn-year': '2026',
    };
    const before = new Set((await db().selectFrom('concern').select('id').execute()).map(({ id }) => id));
    const answer = await send(
      paths.concernNew({ pupil: alder.school.ownPupil }),
      { ...smuggled('x'), ...form },
      alder.cookies.teacher,
    );
    expect(answer.statusCode).toBe(303);
    const kept = (await db().selectFrom('concern').selectAll().execute()).filter(({ id }) => !before.has(id));
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      school_id: alder.school.id,
      pupil_id: alder.school.ownPupil,
      recorded_by: alder.school.viewer.teacher.staffId,
      recorded_at: '2026-11-24T09:00:00.000Z',
      replied_on: null,
      closed_on: null,
    });
  });

  test('of an account, when somebody changes their own password', async () => {
    const { accounts } = here.app.services.database;
    const who = alder.school.viewer.assistant;
    const before = await accounts
      .selectFrom('account_user')
      .selectAll()
      .where('id', '=', who.accountId)
      .executeTakeFirstOrThrow();
    const form = { password: 'marigold-kettle-42', newPassword: 'teapot-harbour-nine' };
    await send(
      paths.accountPassword(),
      { ...smuggled('x'), ...form, email: 'taken@example.org', name: 'x' },
      alder.cookies.assistant,
    );
    const after = await accounts
      .selectFrom('account_user')
      .selectAll()
      .where('id', '=', who.accountId)
      .executeTakeFirstOrThrow();
    expect({ ...after, updatedAt: '' }).toEqual({ ...before, updatedAt: '' });
    const staff = await db()
      .selectFrom('staff')
      .select('role')
      .where('id', '=', who.staffId)
      .executeTakeFirstOrThrow();
    expect(staff.role).toBe('assistant');
  });

  test('and a role is only given by an administrator: the control', async () => {
    const form = { name: 'New Person', email: 'new.person@example.org', role: 'teacher' };
    expect((await send(paths.personNew(), form, alder.cookies.senco)).statusCode).toBe(404);
    const answer = await send(paths.personNew(), { ...form, school_id: 'x' }, alder.cookies.administrator);
    expect(answer.statusCode).toBe(303);
    const kept = await db()
      .selectFrom('staff')
      .select(['role', 'school_id'])
      .where('email', '=', form.email)
      .execute();
    expect(kept).toEqual([{ role: 'teacher', school_id: alder.school.id }]);
  });
});
