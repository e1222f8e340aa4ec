import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../database/connection.ts';
import { newId } from '../database/id.ts';
import { tinySchool } from '../samples/tiny-school.ts';
import { readSettings } from '../settings.ts';
import { groups } from './groups.ts';

test('a group is made, takes schools in, and is found by its own id and no other', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'alongside-')), 'a.sqlite');
  const database = await openDatabase({ file });
  const alder = await tinySchool(database);
  await database.close();
  const read = readSettings({ DATABASE_URL: file });
  if (!read.ok) throw new Error(read.problems.join());
  let said: string[] = [];
  const run = (...args: string[]) => {
    said = [];
    return groups.run(args, { settings: read.settings, say: (line) => void said.push(line) });
  };
  await run('create', 'Oak Trust', '--kind', 'trust');
  const [oak = ''] = said[0]!.split(' ');
  await run('create', 'Elm Trust', '--kind', 'trust');
  expect(await run('add', oak, alder.id)).toBe(0);
  expect(said).toEqual(['Alder Primary is in Oak Trust now.']);
  await expect(run('add', newId(), alder.id)).rejects.toThrow('There is no group');
  await expect(run('add')).rejects.toThrow('There is no group ""');
  await run();
  expect(said).toContain(`${oak}  Oak Trust (trust), 1 schools`);
});
