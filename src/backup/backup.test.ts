import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { placeOf } from '../accounts/places.ts';
import { openAsItIs, openDatabase } from '../database/connection.ts';
import { newId } from '../database/id.ts';
import { migrate, missingSteps } from '../database/migrations/index.ts';
import { emptyPlace, onPostgres } from '../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { thaw } from '../../tests/releases/frozen.ts';
import { makeKeys, type KeyPair } from './keys.ts';
import { checkBackup } from './load.ts';
import { makeBackup, type Keeping } from './make.ts';
import { NotEmpty, restoreBackup } from './restore.ts';

const now = '2026-11-28T02:30:00.000Z';
const root = mkdtempSync(join(tmpdir(), 'alongside-backup-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A place with nothing in it on the engine of this run, or on SQLite. */
async function aPlace(engine: 'this' | 'sqlite' = 'this'): Promise<Keeping> {
  const dataDir = join(root, newId());
  const onServer = engine === 'this' && onPostgres;
  return { dataDir, database: onServer ? await emptyPlace() : { file: join(dataDir, 'alongside.sqlite') } };
}

let keys: KeyPair;
let from: Keeping;
let alder: TinySchool;
let folder: string;
beforeAll(async () => {
  keys = await makeKeys();
  from = await aPlace();
  const database = await openDatabase(from.database);
  alder = await tinySchool(database);
  await tinySchool(database, 'Birch Primary');
  await database.close();
  mkdirSync(join(from.dataDir, 'outbox/deep'), { recursive: true });
  writeFileSync(join(from.dataDir, 'secret'), 'the key that signs sessions');
  writeFileSync(join(from.dataDir, 'outbox/deep/letter.attachment'), Buffer.alloc(200_000, 'é\0\n"'));
  writeFileSync(join(from.dataDir, 'outbox/empty.eml'), '');
  writeFileSync(join(from.dataDir, 'outbox/half.eml.part'), 'half');
});
beforeEach(() => {
  folder = join(root, newId());
});

const backUp = (what = from) => makeBackup(what, folder, [keys.recipient], now);
const opens = () => [keys.identity];

describe('a backup', () => {
  test('is one file for its owner alone, in which nothing can be read', async () => {
    const { file, bytes } = await backUp();
    expect(readdirSync(folder)).toEqual(['alongside-2026-11-28T02-30-00Z.age']);
    expect(statSync(file)).toMatchObject({ size: bytes });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const text = readFileSync(file, 'latin1');
    expect(text).toMatch(/^age-encryption.org\/v1\n/);
    for (const word of ['Alder', 'pupil', 'secret', alder.id]) expect(text).not.toContain(word);
  });

  test('is restored whole: schools, accounts, files', async () => {
    const { file, manifest } = await backUp();
    expect(manifest).toMatchObject({ schools: 2, tables: { pupil: { rows: 4 } } });
    expect(Object.keys(manifest.files)).toEqual([
      'outbox/deep/letter.attachment',
      'outbox/empty.eml',
      'secret',
    ]);
    const into = await aPlace();
    await restoreBackup(file, opens(), into);
    for (const name of Object.keys(manifest.files))
      expect(readFileSync(join(into.dataDir, name)).equals(readFileSync(join(from.dataDir, name)))).toBe(
        true,
      );
    expect(readdirSync(into.dataDir)).not.toContain('.restoring');
    const database = await openDatabase(into.database);
    const email = `senco.${alder.id.slice(-6)}@example.org`;
    expect(await placeOf(database, email, '2026-11-24')).toMatchObject({ role: 'senco' });
    await database.close();
    rmSync(folder, { recursive: true });
    expect((await backUp(into)).manifest).toEqual(manifest);
  });

  test('of one engine is restored on the other, and back', async () => {
    const { file, manifest } = await backUp();
    const there = await aPlace('sqlite');
    await restoreBackup(file, opens(), there);
    const second = await makeBackup(there, folder, [keys.recipient], '2026-11-28T02:31:00.000Z');
    expect(second.manifest).toEqual(manifest);
    const back = await aPlace();
    await restoreBackup(second.file, opens(), back);
    const third = await makeBackup(back, folder, [keys.recipient], '2026-11-28T02:32:00.000Z');
    expect(third.manifest).toEqual(manifest);
  });

  test('leaves sessions behind, so that one which was ended does not come back', async () => {
    expect(Object.keys((await backUp()).manifest.tables)).not.toContain('account_session');
  });

  test('is opened by each of several recipients, and by nobody else', async () => {
    const [second, stranger] = [await makeKeys(), await makeKeys()];
    const { file } = await makeBackup(from, folder, [keys.recipient, second.recipient], now);
    await checkBackup(file, [second.identity]);
    await checkBackup(file, [stranger.identity, keys.identity]);
    await expect(checkBackup(file, [stranger.identity])).rejects.toThrow(/not closed for this identity/);
  });

  test('of an older shape is made as it is, and brought up to date when it is restored', async () => {
    const old = await aPlace('sqlite');
    mkdirSync(old.dataDir);
    thaw('0.1.0', (old.database as { file: string }).file);
    const dialect = await openAsItIs(old.database);
    await migrate(dialect.owner as never, dialect, '0008-places');
    await dialect.close();
    const { file, manifest } = await backUp(old);
    const empty = Object.entries(manifest.tables).filter(([, { rows }]) => rows === 0);
    expect(empty.map(([name]) => name)).toEqual([]);
    // PostgreSQL has tables of today's shape in an empty place of these tests.
    const into = await aPlace('sqlite');
    expect((await restoreBackup(file, opens(), into)).head.steps.at(-1)).toBe('0008-places');
    const today = await openAsItIs(into.database);
    expect(await missingSteps(today)).toEqual([]);
    await today.close();
  });

  test('that fails on the way leaves nothing behind', async () => {
    const nowhere = await aPlace('sqlite');
    await expect(backUp(nowhere)).rejects.toThrow(/There is no database/);
    expect(existsSync((nowhere.database as { file: string }).file)).toBe(false);
    await expect(makeBackup(from, folder, ['age1nobody'], now)).rejects.toThrow();
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });
});

describe('a place that is not empty is refused, and stays as it is', () => {
  test('a database', async () => {
    const { file } = await backUp();
    await expect(restoreBackup(file, opens(), from)).rejects.toThrow(NotEmpty);
    const elsewhere = { database: from.database, dataDir: join(root, newId()) };
    await expect(restoreBackup(file, opens(), elsewhere)).rejects.toThrow(
      onPostgres ? /DATABASE_URL is not empty/ : /There is a database already/,
    );
    expect(
      (await makeBackup(from, folder, [keys.recipient], '2026-11-28T02:31:00.000Z')).manifest.schools,
    ).toBe(2);
  });

  test('a folder', async () => {
    const { file } = await backUp();
    const into = await aPlace();
    mkdirSync(into.dataDir);
    writeFileSync(join(into.dataDir, 'secret'), 'of somebody else');
    await expect(restoreBackup(file, opens(), into)).rejects.toThrow(/is not empty \(secret\)/);
    expect(readdirSync(into.dataDir)).toEqual(['secret']);
  });
});
