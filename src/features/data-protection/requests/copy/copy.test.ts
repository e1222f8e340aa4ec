import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../../database/id.ts';
import { paths } from '../../../../paths.ts';
import { askedForCopy } from '../../../../samples/tiny-request.ts';
import { tinyApp, type TinyApp } from '../../../../samples/tiny-app.ts';

let tiny: TinyApp;
let request: string;
beforeEach(async () => {
  tiny = await tinyApp();
  await observe('Amina read a whole page to Kai Jones.');
  await concern('An uncle is feared at home.');
  const line = {
    at: '2026-11-19T09:00:00.000Z',
    action: 'read',
    subject: 'record',
    pupil_id: tiny.alder.ownPupil,
  };
  await tiny.db
    .insertInto('audit')
    .values({ id: newId(), ...line, staff_id: tiny.alder.viewer.head.staffId })
    .execute();
  const { ownPupil, viewer } = tiny.alder;
  request = await askedForCopy(tiny.db, { pupilId: ownPupil, staffId: viewer.senco.staffId });
});
afterEach(() => tiny.app.close());

const by = () => ({
  recorded_by: tiny.alder.viewer.teacher.staffId,
  recorded_at: '2026-11-20T09:00:00.000Z',
});

const observe = (words: string) =>
  tiny.db
    .insertInto('observation')
    .values({
      id: newId(),
      pupil_id: tiny.alder.ownPupil,
      on_day: '2026-11-18',
      at_time: '10:00',
      place: 'Library',
      words,
      ...by(),
    })
    .execute();

const concern = (words: string) =>
  tiny.db
    .insertInto('concern')
    .values({
      id: newId(),
      pupil_id: tiny.alder.ownPupil,
      raised_as: 'staff',
      contact_id: null,
      words,
      noticed: null,
      areas: '',
      raised_on: '2026-11-19',
      reply_due_on: null,
      replied_on: null,
      reply: null,
      replied_by: null,
      closed_on: null,
      closed_because: null,
      ...by(),
    })
    .execute();

const gather = () => tiny.post('senco', paths.accessGather({ request }), {});
const entryOf = async (table: string) =>
  await tiny.db
    .selectFrom('access_entry')
    .select(['id', 'decision', 'confirmed_by as confirmedBy'])
    .where('table_name', '=', table)
    .executeTakeFirstOrThrow();
const decide = async (table: string, form: Record<string, string>) =>
  tiny.post('senco', paths.accessEntry({ request, entry: (await entryOf(table)).id }), form);
const part = { decision: 'part', words: 'kai jones', partReason: 'third-party' };
const withhold = { decision: 'withhold', reason: 'child-abuse' };

/** Everything decided: an observation in part, a concern left out, the rest given; the head teacher has agreed. */
async function ready() {
  await gather();
  await decide('observation', part);
  await decide('concern', withhold);
  await giveRest();
  await agree();
}

async function giveRest() {
  const tables = await tiny.db.selectFrom('access_entry').select('table_name').distinct().execute();
  for (const { table_name: kind } of tables)
    expect((await tiny.post('senco', paths.accessEntries({ request, kind }), {})).statusCode).toBe(303);
}

const answerSecond = (who: 'senco' | 'head', id: string, answer: string, why = '') =>
  tiny.post(who, paths.accessSecond({ request }), { [`answer-${id}`]: answer, [`why-${id}`]: why });

async function agree(who: 'senco' | 'head' = 'head') {
  const waiting = await tiny.db
    .selectFrom('access_entry')
    .select('id')
    .where('decision', 'in', ['withhold', 'part'])
    .execute();
  for (const { id } of waiting) await answerSecond(who, id, 'agree');
}

const copy = async (format: string) => tiny.get('senco', paths.accessCopy({ request, format }));

describe('a copy of what is held', () => {
  test('holds everything that is given, in three forms, and of what is left out not a byte', async () => {
    await ready();
    for (const format of ['html', 'json']) {
      const { statusCode, body } = await copy(format);
      expect(statusCode).toBe(200);
      expect(body).toContain('read a whole page to [left out]');
      expect(body).toContain('Amina');
      expect(body).toContain('H211400026001');
      expect(body).toContain('Rukia Begum');
      expect(body).toContain('Who: Head Example');
      expect(body).toContain('some information about other people');
      expect(body.toLowerCase()).not.toMatch(/kai|jones|uncle|feared|concern|child-abuse/);
      expect(body).not.toContain((await entryOf('concern')).id);
    }
    const { rawPayload } = await copy('pdf');
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(rawPayload.length).toBeGreaterThan(10_000);
  });

  test('as PDF is the very same bytes, whatever it was that was left out, and others when what is given differs', async () => {
    await ready();
    // Who has looked grows with every look, so it is left out here: what is compared must differ in nothing else.
    await decide('audit', { decision: 'withhold', reason: 'third-party' });
    await agree();
    const before = (await copy('pdf')).rawPayload;
    await tiny.db.updateTable('concern').set({ words: 'Something else altogether, and longer.' }).execute();
    await tiny.db
      .updateTable('access_entry')
      .set({ words: JSON.stringify(['Mo Ali and his sister']) })
      .where('table_name', '=', 'observation')
      .execute();
    const any = tiny.db as unknown as import('kysely').Kysely<Record<string, Record<string, unknown>>>;
    await any
      .updateTable('observation')
      .set({ words: 'Amina read a whole page to Mo Ali and his sister.' })
      .execute();
    await gather();
    await decide('observation', { ...part, words: 'Mo Ali and his sister' });
    await decide('concern', withhold);
    await agree();
    expect(Buffer.compare((await copy('pdf')).rawPayload, before)).toBe(0);
    await any
      .updateTable('observation')
      .set({ words: 'Amina read two pages to Mo Ali and his sister.' })
      .execute();
    await gather();
    await decide('observation', { ...part, words: 'Mo Ali and his sister' });
    await agree();
    expect(Buffer.compare((await copy('pdf')).rawPayload, before)).not.toBe(0);
  });

  test('says nothing of anything left out where that is chosen', async () => {
    await ready();
    expect((await tiny.post('senco', paths.accessTells({ request }), { tells: 'no' })).statusCode).toBe(303);
    const { body } = await copy('html');
    expect(body).not.toContain('left out, some');
    expect(body).not.toContain('The law lets us');
  });

  test('is not made before everything is gathered and decided, and a second person has agreed', async () => {
    const refused = async () => {
      const answer = await copy('json');
      expect([answer.statusCode, answer.headers.location]).toEqual([303, paths.accessRequest({ request })]);
    };
    await refused();
    await gather();
    await refused();
    await decide('observation', part);
    await decide('concern', withhold);
    await giveRest();
    await refused();
    await agree('senco');
    expect((await entryOf('concern')).confirmedBy).toBeNull();
    await refused();
    await agree('head');
    expect((await copy('json')).statusCode).toBe(200);
  });

  test('is not made of an entry that changed or came after it was decided on', async () => {
    await ready();
    await observe('Came later.');
    expect((await copy('json')).statusCode).toBe(303);
    expect((await tiny.get('senco', paths.accessRequest({ request }))).body).toContain('gather again');
    await gather();
    await giveRest();
    expect((await copy('json')).body).toContain('Came later.');
    await tiny.db.updateTable('concern').set({ reply: 'A reply' }).execute();
    expect((await copy('json')).statusCode).toBe(303);
    await gather();
    expect((await entryOf('concern')).decision).toBe('undecided');
    expect((await entryOf('observation')).confirmedBy).not.toBeNull();
  });

  test('tells whoever decides that words left out of one entry stand in another', async () => {
    await concern('Sat by Kai Jones at lunch.');
    await gather();
    await decide('observation', part);
    await giveRest();
    const { body } = await tiny.get('senco', paths.accessRequest({ request }));
    expect(body).toContain('Look at these again');
    expect(body).toContain('“kai jones” in');
  });
});

describe('the second person', () => {
  test('is never the one who decided, and sees what is left out, by whom and why', async () => {
    await gather();
    await decide('concern', withhold);
    const own = (await tiny.get('senco', paths.accessSecond({ request }))).body;
    expect(own).toContain('you decided yourself');
    expect(own).not.toContain('value="agree"');
    const { id } = await entryOf('concern');
    expect((await answerSecond('senco', id, 'agree')).statusCode).toBe(422);
    expect((await entryOf('concern')).confirmedBy).toBeNull();
    const { body } = await tiny.get('head', paths.accessSecond({ request }));
    expect(body).toContain('An uncle is feared at home.');
    expect(body).toContain('Decided by Senco Example');
    const none = await tiny.post('head', paths.accessSecond({ request }), {});
    expect([none.statusCode, none.body.includes('Answer at least one')]).toEqual([422, true]);
    expect((await entryOf('concern')).confirmedBy).toBeNull();
    await answerSecond('head', id, 'agree');
    expect((await entryOf('concern')).confirmedBy).toBe(tiny.alder.viewer.head.staffId);
  });

  test('sends back with why, and what is decided anew waits for them again', async () => {
    await gather();
    await decide('concern', withhold);
    const { id } = await entryOf('concern');
    const back = (why: string) => answerSecond('head', id, 'back', why);
    const unsaid = await back('');
    expect([unsaid.statusCode, unsaid.body.includes('Say what should be decided otherwise')]).toEqual([
      422,
      true,
    ]);
    expect(unsaid.body).toMatch(/value="back"[^>]*checked/);
    expect((await back('Half of it can be given')).statusCode).toBe(303);
    expect((await entryOf('concern')).decision).toBe('undecided');
    const page = (await tiny.get('senco', paths.accessEntries({ request, kind: 'concern' }))).body;
    expect(page).toContain('Half of it can be given');
    await decide('concern', { decision: 'part', words: 'An uncle', partReason: 'third-party' });
    await answerSecond('head', id, 'agree');
    await decide('concern', { decision: 'part', words: 'uncle', partReason: 'third-party' });
    expect((await entryOf('concern')).confirmedBy).toBeNull();
  });
});

describe('deciding on an entry', () => {
  test.each([
    [{}, 'Choose whether this entry is given'],
    [{ decision: 'withhold' }, 'nothing may be left out for another reason'],
    [{ decision: 'withhold', reason: 'embarrassing' }, 'nothing may be left out for another reason'],
    [{ ...part, words: '' }, 'Copy the words to leave out'],
    [{ ...part, words: 'Kai Jonas' }, 'do not stand in the entry'],
  ])('with %j says what to do', async (form, say) => {
    await gather();
    const answer = await decide('observation', form);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(say);
    expect((await entryOf('observation')).decision).toBe('undecided');
  });

  test('is written down, as is every copy, about the child', async () => {
    await ready();
    await copy('json');
    const lines = await tiny.db
      .selectFrom('audit')
      .select(['action', 'subject'])
      .where('pupil_id', '=', tiny.alder.ownPupil)
      .execute();
    for (const [action, subject] of [
      ['decided on', 'entries for a copy'],
      ['answered as second person on', 'what is left out of a copy'],
      ['downloaded', 'copy of what is held'],
    ])
      expect(lines).toContainEqual({ action, subject });
  });

  test('is for nobody else', async () => {
    await ready();
    const { id: entry } = await entryOf('concern');
    for (const who of ['teacher', 'assistant', 'governor', 'administrator'] as const) {
      for (const url of [
        paths.accessEntry({ request, entry }),
        paths.accessEntries({ request, kind: 'concern' }),
        paths.accessSecond({ request }),
        paths.accessCopy({ request, format: 'json' }),
      ])
        expect((await tiny.get(who, url)).statusCode).toBe(404);
      expect(
        (await tiny.post(who, paths.accessEntry({ request, entry }), { decision: 'include' })).statusCode,
      ).toBe(404);
    }
    expect((await entryOf('concern')).decision).toBe('withhold');
  });
});
