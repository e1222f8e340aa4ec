import { openDatabase, type Database } from '../database/connection.ts';
import { everySchool, findHosted, setUrn, type HostedSchool } from '../database/hosted-schools.ts';
import { problemOfUrn } from '../features/hosting/rules.ts';
import { schoolOf } from '../features/school/index.ts';
import { Refusal, type Command, type Where } from './command.ts';
import { readFlags } from './flags.ts';
import { close, reopen } from './schools/close.ts';
import { create } from './schools/create.ts';
import { merge } from './schools/merge.ts';

/** Lists, makes, closes and opens the schools that this installation keeps. */
export const schools: Command = {
  name: 'schools',
  says: 'lists the schools that are kept here, makes another, closes one, opens it again, or merges one into another',
  usage: [
    'alongside schools                      lists them',
    'alongside schools create --name "Oak Primary School" --authority "Tower Hamlets" --phase primary --urn 123456',
    '                         --administrator office@oak.sch.uk --administrator-name "Nia Office" [--password-file FILE]',
    'alongside schools urn SCHOOL 123456    notes the number that the Department knows it by',
    'alongside schools close SCHOOL --because "Joined Elm Primary" [--yes]   without --yes it only tells what would happen',
    'alongside schools reopen SCHOOL',
    'alongside schools merge SCHOOL OTHER [--yes]   its children and people go on at the other; without --yes it only tells',
    '(SCHOOL is its id or its URN.)',
  ],
  async run(args, where) {
    const [what = 'list', ...rest] = args;
    const act = actions[what];
    if (!act)
      throw new Refusal(
        `There is no "alongside schools ${what}". There is ${Object.keys(actions).join(', ')}; --help tells how each is called.`,
      );
    // A merge asks long questions, and nobody waits for a page.
    const place = where.settings.database;
    const database = await openDatabase('url' in place ? { ...place, patience: 0 } : place);
    try {
      return await act(database, rest, where);
    } finally {
      await database.close();
    }
  },
};

type Act = (database: Database, args: readonly string[], where: Where) => Promise<number>;

const actions: Readonly<Record<string, Act>> = { list, create, urn: noteUrn, close, reopen, merge };

async function list(database: Database, args: readonly string[], { say }: Where): Promise<number> {
  readFlags(args, {});
  for (const school of await everySchool(database.accounts)) say(await lineOf(database, school));
  return 0;
}

async function lineOf(database: Database, { id, urn, closedAt, became }: HostedSchool): Promise<string> {
  const { name } = await schoolOf(database.ofSchool(id));
  const closed = closedAt ? `  closed ${closedAt.slice(0, 10)}${became ? `, went on in ${became}` : ''}` : '';
  return `${id}  ${urn ?? '      '}  ${name}${closed}`;
}

async function noteUrn(database: Database, args: readonly string[], { say }: Where): Promise<number> {
  const [school = '', number = ''] = readFlags(args, {}).words;
  const found = await findHosted(database.accounts, school);
  if (!found) throw new Refusal(`There is no school "${school}" here. "alongside schools" lists them.`);
  const problem = problemOfUrn(number);
  if (problem) throw new Refusal(problem);
  const other = await findHosted(database.accounts, number);
  if (other && other.id !== found.id) throw new Refusal(`${number} is the URN of ${other.id} already.`);
  await setUrn(database.accounts, found.id, number);
  say(`${found.id} is known by ${number} now.`);
  return 0;
}
