import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closableTables } from '../../basics/audience.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { tinyApp, type TinyApp } from '../../samples/tiny-app.ts';

const today = '2026-11-24';
let tiny: TinyApp;
let pupil: string;

beforeAll(async () => {
  tiny = await tinyApp(today);
  pupil = tiny.alder.ownPupil;
});
afterAll(() => tiny.app.close());

/** Writes a concern down as the SENCO; gives its id. */
async function told(words: string, audience: string, who: 'senco' | 'teacher' = 'senco'): Promise<string> {
  const answer = await tiny.post(who, paths.concernNew({ pupil }), { words, audience });
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location).split('/').at(-1)!;
}

const decide = (
  kind: string,
  entry: string,
  form: Record<string, string>,
  who: 'senco' | 'teacher' = 'senco',
) => tiny.post(who, paths.entryAudience({ pupil, kind, entry }), form);

describe('what a parent tells the SENCO in confidence', () => {
  test('is there for the SENCO and the head, and for no teacher or assistant, wherever they look', async () => {
    const concern = await told('Told behind a closed door', 'senco');
    const places = [
      paths.concern({ concern }),
      paths.pupil({ pupil }),
      paths.pupil({ pupil }, { kind: 'concern' }),
      paths.whoMaySee({ pupil }),
    ];
    for (const who of ['senco', 'head'] as const)
      expect((await tiny.get(who, paths.pupil({ pupil }))).body, `seen by the ${who}`).toContain(
        'Told behind a closed door',
      );
    for (const who of ['teacher', 'assistant'] as const)
      for (const place of places) {
        const page = await tiny.get(who, place);
        expect(page.statusCode, `${who} ${place}`).toBe(place === paths.concern({ concern }) ? 404 : 200);
        expect(page.body, `${who} ${place}`).not.toContain('Told behind a closed door');
      }
    expect((await tiny.get('senco', paths.concern({ concern }))).statusCode).toBe(200);
  });

  test('goes on being there for the teacher who wrote it down, and for no colleague', async () => {
    const concern = await told('Whispered to the teacher', 'senco', 'teacher');
    expect((await tiny.get('teacher', paths.concern({ concern }))).statusCode).toBe(200);
    expect((await tiny.get('teacher', paths.pupil({ pupil }))).body).toContain('Whispered to the teacher');
    expect((await tiny.get('assistant', paths.concern({ concern }))).statusCode).toBe(404);
    expect((await tiny.get('assistant', paths.pupil({ pupil }))).body).not.toContain('Whispered');
  });

  test('is closed with the letter that answered it, and opened again with it', async () => {
    const parent = await tiny.db
      .selectFrom('contact')
      .select('id')
      .where('pupil_id', '=', pupil)
      .executeTakeFirstOrThrow();
    const answer = await tiny.post('senco', paths.concernFromParent({ pupil }), {
      who: parent.id,
      words: 'We are moving apart',
      'raisedOn-day': '20',
      'raisedOn-month': '11',
      'raisedOn-year': '2026',
    });
    const concern = String(answer.headers.location).split('/').at(-1)!;
    await tiny.post('senco', paths.concernReply({ concern }), {
      reply: 'Thank you for telling us',
      letter: 'yes',
    });
    const letter = await tiny.db
      .selectFrom('notice')
      .select('id')
      .where('kind', '=', 'concern-reply')
      .executeTakeFirstOrThrow();
    const seen = async () => [
      (await tiny.get('teacher', paths.notice({ notice: letter.id }))).statusCode,
      (await tiny.get('teacher', paths.pupil({ pupil }))).body.includes('We are moving apart'),
    ];
    expect(await seen()).toEqual([200, true]);
    await decide('concern', concern, { audience: 'senco', reason: 'They asked us to' });
    expect(await seen()).toEqual([404, false]);
    expect((await tiny.get('senco', paths.notice({ notice: letter.id }))).statusCode).toBe(200);
    await decide('concern', concern, { audience: 'staff', reason: 'They told everybody since' });
    expect(await seen()).toEqual([200, true]);
  });

  test('stays closed when it is answered and closed with a reason', async () => {
    const concern = await told('A matter for two', 'senco');
    await tiny.post('senco', paths.concernReply({ concern }), { reply: 'A quiet answer' });
    await tiny.post('senco', paths.concernClose({ concern }), { closing: 'settled', why: 'A quiet reason' });
    const story = (await tiny.get('senco', paths.pupil({ pupil }))).body;
    for (const words of ['A matter for two', 'A quiet answer', 'A quiet reason']) {
      expect(story).toContain(words);
      expect((await tiny.get('teacher', paths.pupil({ pupil }))).body).not.toContain(words);
    }
  });
});

describe('whoever is limited', () => {
  test.each(Object.keys(closableTables) as (keyof typeof closableTables)[])(
    'finds nothing closed in %s, counts none and changes none; the SENCO does',
    async (table) => {
      const { database } = tiny.app.services;
      const { teacher, senco, head, governor } = tiny.alder.viewer;
      const id = newId();
      const row = await rowOf(table, id);
      await tiny.db
        .insertInto(table)
        .values(row as never)
        .execute();
      const sees = async (viewer: typeof teacher | undefined) => {
        const db = database.ofSchool(tiny.alder.id, viewer);
        const found = await db.selectFrom(table).select('id').where('id', '=', id).execute();
        const { times } = await db
          .selectFrom(`${table} as t` as 'concern as t')
          .select((eb) => eb.fn.countAll<number>().as('times'))
          .where('t.id', '=', id)
          .executeTakeFirstOrThrow();
        return [found.length, Number(times)];
      };
      expect(await sees(teacher)).toEqual([0, 0]);
      for (const viewer of [senco, head, governor, undefined]) expect(await sees(viewer)).toEqual([1, 1]);
      const limited = database.ofSchool(tiny.alder.id, teacher);
      await limited
        .updateTable(table)
        .set({ audience: 'staff' } as never)
        .where('id', '=', id)
        .execute();
      expect(await sees(teacher)).toEqual([0, 0]);
      await tiny.db
        .updateTable(table)
        .set({ audience: 'staff' } as never)
        .where('id', '=', id)
        .execute();
      expect(await sees(teacher)).toEqual([1, 1]);
    },
  );

  test('keeps a child in a list whose closed entry is joined to it', async () => {
    await told('Only joined', 'senco');
    const db = tiny.app.services.database.ofSchool(tiny.alder.id, tiny.alder.viewer.assistant);
    const rows = await db
      .selectFrom('pupil')
      .leftJoin('concern', (join) =>
        join.onRef('concern.pupil_id', '=', 'pupil.id').on('concern.words', '=', 'Only joined'),
      )
      .select(['pupil.id', 'concern.words'])
      .where('pupil.id', '=', pupil)
      .execute();
    expect(rows).toEqual([{ id: pupil, words: null }]);
  });

  async function rowOf(table: keyof typeof closableTables, id: string): Promise<Record<string, unknown>> {
    const now = `${today}T08:30:00.000Z`;
    const by = tiny.alder.viewer.senco.staffId;
    const about = { id, pupil_id: pupil, audience: 'senco' };
    const written = { ...about, recorded_by: by, recorded_at: now };
    switch (table) {
      case 'concern':
        return { ...written, raised_as: 'staff', words: 'x', areas: '', raised_on: today };
      case 'view_given':
        return { ...written, whose: 'child', state: 'given', words: 'x', on_day: today };
      case 'observation':
        return { ...written, on_day: today, at_time: '09:00', place: 'Hall', words: 'x' };
      case 'advice':
        return { ...written, from_name: 'x', profession: 'x', given_on: today, words: 'x' };
      case 'score':
        return { ...written, test: 'x', taken_on: today, value: 1, scale: 'x' };
      case 'diagnosis':
        return { ...written, name: 'x', given_by: 'x' };
      case 'notice':
        return { ...about, kind: 'concern-reply', letter: '{}', created_by: by, created_at: now };
      case 'event':
        return { ...about, on_day: today, at: now, kind: 'concern', title: 'x', staff_id: by };
    }
  }
});

describe('who may see an entry is decided', () => {
  test('by the SENCO, with a reason that is kept with who and when', async () => {
    const concern = await told('Shared on Monday', 'staff');
    const answer = await decide('concern', concern, { audience: 'parents', reason: 'They asked to have it' });
    expect(answer.statusCode).toBe(303);
    const page = await tiny.get('senco', paths.entryAudience({ pupil, kind: 'concern', entry: concern }));
    expect(page.body).toContain('They asked to have it');
    expect(page.body).toContain('Senco Example');
    expect(await linesAbout(concern)).toEqual([{ audience: 'parents' }]);
  });

  test('by nobody who is not asked: a teacher finds no such page, and changes nothing', async () => {
    const concern = await told('Not hers to decide', 'staff');
    const denied = await decide('concern', concern, { audience: 'family', reason: 'x' }, 'teacher');
    expect(denied.statusCode).toBe(404);
    expect(await linesAbout(concern)).toEqual([{ audience: 'usual' }]);
  });

  test('with a reason and an audience that its kind may have; what was typed stays', async () => {
    const concern = await told('Say why', 'staff');
    const noReason = await decide('concern', concern, { audience: 'family', reason: '' });
    expect([noReason.statusCode, noReason.body.includes('Say why, in a sentence')]).toEqual([422, true]);
    expect(noReason.body).toMatch(/value="family"[^>]*checked|checked[^>]*value="family"/);
    const strange = await decide('concern', concern, { audience: 'everybody', reason: 'Kept words' });
    expect([strange.statusCode, strange.body.includes('Kept words')]).toEqual([422, true]);
  });

  test('of one child under that child’s address only', async () => {
    const concern = await told('Amina’s alone', 'staff');
    const other = paths.entryAudience({ pupil: tiny.alder.otherPupil, kind: 'concern', entry: concern });
    expect((await tiny.get('senco', other)).statusCode).toBe(404);
    const wrongKind = paths.entryAudience({ pupil, kind: 'score', entry: concern });
    expect((await tiny.get('senco', wrongKind)).statusCode).toBe(404);
  });

  test('of a strength, never so that staff do not see it', async () => {
    const id = newId();
    await tiny.db
      .insertInto('strength')
      .values({
        id,
        pupil_id: pupil,
        words: 'Draws maps',
        said_by: 'Amina',
        from_on: today,
        until_on: null,
        recorded_by: tiny.alder.viewer.teacher.staffId,
        recorded_at: `${today}T08:00:00.000Z`,
      })
      .execute();
    expect((await decide('strength', id, { audience: 'senco', reason: 'x' })).statusCode).toBe(422);
    expect(
      (await decide('strength', id, { audience: 'family', reason: 'She is proud of it' })).statusCode,
    ).toBe(303);
    expect((await tiny.get('teacher', paths.shared({ pupil }, { with: 'child' }))).body).toContain(
      'Draws maps',
    );
  });

  test('when it is written, from a closed list; a value of nobody’s is to be put right', async () => {
    const answer = await tiny.post('teacher', paths.concernNew({ pupil }), {
      words: 'Stays typed',
      audience: 'all',
    });
    expect([
      answer.statusCode,
      answer.body.includes('Choose who may see this'),
      answer.body.includes('Stays typed'),
    ]).toEqual([422, true, true]);
  });

  const linesAbout = (concern: string) =>
    tiny.db.selectFrom('event').select('audience').where('ref_id', '=', concern).execute();
});

describe('what is shared is given', () => {
  test('to each parent their own and what is for all, on the page and on paper; reading it is written down', async () => {
    const mother = await tiny.db
      .selectFrom('contact')
      .select('id')
      .where('pupil_id', '=', pupil)
      .executeTakeFirstOrThrow();
    const father = newId();
    await tiny.db
      .insertInto('contact')
      .values({
        id: father,
        pupil_id: pupil,
        name: 'Karim Begum',
        relation: 'Father',
        parental_responsibility: 'yes',
        priority: 2,
        email: null,
        phone: null,
        address: null,
        language: null,
        interpreter: 'unknown',
        withhold_reason: null,
        from_on: '2023-09-04',
        until_on: null,
      })
      .execute();
    await tiny.post('senco', paths.concernFromParent({ pupil }), {
      who: mother.id,
      words: 'The mother’s own words',
      audience: 'parents',
      'raisedOn-day': '20',
      'raisedOn-month': '11',
      'raisedOn-year': '2026',
    });
    await tiny.post('senco', paths.concernNew({ pupil }), { words: 'For both of you', audience: 'parents' });
    const asMother = (await tiny.get('teacher', paths.shared({ pupil }, { with: mother.id }))).body;
    const asFather = (await tiny.get('teacher', paths.shared({ pupil }, { with: father }))).body;
    expect([
      asMother.includes('The mother’s own words'),
      asFather.includes('The mother’s own words'),
    ]).toEqual([true, false]);
    expect([asMother.includes('For both of you'), asFather.includes('For both of you')]).toEqual([
      true,
      true,
    ]);
    const paper = await tiny.get('teacher', paths.sharedPaper({ pupil, recipient: father }));
    expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
    const stranger = await tiny.get('teacher', paths.sharedPaper({ pupil, recipient: newId() }));
    expect(stranger.statusCode).toBe(404);
    expect(
      await tiny.db
        .selectFrom('audit')
        .select('action')
        .where('subject', '=', 'what is shared')
        .where('action', '=', 'downloaded')
        .execute(),
    ).toHaveLength(1);
  });

  test('to no parent whom the school may not write to', async () => {
    await tiny.db
      .updateTable('contact')
      .set({ withhold_reason: 'A court order' })
      .where('name', '=', 'Karim Begum')
      .execute();
    const page = (await tiny.get('senco', paths.shared({ pupil }))).body;
    expect(page).not.toContain('Karim Begum');
    expect(page).toContain('Rukia Begum');
  });

  test('by no assistant', async () => {
    expect((await tiny.get('assistant', paths.shared({ pupil }))).statusCode).toBe(404);
    expect((await tiny.get('teacher', paths.shared({ pupil }))).statusCode).toBe(200);
  });
});
