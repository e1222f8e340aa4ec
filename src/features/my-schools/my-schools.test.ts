import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endMember, makeGroup, setInGroup, setMember } from '../../accounts/groups.ts';
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
    const upload = await tiny.app.server.inject({
      method: 'POST',
      url: paths.mySchools(),
      headers: {
        origin: 'http://localhost:3000',
        cookie: await tiny.cookieOf('senco'),
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload: `--x\r\ncontent-disposition: form-data; name="at-school"\r\n\r\n${tiny.birch.id}\r\n--x--\r\n`,
    });
    expect(upload.statusCode).toBe(409);
    expect(upload.body).toContain('send your file once more');
    const right = { school: tiny.birch.id, 'at-school': tiny.alder.id };
    expect((await tiny.post('senco', paths.mySchools(), right)).statusCode).toBe(303);
  });

  test('loses nothing that was typed at the other school: it goes back there in the page', async () => {
    const typed = { name: 'Maple <club>', pupils: 'x', 'at-school': tiny.birch.id, once: 'a-token' };
    const refused = await tiny.post('senco', paths.groupNew(), typed);
    expect(refused.statusCode).toBe(409);
    const carried = {
      school: tiny.birch.id,
      carriedTo: paths.groupNew(),
      'carried.name': 'Maple <club>',
      'at-school': tiny.alder.id,
    };
    for (const [name, value] of Object.entries({ ...carried, 'carried.name': 'Maple &lt;club>' }))
      expect(refused.body).toContain(`name="${name}" value="${value}"`);
    const back = await tiny.post('senco', paths.mySchools(), carried);
    expect(back.statusCode).toBe(200);
    expect(back.body).toMatch(/You are back at Birch Primary.*Everything you typed is still here/s);
    expect(back.body).toContain('name="name" value="Maple &lt;club>"');
    expect(back.body).toContain(`name="at-school" value="${tiny.birch.id}"`);
    expect(back.body).not.toContain(`name="at-school" value="${tiny.alder.id}"`);
    const elsewhere = await tiny.post('senco', paths.mySchools(), {
      school: tiny.alder.id,
      carriedTo: 'https://evil.example/',
    });
    expect(elsewhere.statusCode).toBe(303);
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

describe('a group of schools', () => {
  const makeOakTrust = async () => {
    const { accounts } = tiny.app.services.database;
    const id = await makeGroup(accounts, { name: 'Oak Trust', kind: 'trust' }, '2026-11-24T08:00:00.000Z');
    for (const school of [tiny.alder, tiny.birch]) await setInGroup(accounts, id, school.id, true);
    return id;
  };
  const member = (group: string, who: Role, until: string | null = null) =>
    setMember(tiny.app.services.database.accounts, group, tiny.alder.viewer[who].accountId, {
      from: '2026-09-01',
      until,
    });

  test('shows its members the numbers of its schools, and no name; others find no such page', async () => {
    const id = await makeOakTrust();
    const at = paths.schoolGroup({ schoolGroup: id });
    expect((await tiny.get('governor', at)).statusCode).toBe(404);
    await member(id, 'governor');
    const page = await tiny.get('governor', at);
    expect(page.statusCode).toBe(200);
    expect(page.body).toMatch(/Oak Trust in numbers.*Alder Primary.*Birch Primary.*Together/s);
    expect(page.body).not.toMatch(/Begum|Okafor|Amina|Daniel/);
    expect((await tiny.get('governor', paths.mySchools())).body).toContain(at);
    expect((await tiny.get('governor', paths.totals())).body).toContain(`href="${paths.mySchools()}"`);
    expect((await tiny.get('teacher', at)).statusCode).toBe(404);
    expect((await tiny.get('teacher', paths.mySchools())).body).not.toContain('Oak Trust');
    for (const pupil of [tiny.alder.ownPupil, tiny.birch.ownPupil])
      expect((await tiny.get('governor', paths.pupil({ pupil }))).statusCode).toBe(404);
  });

  test('hides a number under five, and every sum that would tell it', async () => {
    const id = await makeOakTrust();
    await member(id, 'governor');
    const { body } = await tiny.get('governor', paths.schoolGroup({ schoolGroup: id }));
    // Two children at each school.
    expect(body).toMatch(/Alder Primary.*fewer than 5.*Together.*not shown/s);
  });

  test('ends for whoever is no member any more, and without the schools that left or closed', async () => {
    const id = await makeOakTrust();
    const at = paths.schoolGroup({ schoolGroup: id });
    const { accounts } = tiny.app.services.database;
    await member(id, 'governor');
    await setInGroup(accounts, id, tiny.birch.id, false);
    expect((await tiny.get('governor', at)).body).not.toContain('Birch Primary');
    await setInGroup(accounts, id, tiny.alder.id, false);
    expect((await tiny.get('governor', at)).body).toContain('no open school in this group');
    await endMember(accounts, id, tiny.alder.viewer.governor.accountId, '2026-11-23');
    expect((await tiny.get('governor', at)).statusCode).toBe(404);
  });
});
