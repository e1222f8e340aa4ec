import { readFileSync, writeFileSync } from 'node:fs';
import { accountWith } from '../accounts/people.ts';
import { placesOf, postOf } from '../accounts/places.ts';
import { roleNames } from '../basics/viewer.ts';
import { openDatabase, type Database } from '../database/connection.ts';
import { everySchool } from '../database/hosted-schools.ts';
import { applyPlaces, type Done } from '../features/hosting/index.ts';
import { placeHeadings, readPlaces } from '../features/hosting/rules.ts';
import { readTable, type FileRow } from '../features/import/index.ts';
import { schoolOf } from '../features/school/index.ts';
import { paths } from '../paths.ts';
import { systemClock } from '../web/services.ts';
import { Refusal, type Command, type Where } from './command.ts';
import { readFlags, type Flags } from './flags.ts';

/** Gives and ends roles at schools, for one address or for a list of them. */
export const place: Command = {
  name: 'place',
  says: 'gives somebody a role at a school, or ends it; one person, or a list of many',
  usage: [
    'alongside place list ADDRESS',
    'alongside place give ADDRESS --school SCHOOL --role governor [--name "Nia Office"] [--job "…"] [--from DAY] [--until DAY]',
    'alongside place end ADDRESS --school SCHOOL [--until LAST-DAY]',
    `alongside place from LIST.csv [--yes] [--links FILE]   columns: ${placeHeadings.join(', ')}`,
    '(SCHOOL is its id or its URN. A list is looked through first, and done whole or not at all; without --yes it is only looked through.)',
  ],
  async run([what, ...args], where) {
    const flags = readFlags(args, {
      values: ['--school', '--role', '--name', '--job', '--from', '--until', '--links'],
      switches: ['--yes'],
    });
    const [named] = flags.words;
    if (!named || !['list', 'give', 'end', 'from'].includes(what ?? ''))
      throw new Refusal('Say what is to be done: alongside place --help');
    const database = await openDatabase(where.settings.database);
    try {
      if (what === 'list') return await list(database, named, where);
      const rows = what === 'from' ? await rowsIn(named) : oneRow(what!, named, flags);
      return await apply(database, rows, what === 'from' ? flags : undefined, flags, where);
    } finally {
      await database.close();
    }
  },
};

async function list(database: Database, address: string, { say }: Where): Promise<number> {
  const account = await accountWith(database.accounts, address);
  if (!account) throw new Refusal('Nobody here has that e-mail address. Check it, and try again.');
  for (const { schoolId, staffId } of await placesOf(database.accounts, account)) {
    const post = await postOf(database.ofSchool(schoolId), staffId, systemClock.today());
    if (post) say(`${schoolId}  ${roleNames[post.role]}, ${post.schoolName}`);
  }
  return 0;
}

function oneRow(action: string, email: string, flags: Flags): FileRow[] {
  const cell = (flag: string) => flags.value(flag) ?? '';
  return [
    { line: 0, cells: [...placeHeadings] },
    {
      line: 0,
      cells: [
        action,
        cell('--school'),
        email,
        cell('--role'),
        cell('--name'),
        cell('--job'),
        cell('--from'),
        cell('--until'),
      ],
    },
  ];
}

async function rowsIn(file: string): Promise<FileRow[]> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Refusal(`${file} cannot be read: name a list that was saved as CSV.`);
  }
  const { read, unreadable } = await readTable(bytes);
  if (!read) throw new Refusal(unreadable.message);
  return read.rows;
}

/** `listed`: the flags of a list, which is only looked through unless they say yes. */
async function apply(
  database: Database,
  rows: readonly FileRow[],
  listed: Flags | undefined,
  flags: Flags,
  { settings, say }: Where,
): Promise<number> {
  const [now, today] = [systemClock.now(), systemClock.today()];
  const open = new Map<string, string>();
  for (const { id, urn, closedAt } of await everySchool(database.accounts)) {
    if (closedAt) continue;
    open.set(id, id);
    if (urn) open.set(urn, id);
  }
  const isTrial = listed !== undefined && !listed.has('--yes');
  const { orders, faults } = readPlaces(rows, today, (named) => open.get(named));
  const applied = await applyPlaces(database, orders, { now, today, isTrial: isTrial || faults.length > 0 });
  const all = [...faults, ...applied.faults].toSorted((a, b) => a.line - b.line);
  if (all.length)
    throw new Refusal(
      [
        'Nothing was changed.',
        ...all.map(({ line, what }) => (listed ? `line ${line}: ${what}` : what)),
      ].join('\n'),
    );
  const names = await namesOf(database, applied.done);
  for (const done of applied.done) say(sentence(done, names));
  if (isTrial) {
    say(`Nothing was changed: this is what would be. Add --yes to do it.`);
    return 1;
  }
  tellLinks(applied.done, flags.value('--links'), settings.baseUrl, say);
  return 0;
}

const inWords = {
  'new person': 'new account, and a place as',
  'new place': 'has an account, and gets a place as',
  'already so': 'is already',
  ends: 'place ends',
} as const;

async function namesOf(database: Database, done: readonly Done[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { order } of done)
    if (!names.has(order.school))
      names.set(order.school, (await schoolOf(database.ofSchool(order.school))).name);
  return names;
}

function sentence({ order, came }: Done, names: ReadonlyMap<string, string>): string {
  const ends = came === 'ends';
  const role = ends ? (order.until ? ` with ${order.until}` : ' now') : ` ${roleNames[order.role]}`;
  return `${order.email}: ${inWords[came]}${role}, at ${names.get(order.school)}`;
}

function tellLinks(
  done: readonly Done[],
  file: string | undefined,
  baseUrl: string,
  say: (line: string) => void,
): void {
  const links = done
    .filter((one): one is Done & { token: string } => one.token !== undefined)
    .map(({ order, token }) => [order, `${baseUrl}${paths.reset({ token })}`] as const);
  if (!links.length) return;
  if (file) {
    const lines = links.map(([{ email }, link]) => `${email},${link}`);
    writeFileSync(file, `${['email,link', ...lines].join('\n')}\n`, { mode: 0o600 });
    say(
      `${links.length} links to choose a password are in ${file}. Each is for one person alone, and good for 14 days.`,
    );
    return;
  }
  say('A link to choose a password, for each of them alone, good for 14 days:');
  for (const [{ email }, link] of links) say(`${email}  ${link}`);
}
