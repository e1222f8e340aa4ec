import {
  endMember,
  everyGroup,
  findGroup,
  makeGroup,
  schoolsIn,
  setInGroup,
  setMember,
  type SchoolGroup,
} from '../accounts/groups.ts';
import { accountWith } from '../accounts/people.ts';
import { addDays, isIsoDate } from '../basics/dates.ts';
import { openDatabase, type Database } from '../database/connection.ts';
import { findHosted } from '../database/hosted-schools.ts';
import { schoolOf } from '../features/school/index.ts';
import { systemClock } from '../web/services.ts';
import { Refusal, type Command, type Where } from './command.ts';
import { readFlags, type Flags } from './flags.ts';

/** Groups of schools (a trust, an authority) and who sees their totals. */
export const groups: Command = {
  name: 'groups',
  says: 'lists groups of schools (a trust, an authority), makes one, and says who sees its totals',
  usage: [
    'alongside groups                                   lists them',
    'alongside groups create "Oak Trust" --kind trust   (or authority)',
    'alongside groups add GROUP SCHOOL …                puts schools into it',
    'alongside groups remove GROUP SCHOOL …             takes them out',
    'alongside groups member GROUP ADDRESS [--until DAY]   they see the totals of its schools, and nothing else of them',
    'alongside groups end-member GROUP ADDRESS',
    '(GROUP is its id; SCHOOL its id or URN. A member needs an account: alongside place give.)',
  ],
  async run([what = 'list', ...args], { settings, say }) {
    const act = actions[what];
    if (!act)
      throw new Refusal(
        `There is no "alongside groups ${what}". There is ${Object.keys(actions).join(', ')}.`,
      );
    const flags = readFlags(args, { values: ['--kind', '--until'] });
    const database = await openDatabase(settings.database);
    try {
      await act(database, flags, say);
      return 0;
    } finally {
      await database.close();
    }
  },
};

type Act = (database: Database, flags: Flags, say: Where['say']) => Promise<void>;

const actions: Readonly<Record<string, Act>> = {
  list,
  create,
  add: (database, flags, say) => setSchools(database, flags, say, true),
  remove: (database, flags, say) => setSchools(database, flags, say, false),
  member,
  'end-member': leave,
};

async function list(database: Database, _flags: Flags, say: Where['say']): Promise<void> {
  for (const { id, name, kind } of await everyGroup(database.accounts))
    say(`${id}  ${name} (${kind}), ${(await schoolsIn(database.accounts, id)).length} schools`);
}

async function create(database: Database, flags: Flags, say: Where['say']): Promise<void> {
  const name = flags.words[0]?.trim();
  const kind = flags.value('--kind');
  if (!name || (kind !== 'trust' && kind !== 'authority'))
    throw new Refusal('Name it and say what it is: alongside groups create "Oak Trust" --kind trust');
  const id = await makeGroup(database.accounts, { name, kind }, systemClock.now());
  say(`${id}  ${name}`);
}

async function setSchools(
  database: Database,
  { words: [group, ...schools] }: Flags,
  say: Where['say'],
  isIn: boolean,
): Promise<void> {
  const found = await find(database, group);
  const named = await Promise.all(schools.map((school) => findHosted(database.accounts, school)));
  const unknown = schools.filter((_, at) => !named[at]);
  if (unknown.length || !schools.length)
    throw new Refusal(
      `There is no school "${unknown.join('", "')}" here, so nothing was changed. "alongside schools" lists them.`,
    );
  await database.alone(async (accounts) => {
    for (const school of named) await setInGroup(accounts, found.id, school!.id, isIn);
  });
  for (const school of named)
    say(
      `${(await schoolOf(database.ofSchool(school!.id))).name} is ${isIn ? 'in' : 'not in'} ${found.name} now.`,
    );
}

async function member(database: Database, flags: Flags, say: Where['say']): Promise<void> {
  const { group, account } = await whom(database, flags);
  const until = flags.value('--until') ?? null;
  if (until !== null && !isIsoDate(until))
    throw new Refusal('Write the last day like 2027-07-21, or leave it out.');
  await setMember(database.accounts, group.id, account, { from: systemClock.today(), until });
  say(`They see the totals of ${group.name}, under My schools, at the top of the page.`);
}

async function leave(database: Database, flags: Flags, say: Where['say']): Promise<void> {
  const { group, account } = await whom(database, flags);
  if (!(await endMember(database.accounts, group.id, account, addDays(systemClock.today(), -1))))
    throw new Refusal(`They are no member of ${group.name}.`);
  say(`They do not see the totals of ${group.name} any more.`);
}

async function whom(database: Database, { words: [group, address = ''] }: Flags) {
  const found = await find(database, group);
  const account = await accountWith(database.accounts, address);
  if (!account)
    throw new Refusal(
      'Nobody here has that e-mail address. "alongside place give" makes an account, with a place at one of the schools.',
    );
  return { group: found, account };
}

async function find(database: Database, id: string | undefined): Promise<SchoolGroup> {
  const found = id && (await findGroup(database.accounts, id));
  if (!found) throw new Refusal(`There is no group "${id ?? ''}" here. "alongside groups" lists them.`);
  return found;
}
