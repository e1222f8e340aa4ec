import type { Database } from '../../database/connection.ts';
import { findHosted, type HostedSchool } from '../../database/hosted-schools.ts';
import { closeSchool, countStaff, reopenSchool } from '../../features/hosting/index.ts';
import { countWaiting } from '../../features/notices/index.ts';
import { schoolOf } from '../../features/school/index.ts';
import { systemClock } from '../../web/services.ts';
import { Refusal, type Where } from '../command.ts';
import { readFlags } from '../flags.ts';

/** Closes a school; without --yes it tells what that would mean. */
export async function close(database: Database, args: readonly string[], { say }: Where): Promise<number> {
  const flags = readFlags(args, { values: ['--because'], switches: ['--yes'] });
  const school = await find(database, flags.words[0]);
  if (school.closedAt) throw new Refusal(`It has been closed since ${school.closedAt.slice(0, 10)}.`);
  const db = database.ofSchool(school.id);
  const { name } = await schoolOf(db);
  const [people, letters] = [await countStaff(db, systemClock.today()), await countWaiting(db)];
  const because = flags.value('--because')?.trim();
  if (!because) throw new Refusal('Say why, for whoever looks later: --because "Joined Elm Primary"');
  const what = [
    `${people} people can no longer sign in there, and who works nowhere else is signed out;`,
    `${letters} letters that wait for the mail server stay unsent;`,
    'everything it holds stays, until it is disposed of, and "alongside schools reopen" opens it as it was.',
  ];
  if (!flags.has('--yes')) {
    say([`Nothing was changed. To close ${name} (${school.id}), add --yes. Then:`, ...what].join('\n'));
    return 1;
  }
  const ended = await closeSchool(database, school.id, because, systemClock.now());
  say([`${name} is closed, and ${ended} sessions were ended. Of it:`, ...what].join('\n'));
  return 0;
}

/** Opens a closed school again. */
export async function reopen(database: Database, args: readonly string[], { say }: Where): Promise<number> {
  const school = await find(database, readFlags(args, {}).words[0]);
  if (!school.closedAt) throw new Refusal('It is open.');
  if (school.became)
    throw new Refusal(`Its children and staff went on in ${school.became}: there is nothing to open.`);
  await reopenSchool(database, school.id, systemClock.now());
  say('It is open again. Letters that had waited go out now.');
  return 0;
}

async function find(database: Database, named: string | undefined): Promise<HostedSchool> {
  const school = named && (await findHosted(database.accounts, named));
  if (!school)
    throw new Refusal(
      `There is no school "${named ?? ''}" here. "alongside schools" lists them, by id and URN.`,
    );
  return school;
}
