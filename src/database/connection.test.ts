import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { DamagedDatabase, openDatabase, type Database } from './connection.ts';
import { newId } from './id.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-database-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const opening = async (file: string): Promise<unknown> => {
  try {
    const database = await openDatabase(file);
    await database.close();
    return undefined;
  } catch (fault) {
    return fault;
  }
};

describe('a database that cannot be trusted', () => {
  test('a file that is something else is named, with what to do, and is left as it was', async () => {
    const file = join(folder, 'letter.sqlite');
    writeFileSync(file, 'Dear parents, this is a letter and not a database. '.repeat(200));
    const before = readFileSync(file);
    const fault = await opening(file);
    expect(fault).toBeInstanceOf(DamagedDatabase);
    expect((fault as Error).message).toMatch(/is damaged .*Nothing was changed.*newest backup/s);
    expect((fault as Error).message).toContain(file);
    expect(readFileSync(file)).toEqual(before);
  });

  test('a database with a torn page is refused, and a healthy copy of it is not', async () => {
    const healthy = join(folder, 'healthy.sqlite');
    const database = await openDatabase(healthy);
    await tinySchool(database);
    await database.close();
    const torn = join(folder, 'torn.sqlite');
    writeFileSync(torn, readFileSync(healthy));
    const handle = openSync(torn, 'r+');
    const noise = Buffer.alloc(3000, 0xa5);
    for (let page = 3; page < statSync(torn).size / 4096; page += 1)
      writeSync(handle, noise, 0, noise.length, page * 4096 + 64);
    closeSync(handle);
    const before = readFileSync(torn);
    expect(await opening(torn)).toBeInstanceOf(DamagedDatabase);
    expect(readFileSync(torn)).toEqual(before);
    expect(await opening(healthy)).toBeUndefined();
  });

  test('a folder in the place of the file says to check who may read it', async () => {
    const fault = await opening(folder);
    expect(fault).toBeInstanceOf(DamagedDatabase);
    expect((fault as Error).message).toContain('could not be opened');
  });

  test('data of a newer version are left as they are, with what to do', async () => {
    const file = join(folder, 'newer.sqlite');
    await (await openDatabase(file)).close();
    const raw = new DatabaseSync(file);
    raw.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')");
    raw.close();
    const fault = await opening(file);
    expect(fault).toBeInstanceOf(DamagedDatabase);
    expect((fault as Error).message).toContain('by a newer version of Alongside (9999-later)');
  });

  test('what was written is there when the file is opened again', async () => {
    const file = join(folder, 'kept.sqlite');
    const first = await openDatabase(file);
    const school = await tinySchool(first);
    await first.close();
    const again = await openDatabase(file);
    expect(await again.ofSchool(school.id).selectFrom('pupil').select('id').execute()).toHaveLength(2);
    await again.close();
  });
});

describe('two people who save at the same moment', () => {
  let database: Database;
  let alder: TinySchool;
  beforeAll(async () => {
    database = await openDatabase(join(folder, 'together.sqlite'));
    alder = await tinySchool(database);
  });
  afterAll(() => database.close());

  /** Lets everything else that is ready run. */
  const aTurn = () => new Promise((done) => setImmediate(done));
  const setting = (name: string, value = '') => ({ name, value });
  const namesOf = async () =>
    (await database.ofSchool(alder.id).selectFrom('setting').select('name').orderBy('name').execute()).map(
      ({ name }) => name,
    );

  test('do not mix: one fails and leaves nothing, the other keeps all of its own', async () => {
    const db = database.ofSchool(alder.id);
    const order: string[] = [];
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('failing-1')).execute();
      order.push('failing wrote');
      for (let turn = 0; turn < 5; turn += 1) await aTurn();
      await trx.insertInto('setting').values(setting('failing-2')).execute();
      order.push('failing gives up');
      throw new Error('gave up');
    });
    const lasting = db.transaction().execute(async (trx) => {
      await trx.insertInto('setting').values(setting('lasting-1')).execute();
      order.push('lasting wrote');
      await aTurn();
      await trx.insertInto('setting').values(setting('lasting-2')).execute();
    });
    const looking = (async () => {
      await aTurn();
      const names = await namesOf();
      order.push('looked');
      return names;
    })();
    await expect(failing).rejects.toThrow('gave up');
    await lasting;
    expect(await looking).not.toContain('failing-1');
    expect(await namesOf()).toEqual(['lasting-1', 'lasting-2']);
    expect(order.indexOf('failing gives up')).toBeLessThan(order.indexOf('lasting wrote'));
  });

  test('a reader never sees half of what somebody else is saving', async () => {
    const db = database.ofSchool(alder.id);
    const saving = Array.from({ length: 8 }, (_, at) =>
      db.transaction().execute(async (trx) => {
        await trx
          .insertInto('setting')
          .values(setting(`pair-${at}-a`))
          .execute();
        await aTurn();
        await trx
          .insertInto('setting')
          .values(setting(`pair-${at}-b`))
          .execute();
        if (at % 2) throw new Error('half');
      }),
    );
    const looks: string[][] = [];
    const reading = (async () => {
      for (let turn = 0; turn < 20; turn += 1) {
        looks.push((await namesOf()).filter((name) => name.startsWith('pair')));
        await aTurn();
      }
    })();
    await Promise.allSettled(saving);
    await reading;
    for (const names of looks) expect(names.length % 2).toBe(0);
    expect((await namesOf()).filter((name) => name.startsWith('pair'))).toHaveLength(8);
  });

  test('a hundred at once each add one to a count, and none is lost', async () => {
    const db = database.ofSchool(alder.id);
    await db.insertInto('setting').values(setting('count', '0')).execute();
    await Promise.all(
      Array.from({ length: 100 }, () =>
        db.transaction().execute(async (trx) => {
          const { value } = await trx
            .selectFrom('setting')
            .select('value')
            .where('name', '=', 'count')
            .executeTakeFirstOrThrow();
          await aTurn();
          await trx
            .updateTable('setting')
            .set({ value: String(Number(value) + 1) })
            .where('name', '=', 'count')
            .execute();
        }),
      ),
    );
    const { value } = await db
      .selectFrom('setting')
      .select('value')
      .where('name', '=', 'count')
      .executeTakeFirstOrThrow();
    expect(value).toBe('100');
  });

  test('a question that steps outside the transaction it is in is refused, not left to wait for ever', async () => {
    const db = database.ofSchool(alder.id);
    const mistaken = db.transaction().execute(async () => db.selectFrom('pupil').select('id').execute());
    await expect(mistaken).rejects.toThrow('within a transaction');
    expect(await db.selectFrom('pupil').select('id').execute()).toHaveLength(2);
    expect(newId()).toHaveLength(26);
  });
});

test('a full disk is told as such, writes nothing half, and leaves what was there readable', async () => {
  const database = await openDatabase(join(folder, 'full.sqlite'));
  const school = await tinySchool(database);
  const db = database.ofSchool(school.id);
  const { raw } = database.dialect as unknown as { raw: { exec(sql: string): void } };
  // As many pages as there are now: the next that is needed is one too many, as on a full disk.
  raw.exec('pragma max_page_count = 1');
  const writing = db.transaction().execute(async (trx) => {
    for (let at = 0; at < 200; at++) {
      await trx
        .insertInto('setting')
        .values({ name: `setting ${at}`, value: 'x'.repeat(4000) })
        .execute();
    }
  });
  await expect(writing).rejects.toMatchObject({ errcode: 13 });
  expect(await db.selectFrom('setting').selectAll().execute()).toEqual([]);
  raw.exec('pragma max_page_count = 1000000');
  await db.insertInto('setting').values({ name: 'reply-days', value: '4' }).execute();
  expect(await db.selectFrom('setting').select('value').execute()).toEqual([{ value: '4' }]);
  await database.close();
});
