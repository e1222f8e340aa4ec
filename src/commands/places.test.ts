import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../database/connection.ts';
import { findHosted, hostedSchools } from '../database/hosted-schools.ts';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { readSettings } from '../settings.ts';
import { Refusal, type Command } from './command.ts';
import { place } from './place.ts';
import { schools } from './schools.ts';

let folder: string;
let file: string;
let alder: TinySchool;
let said: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-'));
  file = join(folder, 'a.sqlite');
  said = [];
  const database = await openDatabase({ file });
  alder = await tinySchool(database);
  await database.close();
});

async function run(command: Command, ...args: string[]): Promise<number> {
  const read = readSettings({ DATABASE_URL: file });
  if (!read.ok) throw new Error(read.problems.join());
  return command.run(args, { settings: read.settings, say: (line) => void said.push(line) });
}
const look = async <T>(
  at: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase({ file });
  try {
    return await at(database);
  } finally {
    await database.close();
  }
};
const oak = [
  'create',
  '--name',
  'Oak',
  '--authority',
  'Hackney',
  '--phase',
  'primary',
  '--urn',
  '123456',
  '--administrator',
  'nia@oak.example',
  '--administrator-name',
  'Nia Office',
];

describe('alongside schools', () => {
  test('makes a school and prints the way in', async () => {
    expect(await run(schools, ...oak)).toBe(0);
    expect(said.join('\n')).toMatch(/http:\/\/localhost:3000\/sign-in\/reset\/\S+/);
    said = [];
    expect(await run(schools)).toBe(0);
    expect(said).toEqual([
      `${alder.id}          Alder Primary`,
      expect.stringMatching(/^\S+ {2}123456 {2}Oak$/),
    ]);
  });

  test('takes the password from a file, and refuses one that others would guess', async () => {
    const secret = join(folder, 'password');
    writeFileSync(secret, 'short\n');
    await expect(run(schools, ...oak, '--password-file', secret)).rejects.toThrow(/at least 12 characters/);
    await expect(run(schools, ...oak, '--password-file', `${secret}x`)).rejects.toThrow(/cannot be read/);
    writeFileSync(secret, 'teapot-harbour-nine\n');
    expect(await run(schools, ...oak, '--password-file', secret)).toBe(0);
    expect(said.join('\n')).not.toContain('/reset/');
  });

  test('says everything that is missing at once, and makes nothing', async () => {
    const faulty = run(schools, 'create', '--urn', '12', '--administrator', 'nia');
    await expect(faulty).rejects.toThrow(
      /name of the school[^]*authority[^]*--phase[^]*six digits[^]*no e-mail address/,
    );
    await expect(run(schools, 'create', '--nmae', 'x')).rejects.toThrow(/no --nmae here/);
    await expect(run(schools, 'burn')).rejects.toThrow(Refusal);
    expect(await look(({ accounts }) => hostedSchools(accounts))).toEqual([alder.id]);
  });

  test('closes one only with a reason and --yes, and opens it again', async () => {
    await expect(run(schools, 'close', alder.id)).rejects.toThrow(/--because/);
    expect(await run(schools, 'close', alder.id, '--because', 'Moved')).toBe(1);
    expect(said.join()).toMatch(/Nothing was changed[^]*6 people/);
    expect(await look(({ accounts }) => hostedSchools(accounts))).toEqual([alder.id]);
    expect(await run(schools, 'close', alder.id, '--because', 'Moved', '--yes')).toBe(0);
    expect(await look(({ accounts }) => hostedSchools(accounts))).toEqual([]);
    expect((await look(({ accounts }) => findHosted(accounts, alder.id)))?.closedBecause).toBe('Moved');
    said = [];
    await run(schools);
    expect(said).toEqual([expect.stringMatching(/Alder Primary {2}closed \d{4}-/)]);
    await expect(run(schools, 'close', alder.id, '--because', 'x')).rejects.toThrow(/has been closed/);
    expect(await run(schools, 'reopen', alder.id)).toBe(0);
    await expect(run(schools, 'reopen', alder.id)).rejects.toThrow(/It is open/);
    expect(await look(({ accounts }) => hostedSchools(accounts))).toEqual([alder.id]);
  });

  test('notes a URN, of one school only', async () => {
    await run(schools, ...oak);
    await expect(run(schools, 'urn', alder.id, '123456')).rejects.toThrow(/is the URN of/);
    await expect(run(schools, 'urn', 'nowhere', '123457')).rejects.toThrow(/no school "nowhere"/);
    expect(await run(schools, 'urn', alder.id, '123457')).toBe(0);
    expect((await look(({ accounts }) => findHosted(accounts, '123457')))?.id).toBe(alder.id);
  });
});

describe('alongside place', () => {
  const list = (...rows: string[]) => {
    const path = join(folder, 'places.csv');
    writeFileSync(path, `${['action,school,email,role,name', ...rows].join('\n')}\n`);
    return path;
  };

  test('gives one person a role, tells where they are, and ends it', async () => {
    await run(schools, ...oak);
    said = [];
    expect(await run(place, 'give', 'nia@oak.example', '--school', alder.id, '--role', 'governor')).toBe(0);
    expect(said).toEqual([`nia@oak.example: has an account, and gets a place as Governor, at Alder Primary`]);
    said = [];
    await run(place, 'list', 'nia@oak.example');
    expect(said).toHaveLength(2);
    expect(said).toContain(`${alder.id}  Governor, Alder Primary`);
    expect(said).toContainEqual(expect.stringContaining('Administrator, Oak'));
    expect(await run(place, 'end', 'nia@oak.example', '--school', alder.id)).toBe(0);
    said = [];
    await run(place, 'list', 'nia@oak.example');
    expect(said).toHaveLength(1);
    await expect(run(place, 'end', 'nia@oak.example', '--school', '123456')).rejects.toThrow(
      /^Nothing was changed\.\nThey are the only administrator/,
    );
  });

  test('looks a list through first, and does it with --yes', async () => {
    const path = list(`give,${alder.id},a@example.org,head,A`, `give,${alder.id},b@example.org,teacher,B`);
    expect(await run(place, 'from', path)).toBe(1);
    expect(said.at(-1)).toMatch(/Nothing was changed/);
    const links = join(folder, 'links.csv');
    expect(await run(place, 'from', path, '--yes', '--links', links)).toBe(0);
    expect(readFileSync(links, 'utf8')).toMatch(
      /^email,link\na@example.org,http\S+\nb@example.org,http\S+\n$/,
    );
    expect(statSync(links).mode & 0o077).toBe(0);
    expect(said.join()).not.toContain('/reset/');
  });

  test('tells every faulty line of a list, of its words and of what is known, and does none of it', async () => {
    const path = list(
      `give,${alder.id},a@example.org,head,A`,
      `give,nowhere,b@example.org,head,B`,
      `give,${alder.id},c@example.org,head,`,
    );
    await expect(run(place, 'from', path, '--yes')).rejects.toThrow(
      /^Nothing was changed\.\nline 3: There is no open school[^]*\nline 4: Nobody here has that address yet/,
    );
    await expect(run(place, 'list', 'a@example.org')).rejects.toThrow(/Nobody here/);
    await expect(run(place, 'from', join(folder, 'none.csv'))).rejects.toThrow(/cannot be read/);
  });

  test('gives no role at a school that is closed', async () => {
    await run(schools, 'close', alder.id, '--because', 'Moved', '--yes');
    const given = run(place, 'give', 'x@example.org', '--school', alder.id, '--role', 'head', '--name', 'X');
    await expect(given).rejects.toThrow(/no open school/);
    await run(schools, 'reopen', alder.id);
    expect(
      await run(place, 'give', 'x@example.org', '--school', alder.id, '--role', 'head', '--name', 'X'),
    ).toBe(0);
  });
});
