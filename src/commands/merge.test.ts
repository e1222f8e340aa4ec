import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '../database/connection.ts';
import { findHosted } from '../database/hosted-schools.ts';
import { newId } from '../database/id.ts';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { readSettings } from '../settings.ts';
import { auditCheck } from './audit-check.ts';
import { Refusal, type Command } from './command.ts';
import { schools } from './schools.ts';

let file: string;
let [alder, birch] = [] as unknown as [TinySchool, TinySchool];
let said: string[];

async function run(command: Command, ...args: string[]): Promise<number> {
  const read = readSettings({ DATABASE_URL: file });
  if (!read.ok) throw new Error(read.problems.join());
  said = [];
  return command.run(args, { settings: read.settings, say: (line) => void said.push(line) });
}

async function look<T>(at: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ file });
  try {
    return await at(database);
  } finally {
    await database.close();
  }
}

beforeEach(async () => {
  file = join(mkdtempSync(join(tmpdir(), 'alongside-')), 'a.sqlite');
  await look(async (database) => {
    alder = await tinySchool(database);
    birch = await tinySchool(database, 'Birch Primary');
    const other = { upn: null, date_of_birth: '2016-01-01' };
    await database.ofSchool(birch.id).updateTable('pupil').set(other).execute();
    await database
      .ofSchool(alder.id)
      .insertInto('setting')
      .values({ name: 'replyDays', value: '3' })
      .execute();
    const line = { id: newId(), at: '2026-01-12T09:05:00.000Z', action: 'read', subject: 'record' };
    await database
      .ofSchool(alder.id)
      .insertInto('audit')
      .values({ ...line, staff_id: alder.viewer.senco.staffId, pupil_id: alder.ownPupil })
      .execute();
  });
});

const closed = () => look(async ({ accounts }) => (await findHosted(accounts, alder.id))?.closedAt ?? null);

test('tells first, names nobody, and does it with --yes; the record of who looked is whole before and after', async () => {
  expect(await run(auditCheck)).toBe(0);
  expect(await run(schools, 'merge', alder.id, birch.id)).toBe(1);
  const told = said.join('\n');
  expect(told).toContain(`Alder Primary (${alder.id}) into Birch Primary (${birch.id}):`);
  expect(told).toContain('2 children on roll and 0 who have left');
  expect(told).toContain('6 people (1 SENCO, 1 Teacher, 1 Teaching assistant, 1 Head teacher');
  expect(told).toContain('2 classes have the name of a class of that year at the other');
  expect(told).toContain('settings of the other school count, where they differ: replyDays');
  expect(told).toMatch(/Nothing was changed/);
  expect(told).not.toMatch(/Amina|Begum|Example/);
  expect(await closed()).toBeNull();

  expect(await run(schools, 'merge', alder.id, birch.id, '--yes')).toBe(0);
  expect(said.join('\n')).toMatch(/pupil +2 {2}[0-9a-f]{16} {2}all carried\n/);
  expect(said.join('\n')).toMatch(/school_class +2 {2}[0-9a-f]{16} {2}all carried; 2 changed as told\n/);
  expect(said.join('\n')).toMatch(/audit_seal +1 {2}[0-9a-f]{16} {2}stays, unchanged/);
  expect(said.at(-1)).toBe('Done. Alder Primary is closed, and went on in Birch Primary.');
  expect(await closed()).not.toBeNull();
  expect(await run(auditCheck)).toBe(0);
  expect(await run(schools)).toBe(0);
  expect(said.join('\n')).toContain(`went on in ${birch.id}`);
  await expect(run(schools, 'merge', alder.id, birch.id, '--yes')).rejects.toThrow('It was merged already');
  await expect(run(schools, 'merge', birch.id, alder.id)).rejects.toThrow('has been closed since');
  await expect(run(schools, 'reopen', alder.id)).rejects.toThrow('there is nothing to open');
});

test('says what stands in the way, by number and never by name, and changes nothing', async () => {
  await look((database) =>
    database
      .ofSchool(birch.id)
      .updateTable('staff')
      .set({ account_id: alder.viewer.teacher.accountId })
      .where('id', '=', birch.viewer.governor.staffId)
      .execute(),
  );
  const refused = run(schools, 'merge', alder.id, birch.id, '--yes');
  await expect(refused).rejects.toThrow(Refusal);
  await expect(refused).rejects.toThrow(
    /It cannot be done yet:\n- People with a place at both in different roles: 1 \(Teacher at one, Governor at the other\)/,
  );
  expect(await closed()).toBeNull();
});

test.each([
  [() => [alder.id, alder.id], 'Name two schools'],
  [() => [alder.id], 'There is no school ""'],
  [() => [alder.id, 'nowhere'], 'There is no school "nowhere"'],
  [() => [alder.id, birch.id, '--now'], 'There is no --now here'],
])('two schools that are here are named', async (args, says) => {
  await expect(run(schools, 'merge', ...args())).rejects.toThrow(says);
});
