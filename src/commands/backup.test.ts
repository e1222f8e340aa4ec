import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../database/connection.ts';
import { tinySchool } from '../samples/tiny-school.ts';
import { readSettings } from '../settings.ts';
import { backupKeys } from './backup-keys.ts';
import { backup } from './backup.ts';
import { Refusal } from './command.ts';
import { restore } from './restore.ts';

const root = mkdtempSync(join(tmpdir(), 'alongside-commands-'));
const identity = join(root, 'identity.txt');
const folder = join(root, 'backups');
let said: string[];
let env: Record<string, string>;

beforeAll(async () => {
  env = { DATA_DIR: join(root, 'data'), BACKUP_DIR: folder };
  const database = await openDatabase(join(root, 'data/alongside.sqlite'));
  await tinySchool(database);
  await database.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  said = [];
});

function where(more: Record<string, string> = {}) {
  const read = readSettings({ ...env, ...more });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return { settings: read.settings, say: (line: string) => void said.push(line) };
}

test('without a key or a folder nothing is written, and it says what to do', async () => {
  await expect(backup.run([], where())).rejects.toThrow(/alongside backup-keys/);
  await expect(backup.run([], where({ BACKUP_DIR: '' }))).rejects.toThrow(/set BACKUP_DIR/);
  await expect(backup.run(['--too', 'x'], where())).rejects.toThrow('There is no --too here');
  await expect(backup.run(['--to'], where())).rejects.toThrow('Something must follow --to');
  expect(existsSync(folder)).toBe(false);
});

test('from the keys to the restored school', async () => {
  await expect(backupKeys.run([], where())).rejects.toThrow(Refusal);
  expect(await backupKeys.run(['--to', identity], where())).toBe(0);
  const [setting = ''] = said;
  expect(statSync(identity).mode & 0o777).toBe(0o600);
  expect(said.join('\n')).not.toContain('AGE-SECRET-KEY');
  await expect(backupKeys.run(['--to', identity], where())).rejects.toThrow(/is there already/);
  await expect(backupKeys.run(['--to', join(root, 'no/folder')], where())).rejects.toThrow(
    /could not be written/,
  );

  env['BACKUP_RECIPIENTS'] = setting.replace('BACKUP_RECIPIENTS=', '');
  expect(await backup.run([], where())).toBe(0);
  expect(said.join('\n')).toMatch(/1 school, [\d,]+ rows in \d+ tables, 0 files/);
  const file = join(folder, readdirSync(folder)[0]!);

  const there = { DATA_DIR: join(root, 'there') };
  const args = ['--from', file, '--identity', identity];
  expect(await restore.run([...args, '--only-check'], where(there))).toBe(0);
  expect(existsSync(there.DATA_DIR)).toBe(false);
  expect(await restore.run(args, where(there))).toBe(0);
  expect(said.at(-1)).toMatch(/^Restored/);
  await expect(restore.run(args, where(there))).rejects.toThrow(/There is a database already/);
  await expect(restore.run(['--from', file], where(there))).rejects.toThrow(/what opens it/);
  await expect(restore.run(['--from', file, '--identity', join(root, 'none')], where())).rejects.toThrow(
    /The identity .* cannot be read \(ENOENT\)/,
  );
});

test('older ones go as BACKUP_KEEP says, and nothing that is not a backup', async () => {
  const others = [
    'alongside-2024-01-01T02-30-00Z.age',
    'alongside-2025-01-01T02-30-00Z.age',
    'alongside.age',
    'notes.txt',
  ];
  for (const name of others) writeFileSync(join(folder, name), '');
  expect(await backup.run([], where({ BACKUP_KEEP: '2 days, 2 months' }))).toBe(0);
  expect(said.at(-1)).toMatch(/^\d older went/);
  const left = readdirSync(folder).filter((name) => !name.includes(`T`));
  expect(left).toEqual(['alongside.age', 'notes.txt']);
  expect(readdirSync(folder)).not.toContain(others[0]);
  expect(readdirSync(folder)).toContain(others[1]);
});

test('an identity in the place of a public key is refused, and not repeated', () => {
  const secret = /AGE-SECRET-KEY-\S+/.exec(readFileSync(identity, 'utf8'))![0];
  const read = readSettings({ BACKUP_RECIPIENTS: secret });
  expect(read).toEqual({
    ok: false,
    problems: [expect.stringMatching(/take the identity off this machine/)],
  });
  expect(JSON.stringify(read)).not.toContain(secret);
  expect(readSettings({ BACKUP_RECIPIENTS: 'age1wrong' })).toMatchObject({ ok: false });
});

test('a folder that is a file is named', async () => {
  const file = join(root, 'a-file');
  writeFileSync(file, '');
  await expect(backup.run(['--to', file], where())).rejects.toThrow(Refusal);
});
