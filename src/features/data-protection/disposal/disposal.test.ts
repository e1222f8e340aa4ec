import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostedSchools } from '../../../database/hosted-schools.ts';
import { isOfSchool, shapeOf } from '../../../database/shape.ts';
import { paths } from '../../../paths.ts';
import { fillDemo } from '../../../samples/demo.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';
import { askedForCopy } from '../../../samples/tiny-request.ts';
import { tinyApp, type TinyApp } from '../../../samples/tiny-app.ts';
import { everythingOf } from '../holdings/store.ts';
import { childTableNames } from '../holdings/holdings.ts';
import { disposalOrder, dispose, staysAfterDisposal } from './delete/store.ts';
import { propose } from './store.ts';

type AnyDb = Kysely<Record<string, Record<string, unknown>>>;

describe('deletion follows the keys', () => {
  test('a row goes after everything that points at it, and every kind of entry goes but who has looked', async () => {
    const database = await emptyDatabase();
    const shapes = (await shapeOf(database.dialect)).filter(isOfSchool);
    const place = new Map(disposalOrder.map((table, at) => [table as string, at]));
    const wrong = shapes.flatMap(({ name, foreignKeys }) =>
      foreignKeys
        .filter(({ table }) => table !== name && place.has(table) && !(place.get(name)! < place.get(table)!))
        .map(({ table }) => `${name} points at ${table} and goes after it`),
    );
    expect(wrong).toEqual([]);
    expect([...disposalOrder, ...staysAfterDisposal].toSorted()).toEqual(childTableNames.toSorted());
    expect(staysAfterDisposal).toEqual(['audit']);
    await database.close();
  });

  test('of a child with a whole life of support nothing is left, and of the others nothing is gone', async () => {
    const database = await emptyDatabase();
    await fillDemo(database, '2026-11-24');
    const [school] = await hostedSchools(database.accounts);
    const db = database.ofSchool(school!);
    const children = await db
      .selectFrom('outcome_result')
      .innerJoin('briefing', 'briefing.pupil_id', 'outcome_result.pupil_id')
      .select('outcome_result.pupil_id as id')
      .distinct()
      .execute();
    const [gone, other] = children.map(({ id }) => id) as [string, string];
    const staff = await db.selectFrom('staff').select('id').limit(2).execute();
    const counted = async () => {
      const counts: Record<string, number> = {};
      for (const table of childTableNames) {
        const row = (await (db as unknown as AnyDb)
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()) as { count: number };
        counts[table] = Number(row.count);
      }
      return counts;
    };
    const [before, held, others] = [
      await counted(),
      await everythingOf(db, gone),
      await everythingOf(db, other),
    ];
    const now = '2026-11-24T09:00:00.000Z';
    const id = await propose(db, [gone], { rule: 'A rule', staffId: staff[0]!.id, now });
    await database.together(school!, (own) => dispose(own, id, [gone], { staffId: staff[1]!.id, now }));
    const left = await everythingOf(db, gone);
    expect([...left.keys()].filter((table) => table !== 'audit')).toEqual([]);
    expect(await everythingOf(db, other)).toEqual(others);
    const after = await counted();
    const counts = JSON.parse(
      (await db.selectFrom('disposal').select('counts').executeTakeFirstOrThrow()).counts!,
    ) as Record<string, number>;
    for (const table of disposalOrder) {
      const was = table === 'disposal_child' ? 1 : (held.get(table)?.length ?? 0);
      expect([table, counts[table]]).toEqual([table, was]);
      if (table !== 'disposal_child') expect([table, after[table]]).toEqual([table, before[table]! - was]);
    }
    expect(counts['document_answer']).toBeGreaterThan(20);
    await database.close();
  }, 120_000);
});

describe('records that are due', () => {
  let tiny: TinyApp;
  beforeEach(async () => {
    tiny = await tinyApp();
    await (tiny.db as unknown as AnyDb)
      .updateTable('pupil')
      .set({ date_of_birth: '1995-03-14', left_on: '2012-07-20' })
      .where('id', '=', tiny.alder.ownPupil)
      .execute();
  });
  afterEach(() => tiny.app.close());

  const proposeOwn = async (who: 'senco' | 'head' = 'senco') => {
    const answer = await tiny.post(who, paths.disposals(), { child: tiny.alder.ownPupil });
    expect(answer.statusCode).toBe(303);
    return String(answer.headers.location).split('/').at(-1)!;
  };
  const isThere = async () =>
    (await tiny.db.selectFrom('pupil').select('id').where('id', '=', tiny.alder.ownPupil).execute())
      .length === 1;

  test('are listed, and nobody else is', async () => {
    const { body } = await tiny.get('senco', paths.disposals());
    expect(body).toContain('Amina Begum');
    expect(body).not.toContain('Okafor');
    const young = await tiny.post('senco', paths.disposals(), { child: tiny.alder.otherPupil });
    expect([young.statusCode, young.body.includes('Choose whose records')]).toEqual([422, true]);
    await tiny.db.insertInto('setting').values({ name: 'record-kept-years', value: '40' }).execute();
    expect((await tiny.get('senco', paths.disposals())).body).not.toContain('Amina');
  });

  test('go when a second person agrees, never by whoever proposed; the certificate counts and names nobody', async () => {
    const disposal = await proposeOwn();
    const done = (who: 'senco' | 'head', form: Record<string, string> = { sure: 'yes' }) =>
      tiny.post(who, paths.disposalDo({ disposal }), form);
    expect((await done('senco')).statusCode).toBe(404);
    expect((await tiny.get('senco', paths.disposal({ disposal }))).body).toContain('You proposed this');
    expect((await done('head', {})).statusCode).toBe(422);
    expect(await isThere()).toBe(true);
    expect((await done('head')).statusCode).toBe(303);
    expect(await isThere()).toBe(false);
    expect((await done('head')).statusCode).toBe(404);
    const { body } = await tiny.get('senco', paths.disposal({ disposal }));
    expect(body).toContain('Certificate of disposal');
    expect(body).toMatch(/Parents and contacts[\s\S]*?data-label="Entries">1</);
    expect(body).toContain('Senco Example');
    expect(body).toContain('Head Example');
    expect(body).not.toMatch(/Amina|Begum|Rukia|1995/);
    expect((await tiny.get('senco', paths.pupil({ pupil: tiny.alder.ownPupil }))).statusCode).toBe(404);
    const looked = await tiny.db
      .selectFrom('audit')
      .select('staff_id')
      .where('pupil_id', '=', tiny.alder.ownPupil)
      .where('action', '=', 'agreed to and did')
      .execute();
    expect(looked).toEqual([{ staff_id: tiny.alder.viewer.head.staffId }]);
  });

  test('stay when the second person does not agree, and says why', async () => {
    const disposal = await proposeOwn('head');
    const refuse = (because: string) => tiny.post('senco', paths.disposalRefuse({ disposal }), { because });
    expect((await refuse('')).statusCode).toBe(422);
    expect((await refuse('A claim is likely')).statusCode).toBe(303);
    expect(await isThere()).toBe(true);
    expect((await tiny.get('head', paths.disposal({ disposal }))).body).toContain('A claim is likely');
    await proposeOwn();
  });

  test('are not proposed while a hold stands or somebody waits for a copy, and not disposed of when one comes after', async () => {
    const hold = paths.pupilHold({ pupil: tiny.alder.ownPupil });
    expect((await tiny.post('senco', hold, { reason: '' })).statusCode).toBe(422);
    expect((await tiny.post('senco', hold, { reason: 'An appeal, says the head teacher' })).statusCode).toBe(
      303,
    );
    expect((await tiny.post('senco', paths.disposals(), { child: tiny.alder.ownPupil })).statusCode).toBe(
      422,
    );
    expect((await tiny.get('senco', paths.disposals())).body).toContain('A legal hold stands.');
    expect((await tiny.post('head', hold, { reason: 'The appeal is over' })).statusCode).toBe(303);
    expect((await tiny.get('head', hold)).body).toContain('The appeal is over');
    const disposal = await proposeOwn();
    await tiny.post('head', hold, { reason: 'A claim came' });
    const answer = await tiny.post('head', paths.disposalDo({ disposal }), { sure: 'yes' });
    expect([answer.statusCode, await isThere()]).toEqual([422, true]);
    expect(answer.body).toContain('must be kept after all');
    await tiny.post('head', hold, { reason: 'Settled' });
    const { ownPupil, viewer } = tiny.alder;
    await askedForCopy(tiny.db, { pupilId: ownPupil, staffId: viewer.senco.staffId });
    expect((await tiny.post('head', paths.disposalDo({ disposal }), { sure: 'yes' })).statusCode).toBe(422);
    await tiny.db.updateTable('access_request').set({ ended_on: '2026-11-24', ended_how: 'sent' }).execute();
    expect((await tiny.post('head', paths.disposalDo({ disposal }), { sure: 'yes' })).statusCode).toBe(303);
    expect(await isThere()).toBe(false);
  });

  test('are nobody else’s to see or to dispose of', async () => {
    const disposal = await proposeOwn();
    for (const who of ['teacher', 'assistant', 'governor', 'administrator'] as const) {
      for (const url of [
        paths.disposals(),
        paths.disposal({ disposal }),
        paths.pupilHold({ pupil: tiny.alder.ownPupil }),
      ])
        expect((await tiny.get(who, url)).statusCode).toBe(404);
      expect((await tiny.post(who, paths.disposalDo({ disposal }), { sure: 'yes' })).statusCode).toBe(404);
    }
    expect(await isThere()).toBe(true);
  });
});
