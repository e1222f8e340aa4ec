import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placesOf } from '../../../accounts/places.ts';
import { checkChain } from '../../../database/audit-chain/check.ts';
import { sealAudit } from '../../../database/audit-chain/seal.ts';
import type { Database } from '../../../database/connection.ts';
import { everySchool, findHosted } from '../../../database/hosted-schools.ts';
import { newId } from '../../../database/id.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';
import { fillDemo } from '../../../samples/demo.ts';
import { idsSeen, merge, now, today } from '../../../samples/tiny-merge.ts';

describe('a lifelike school', () => {
  let database: Database;
  let [primary, secondary] = ['', ''];
  beforeAll(async () => {
    database = await emptyDatabase();
    await fillDemo(database, today);
    for (const { id } of await everySchool(database.accounts)) {
      const { name } = await database
        .ofSchool(id)
        .selectFrom('school')
        .select('name')
        .executeTakeFirstOrThrow();
      if (name.includes('Marigold')) primary = id;
      else secondary = id;
    }
  }, 120_000);
  afterAll(() => database.close());

  test('goes on in another: everybody sees whom they saw, nobody else does, and both records of who looked are whole', async () => {
    const people = await database.ofSchool(primary).selectFrom('staff').selectAll().execute();
    const there = await database.ofSchool(secondary).selectFrom('staff').selectAll().execute();
    const asViewer = ({ id, role }: (typeof people)[number]) => ({ staffId: id, role }) as Viewer;
    for (const school of [primary, secondary])
      for (let at = 0; at < 5; at += 1)
        await database
          .ofSchool(school)
          .insertInto('audit')
          .values({
            id: newId(),
            at: `2026-11-24T1${at}:00:00.000Z`,
            staff_id: (school === primary ? people : there)[at]!.id,
            action: 'read',
            subject: 'record',
            pupil_id: null,
          })
          .execute();
    const heads = new Map<string, { number: number; digest: string }>();
    for (const school of [primary, secondary]) {
      await sealAudit(database, school, now);
      const { finding, head } = await checkChain(database.ofSchool(school), school);
      expect(finding).toBeUndefined();
      heads.set(school, head!);
    }
    const saw = new Map<string, string[]>();
    for (const one of people) saw.set(one.id, await idsSeen(database, asViewer(one), primary));
    for (const one of there) saw.set(one.id, await idsSeen(database, asViewer(one), secondary));
    const children = [...saw.values()].flat();
    expect(new Set(children).size).toBeGreaterThan(200);

    const { look, merged } = await merge(database, primary, secondary);
    expect(look.refusals).toEqual([]);
    expect(merged!.carried.every(({ rows, added }) => rows === added)).toBe(true);
    expect(merged!.carried.find(({ table }) => table === 'pupil')!.rows).toBe(look.onRoll + look.left);

    let others = 0;
    for (const one of [...people, ...there]) {
      const sees = await idsSeen(database, asViewer(one), secondary);
      if (one.role === 'senco' || one.role === 'head') expect(new Set(sees)).toEqual(new Set(children));
      else {
        expect(sees).toEqual(saw.get(one.id));
        others += 1;
      }
    }
    expect(others).toBeGreaterThan(10);
    for (const school of [primary, secondary]) {
      const chain = await checkChain(database.ofSchool(school), school, [heads.get(school)!]);
      expect(chain).toMatchObject({ finding: undefined, waiting: 1 });
      await sealAudit(database, school, '2026-11-24T18:00:00.000Z');
      expect(
        (await checkChain(database.ofSchool(school), school, [heads.get(school)!])).finding,
      ).toBeUndefined();
    }
    expect(await findHosted(database.accounts, primary)).toMatchObject({ became: secondary, closedAt: now });
    for (const { account_id: accountId, id } of people)
      if (accountId)
        expect(await placesOf(database.accounts, accountId)).toEqual([
          { accountId, schoolId: secondary, staffId: id },
        ]);
  }, 240_000);
});
