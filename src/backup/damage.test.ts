import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../database/connection.ts';
import { newId } from '../database/id.ts';
import { emptyPlace, onPostgres } from '../samples/empty-database.ts';
import { tinySchool } from '../samples/tiny-school.ts';
import { isObject, NotReadable, type Line } from './format.ts';
import { identitiesIn, identityFile, makeKeys, type KeyPair } from './keys.ts';
import { checkBackup } from './load.ts';
import { makeBackup, type Keeping } from './make.ts';
import { restoreBackup } from './restore.ts';
import { seal, unseal } from './sealed.ts';

const root = mkdtempSync(join(tmpdir(), 'alongside-damage-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let keys: KeyPair;
let whole: Buffer;
let lines: Line[];
beforeAll(async () => {
  keys = await makeKeys();
  const dataDir = join(root, 'data');
  const from = { dataDir, database: { file: join(dataDir, 'alongside.sqlite') } };
  const database = await openDatabase(from.database);
  await tinySchool(database);
  await database.close();
  writeFileSync(join(dataDir, 'secret'), 'a key');
  const { file } = await makeBackup(
    from,
    join(root, 'backups'),
    [keys.recipient],
    '2026-11-28T02:30:00.000Z',
  );
  whole = readFileSync(file);
  lines = [];
  for await (const line of unseal(file, [keys.identity])) lines.push(line);
});

const inFile = (bytes: Uint8Array): string => {
  const file = join(root, `${newId()}.age`);
  writeFileSync(file, bytes);
  return file;
};
const check = (file: string) => checkBackup(file, [keys.identity]);

/** A backup that Alongside would not make, closed as it closes them. */
async function forged(change: (lines: Line[]) => readonly Line[]): Promise<string> {
  const file = join(root, `${newId()}.age`);
  const changed = change(structuredClone(lines));
  await seal(
    file,
    [keys.recipient],
    (async function* () {
      yield* changed;
    })(),
  );
  return file;
}

test('the control: as it was made it is read', async () => {
  expect((await check(inFile(whole))).manifest.schools).toBe(1);
  expect((await check(await forged((all) => all))).manifest.schools).toBe(1);
});

test('changed anywhere, it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ by;
      await expect(check(inFile(changed))).rejects.toThrow(NotReadable);
    }),
    { numRuns: 40 },
  );
});

test('cut off anywhere, it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (at) => {
      await expect(check(inFile(whole.subarray(0, at)))).rejects.toThrow(NotReadable);
    }),
    { numRuns: 40 },
  );
});

test.each<[string, (all: Line[]) => readonly Line[], RegExp]>([
  ['without its end', (all) => all.slice(0, -1), /has no end/],
  ['without its beginning', (all) => all.slice(1), /nothing that Alongside has made/],
  ['with something after its end', (all) => [...all, all.at(-1)!, all.at(-1)!], /goes on after its end/],
  [
    'with a row less',
    (all) => all.toSpliced(all.findLastIndex(Array.isArray), 1),
    /not what the manifest says/,
  ],
  [
    'with one letter of a row changed',
    (all) =>
      all.map((line) =>
        Array.isArray(line) ? line.map((v) => (v === 'Alder Primary' ? 'Alder Primarx' : v)) : line,
      ),
    /not what the manifest says: school/,
  ],
  [
    'with a part of a file changed',
    (all) => all.map((line) => (typeof line === 'string' ? 'AAAA' : line)),
    /not what the manifest says: secret/,
  ],
  [
    'of a newer format',
    (all) => withHead(all, { format: 2, version: '9.0.0' }),
    /newer version of Alongside \(9\.0\.0\).*Restore it with that version/,
  ],
  [
    'of a newer database',
    (all) => withHead(all, { steps: ['0001-school', '0999-later'] }),
    /newer version of Alongside \(0999-later\).*with that version/,
  ],
  [
    'of a database that took other steps',
    (all) => withHead(all, { steps: ['0002-pupils'] }),
    /another order/,
  ],
  [
    'that names a file elsewhere',
    (all) => all.map((line) => (isObject(line) && 'file' in line ? { file: '../../elsewhere' } : line)),
    /outside the folder/,
  ],
])('%s it is refused, with what to do, and nothing is written', async (_name, change, words) => {
  const file = await forged(change);
  const dataDir = join(root, newId());
  const into: Keeping = {
    dataDir,
    database: onPostgres ? await emptyPlace() : { file: join(dataDir, 'a.sqlite') },
  };
  await expect(restoreBackup(file, [keys.identity], into)).rejects.toThrow(words);
  await expect(restoreBackup(file, [keys.identity], into)).rejects.toThrow(NotReadable);
  expect(readdirSync(dataDir)).toEqual([]);
  expect(existsSync(join(root, 'elsewhere'))).toBe(false);
  await restoreBackup(inFile(whole), [keys.identity], into);
});

test('what is no backup, or is not there, is named as that', async () => {
  await expect(check(inFile(Buffer.from('hello')))).rejects.toThrow(/is no backup/);
  await expect(check(inFile(Buffer.alloc(0)))).rejects.toThrow(/is no backup/);
  await expect(check(join(root, 'nothing.age'))).rejects.toThrow(/There is no file/);
  await expect(check(root)).rejects.toThrow(/cannot be read/);
});

test('an identity is read as age-keygen writes it; anything else is refused without repeating it', () => {
  const text = identityFile(keys, '2026-11-28T02:30:00.000Z');
  expect(identitiesIn(text, 'keys.txt')).toEqual([keys.identity]);
  for (const wrong of ['', '# only words', keys.recipient, 'AGE-SECRET-KEY-1QQQ'])
    expect(() => identitiesIn(wrong, 'keys.txt')).toThrow(/^keys.txt holds no identity/);
});

const withHead = (all: Line[], head: object): Line[] =>
  all.map((line) => (isObject(line) && 'head' in line ? { head: { ...line.head, ...head } } : line));
