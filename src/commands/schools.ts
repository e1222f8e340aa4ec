import { openDatabase } from '../database/connection.ts';
import { hostedSchools } from '../database/hosted-schools.ts';
import { schoolOf } from '../features/school/index.ts';
import type { Command } from './command.ts';

/** Lists the schools that this installation keeps. */
export const schools: Command = {
  name: 'schools',
  says: 'lists the schools that are kept here',
  usage: ['alongside schools'],
  async run(_args, { settings, say }) {
    const database = await openDatabase(settings.database);
    try {
      for (const id of await hostedSchools(database.accounts)) {
        say(`${id}  ${(await schoolOf(database.ofSchool(id))).name}`);
      }
      return 0;
    } finally {
      await database.close();
    }
  },
};
