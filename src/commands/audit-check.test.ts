import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../database/connection.ts';
import { newId } from '../database/id.ts';
import { tinySchool } from '../samples/tiny-school.ts';
import { readSettings } from '../settings.ts';
import { auditCheck } from './audit-check.ts';
import { Refusal } from './command.ts';

test('a whole record is said to be whole, with its head; one that was tampered with by name of the line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-'));
  const file = join(folder, 'a.sqlite');
  const read = readSettings({ DATABASE_URL: file });
  if (!read.ok) throw new Error(read.problems.join());
  let said: string[] = [];
  const run = (...args: string[]) => {
    said = [];
    return auditCheck.run(args, { settings: read.settings, say: (line) => void said.push(line) });
  };
  let database = await openDatabase({ file });
  const alder = await tinySchool(database);
  const id = newId();
  const line = { at: '2026-01-12T09:05:00.000Z', action: 'read', subject: 'record' };
  await database
    .ofSchool(alder.id)
    .insertInto('audit')
    .values({ id, ...line, staff_id: alder.viewer.senco.staffId, pupil_id: alder.ownPupil })
    .execute();
  await database.close();

  expect(await run()).toBe(0);
  expect(said[0]).toBe(`${alder.id}  Whole: 1 lines in 1 seals; 0 newer ones are sealed within the hour.`);
  expect(said[1]).toMatch(new RegExp(`^head ${alder.id} 1 [0-9a-f]{64}$`));
  const heads = join(folder, 'heads');
  writeFileSync(heads, `${said.join('\n')}\nhead ${newId()} 1 ${'0'.repeat(64)}\n`);
  expect(await run('--against', heads, '--school', alder.id)).toBe(0);
  expect(await run('--against', heads)).toBe(1);
  expect(said.join('\n')).toContain('is not here any more');

  database = await openDatabase({ file });
  const outside = database.ofSchool(alder.id) as never as import('kysely').Kysely<
    Record<string, Record<string, unknown>>
  >;
  await outside.updateTable('audit').set({ staff_id: alder.viewer.head.staffId }).execute();
  await database.close();
  expect(await run()).toBe(1);
  expect(said[0]).toBe(`${alder.id}  Changed: the line ${id} of 12 January 2026 at 9.05am, in seal 1.`);

  await expect(run('--school', 'nowhere')).rejects.toThrow(Refusal);
  await expect(run('--against', join(folder, 'nothing'))).rejects.toThrow(Refusal);
  await expect(run('--agianst', heads)).rejects.toThrow('There is no --agianst here');
  await expect(run('--school')).rejects.toThrow('Something must follow --school');
  await expect(run('--against', file)).rejects.toThrow('lines that begin with "head"');
});
