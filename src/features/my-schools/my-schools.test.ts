import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { givePlace } from '../../accounts/places.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { tinyApp, type TinyApp } from '../../samples/tiny-app.ts';
import type { Role } from '../../basics/viewer.ts';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
  await place('senco', 'governor');
});
afterAll(() => tiny.app.close());
beforeEach(() => goTo('alder'));

/** Gives somebody of Alder a place at Birch. */
async function place(who: Role, as: Role): Promise<string> {
  const { alder, birch, app } = tiny;
  const { database } = app.services;
  const { accountId, name } = alder.viewer[who];
  const id = newId();
  const email = `${who}.${alder.id.slice(-6)}@example.org`;
  const post = { name, email, role: as, job_title: null, from_on: '2026-09-01', until_on: null };
  await database
    .ofSchool(birch.id)
    .insertInto('staff')
    .values({ id, account_id: accountId, ...post })
    .execute();
  await givePlace(database.accounts, { accountId, schoolId: birch.id, staffId: id });
  return id;
}

const goTo = (school: 'alder' | 'birch') =>
  tiny.post('senco', paths.mySchools(), { school: tiny[school].id });

describe('somebody with a place at two schools', () => {
  test('sees both with what they are there, and goes from one to the other', async () => {
    const here = await tiny.get('senco', paths.mySchools());
    expect(here.body).toMatch(/Alder Primary.*SENCO.*You are here.*Birch Primary.*Governor/s);
    expect((await tiny.get('senco', paths.pupil({ pupil: tiny.alder.ownPupil }))).statusCode).toBe(200);
    const gone = await goTo('birch');
    expect([gone.statusCode, gone.headers.location]).toEqual([303, paths.home()]);
    const there = await tiny.get('senco', paths.mySchools());
    expect(there.body).toMatch(/Birch Primary.*Governor.*You are here/s);
  });

  test('has in each school the role of that school, and never both at once', async () => {
    await goTo('birch');
    for (const pupil of [tiny.alder.ownPupil, tiny.birch.ownPupil])
      expect((await tiny.get('senco', paths.pupil({ pupil }))).statusCode).toBe(404);
    expect((await tiny.get('senco', paths.totals())).statusCode).toBe(200);
    await goTo('alder');
    expect((await tiny.get('senco', paths.pupil({ pupil: tiny.alder.ownPupil }))).statusCode).toBe(200);
    expect((await tiny.get('senco', paths.pupil({ pupil: tiny.birch.ownPupil }))).statusCode).toBe(404);
  });

  test('sees the numbers of both, and no name', async () => {
    const page = await tiny.get('senco', paths.mySchoolsTotals());
    expect(page.statusCode).toBe(200);
    expect(page.body).toMatch(/Alder Primary.*Birch Primary.*Together/s);
    expect(page.body).not.toMatch(/Begum|Okafor/);
  });

  test('writes nothing in the wrong school: a form knows where it was opened', async () => {
    const form = await tiny.get('senco', paths.mySchools());
    expect(form.body).toContain(`name="at-school" value="${tiny.alder.id}"`);
    const stale = { school: tiny.birch.id, 'at-school': tiny.birch.id };
    const refused = await tiny.post('senco', paths.mySchools(), stale);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('You have gone on to another school');
    const right = { school: tiny.birch.id, 'at-school': tiny.alder.id };
    expect((await tiny.post('senco', paths.mySchools(), right)).statusCode).toBe(303);
  });

  test('is back where their place still is once the other has ended', async () => {
    const id = await place('head', 'teacher');
    await tiny.post('head', paths.mySchools(), { school: tiny.birch.id });
    const db = tiny.app.services.database.ofSchool(tiny.birch.id);
    await db.updateTable('staff').set({ until_on: '2026-11-23' }).where('id', '=', id).execute();
    const page = await tiny.get('head', paths.account());
    expect(page.body).toContain('Head teacher, Alder Primary');
    expect((await tiny.post('head', paths.mySchools(), { school: tiny.birch.id })).statusCode).toBe(422);
  });
});

describe('somebody with one school', () => {
  test('cannot go to another, is offered none, and their forms need say nothing', async () => {
    expect((await tiny.post('teacher', paths.mySchools(), { school: tiny.birch.id })).statusCode).toBe(422);
    const page = await tiny.get('teacher', paths.register());
    expect(page.body).not.toContain(paths.mySchools());
    expect(page.body).not.toContain('at-school');
  });
});

describe('an account of two schools is for neither to change alone', () => {
  const colleague = () => paths.person({ person: tiny.alder.viewer.senco.staffId });
  const answers = { name: 'Senco Example', email: '', role: 'senco', jobTitle: '' };

  test('not its address; a name is the school’s own', async () => {
    const changed = await tiny.post('administrator', colleague(), { ...answers, email: 'mine@example.org' });
    expect(changed.statusCode).toBe(422);
    expect(changed.body).toContain('they work at another school too');
    const email = `senco.${tiny.alder.id.slice(-6)}@example.org`;
    const renamed = await tiny.post('administrator', colleague(), { ...answers, email, name: 'S. Example' });
    expect(renamed.statusCode).toBe(303);
    const account = await tiny.app.services.database.accounts
      .selectFrom('account_user')
      .select('name')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    expect(account.name).toBe('Senco Example');
  });

  test('no link to a new password goes out, only word of the place', async () => {
    const links = () =>
      tiny.app.services.database.accounts.selectFrom('account_verification').select('id').execute();
    const before = (await links()).length;
    await tiny.post('administrator', paths.personInvite({ person: tiny.alder.viewer.senco.staffId }), {});
    expect(await links()).toHaveLength(before);
    await tiny.post('administrator', paths.personInvite({ person: tiny.alder.viewer.teacher.staffId }), {});
    expect(await links()).toHaveLength(before + 1);
  });

  test('and letters about it are shown in the kept messages of neither', async () => {
    const { outbox, mailFrom } = tiny.app.services;
    const send = (who: Role) =>
      outbox!.send({
        id: `account-${newId()}`,
        from: mailFrom,
        to: { name: who, address: `${who}.${tiny.alder.id.slice(-6)}@example.org` },
        subject: `For the ${who}`,
        text: 'a link',
        html: '',
        attachments: [],
      });
    await send('senco');
    await send('assistant');
    const page = await tiny.get('administrator', paths.outbox());
    expect(page.body).toContain('For the assistant');
    expect(page.body).not.toContain('For the senco');
  });
});
