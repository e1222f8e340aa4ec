import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyDatabase } from '../../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import type { Database } from '../connection.ts';
import { newId } from '../id.ts';
import { checkChain } from './check.ts';
import { lastSeal, sealAudit } from './seal.ts';

let database: Database;
let alder: TinySchool;
beforeEach(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
});
afterEach(() => database.close());

const db = () => database.ofSchool(alder.id);
const check = (kept?: { number: number; digest: string }[]) => checkChain(db(), alder.id, kept);

async function write(at: string, subject = 'record', id = newId()): Promise<string> {
  const line = { id, at, staff_id: alder.viewer.senco.staffId, action: 'read', subject };
  await db()
    .insertInto('audit')
    .values({ ...line, pupil_id: alder.ownPupil })
    .execute();
  return id;
}

/** Three seals of two lines each, by the hour. */
async function threeSeals(): Promise<string[]> {
  const ids: string[] = [];
  for (const hour of ['09', '10', '11']) {
    ids.push(await write(`2026-11-24T${hour}:00:00.000Z`), await write(`2026-11-24T${hour}:05:00.000Z`));
    await sealAudit(database, alder.id, `2026-11-24T${hour}:30:00.000Z`);
  }
  return ids;
}

/** As whoever holds the database could do it; the app itself has no way to. */
const outside = () => db() as unknown as import('kysely').Kysely<Record<string, Record<string, unknown>>>;

describe('the chain over who looked at what', () => {
  test('is whole when nobody touched it, and says where it ends', async () => {
    await threeSeals();
    const state = await check();
    expect(state).toMatchObject({ seals: 3, lines: 6, waiting: 0, finding: undefined });
    expect(state.head).toMatchObject({ number: 3, digest: (await lastSeal(db()))!.digest });
  });

  test('holds lines of the same moment in any number, and only what has settled', async () => {
    for (let i = 0; i < 5; i += 1) await write('2026-11-24T09:00:00.000Z');
    await write('2026-11-24T09:25:00.000Z');
    expect(await sealAudit(database, alder.id, '2026-11-24T09:30:00.000Z')).toBe(1);
    expect(await sealAudit(database, alder.id, '2026-11-24T09:30:00.000Z')).toBe(0);
    expect(await check()).toMatchObject({ seals: 1, lines: 5, waiting: 1, finding: undefined });
    await sealAudit(database, alder.id, '2026-11-24T09:40:00.000Z');
    expect(await check()).toMatchObject({ seals: 2, lines: 6, waiting: 0, finding: undefined });
  });

  test('is divided into seals that can be looked through', async () => {
    const lines = Array.from({ length: 2_500 }, (_, at) => ({
      id: newId(),
      at: `2026-11-24T09:00:00.${String(at % 1000).padStart(3, '0')}Z`,
      staff_id: alder.viewer.senco.staffId,
      action: 'read',
      subject: 'record',
      pupil_id: null,
    }));
    for (let at = 0; at < lines.length; at += 500)
      await db()
        .insertInto('audit')
        .values(lines.slice(at, at + 500))
        .execute();
    expect(await sealAudit(database, alder.id, '2026-11-24T10:00:00.000Z')).toBe(2);
    expect(await check()).toMatchObject({ seals: 2, lines: 2_500, finding: undefined });
  });

  test('two that seal at once make one chain', async () => {
    for (let i = 0; i < 20; i += 1) await write('2026-11-24T09:00:00.000Z');
    const now = '2026-11-24T09:30:00.000Z';
    await Promise.all([1, 2, 3].map(() => sealAudit(database, alder.id, now)));
    expect(await check()).toMatchObject({ seals: 1, lines: 20, finding: undefined });
  });

  test('whoever writes meanwhile is not kept waiting, and nothing is left out', async () => {
    for (let i = 0; i < 20; i += 1) await write('2026-11-24T09:00:00.000Z');
    const writers = Array.from({ length: 20 }, (_, i) =>
      database.together(alder.id, async (own) => {
        const at = `2026-11-24T09:29:${String(i).padStart(2, '0')}.000Z`;
        const line = { id: newId(), at, staff_id: null, action: 'read', subject: 'record', pupil_id: null };
        await own.insertInto('audit').values(line).execute();
      }),
    );
    await Promise.all([...writers, sealAudit(database, alder.id, '2026-11-24T09:30:00.000Z')]);
    await sealAudit(database, alder.id, '2026-11-24T10:00:00.000Z');
    expect(await check()).toMatchObject({ lines: 40, waiting: 0, finding: undefined });
  });

  test('is each school’s own', async () => {
    const birch = await tinySchool(database, 'Birch Primary');
    await threeSeals();
    expect(await checkChain(database.ofSchool(birch.id), birch.id)).toMatchObject({ seals: 0, lines: 0 });
    expect((await checkChain(db(), birch.id)).finding).toMatchObject({ what: 'seal changed', seal: 1 });
  });
});

describe('tampering is found at the first line that is not as it was', () => {
  test.each([
    ['whose it was', { staff_id: null }],
    ['what was done', { action: 'agreed' }],
    ['to what', { subject: 'plan' }],
    ['to whom', { pupil_id: null }],
    ['when, by a little', { at: '2026-11-24T10:05:00.001Z' }],
  ])('a line in which %s was changed', async (_what, change) => {
    const ids = await threeSeals();
    expect((await check()).finding).toBeUndefined();
    await outside().updateTable('audit').set(change).where('id', '=', ids[3]!).execute();
    await outside().updateTable('audit').set({ subject: 'later' }).where('id', '=', ids[5]!).execute();
    const { finding } = await check();
    expect(finding).toMatchObject({ seal: 2, lineId: ids[3] });
    expect(finding?.what).toBe('at' in change ? 'removed' : 'changed');
  });

  test('a line that was removed', async () => {
    const ids = await threeSeals();
    await outside().deleteFrom('audit').where('id', '=', ids[2]!).execute();
    expect((await check()).finding).toEqual({ what: 'removed', seal: 2, lineId: ids[2] });
  });

  test('a line that was slipped in afterwards, also before all others', async () => {
    await threeSeals();
    const late = await write('2026-11-24T10:02:00.000Z');
    expect((await check()).finding).toMatchObject({ what: 'inserted', seal: 2, lineId: late });
    const first = await write('2020-01-01T00:00:00.000Z');
    expect((await check()).finding).toMatchObject({ what: 'inserted', seal: 1, lineId: first });
  });

  test('a seal that was removed, or changed to fit', async () => {
    const ids = await threeSeals();
    await outside().deleteFrom('audit').where('id', '=', ids[3]!).execute();
    const seal = await db()
      .selectFrom('audit_seal')
      .select('marks')
      .where('number', '=', 2)
      .executeTakeFirstOrThrow();
    const marks = seal.marks.split('\n').slice(0, 1).join('\n');
    await outside().updateTable('audit_seal').set({ marks, lines: 1 }).where('number', '=', 2).execute();
    expect((await check()).finding).toEqual({ what: 'seal changed', seal: 2 });
    await outside().deleteFrom('audit_seal').where('number', '=', 2).execute();
    expect((await check()).finding).toEqual({ what: 'seal removed', seal: 2 });
  });

  test('an end that was cut off, or a chain made anew, only by what was kept elsewhere', async () => {
    const ids = await threeSeals();
    const kept = [(await check()).head!];
    expect((await check(kept)).finding).toBeUndefined();
    await outside().deleteFrom('audit_seal').where('number', '=', 3).execute();
    await outside().deleteFrom('audit').where('id', 'in', ids.slice(4)).execute();
    expect((await check()).finding).toBeUndefined();
    expect((await check(kept)).finding).toEqual({ what: 'another chain', seal: 3 });
    await outside().deleteFrom('audit_seal').execute();
    await write('2026-11-24T11:00:00.000Z');
    await sealAudit(database, alder.id, '2026-11-24T12:00:00.000Z');
    expect((await check()).finding).toBeUndefined();
    expect((await check([{ number: 1, digest: kept[0]!.digest }])).finding).toMatchObject({
      what: 'another chain',
    });
  });
});
