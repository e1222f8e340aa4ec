import { openDatabase } from '../database/connection.ts';
import { everySchool } from '../database/hosted-schools.ts';
import { CannotMove, moveSchool } from '../database/move.ts';
import { readSettings } from '../settings.ts';
import { Refusal, type Command, type Where } from './command.ts';
import { readFlags } from './flags.ts';

/** Carries schools from the database of the settings into another, on either engine, and proves that they are the same there. */
export const move: Command = {
  name: 'move',
  says: 'carries one school or all of them into another database and proves that they are the same there',
  usage: [
    'alongside move --to postgres://name:password@server/database',
    'alongside move --to sqlite:/srv/alongside/school.sqlite --school ID   (alongside schools lists the ids)',
  ],
  async run(args, where) {
    const asked = read(args);
    const from = await openDatabase(where.settings.database);
    try {
      const to = await openDatabase(asked.place);
      try {
        // Those that are closed too: what they hold stays until it is disposed of.
        const kept = (await everySchool(from.accounts)).map(({ id }) => id);
        const schools = asked.school ? [asked.school] : kept;
        if (asked.school && !kept.includes(asked.school))
          throw new Refusal(`There is no school ${asked.school} here. "alongside schools" lists them.`);
        if (!schools.length)
          throw new Refusal('There is no school here to move: check DATABASE_URL and DATA_DIR.');
        let differing = 0;
        for (const id of schools) differing += await moveOne(from, to, id, where);
        where.say(
          differing
            ? 'What differs is named above. Do not use the other database: empty it and move again.'
            : `${schools.length} moved, and the same on both sides. What was here is still here. Everybody signs in once more.`,
        );
        return differing ? 1 : 0;
      } finally {
        await to.close();
      }
    } catch (fault) {
      throw fault instanceof CannotMove ? new Refusal(fault.message) : fault;
    } finally {
      await from.close();
    }
  },
};

type Db = Awaited<ReturnType<typeof openDatabase>>;

async function moveOne(from: Db, to: Db, id: string, { say }: Where): Promise<number> {
  const { tallies, differ } = await moveSchool(from, to, id);
  say(`School ${id}`);
  for (const { table, rows, digest } of tallies.filter((tally) => tally.rows > 0))
    say(
      `  ${table.padEnd(20)} ${String(rows).padStart(8)}  ${digest.slice(0, 16)}  ${differ.includes(table) ? 'DIFFERS' : 'the same'}`,
    );
  return differ.length;
}

function read(args: readonly string[]) {
  const flags = readFlags(args, { values: ['--to', '--school'] });
  const to = flags.value('--to');
  if (!to) throw new Refusal('Say where to: alongside move --to postgres://name:password@server/database');
  const settings = readSettings({ DATABASE_URL: to });
  if (!settings.ok) throw new Refusal(settings.problems.join('\n').replaceAll('DATABASE_URL', '--to'));
  return { place: settings.settings.database, school: flags.value('--school') };
}
