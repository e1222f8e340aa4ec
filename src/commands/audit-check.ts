import { readFileSync } from 'node:fs';
import { formatInstant } from '../basics/dates.ts';
import type { Finding } from '../database/audit-chain/chain.ts';
import { checkChain, type KeptHead } from '../database/audit-chain/check.ts';
import { sealAudit } from '../database/audit-chain/seal.ts';
import { openDatabase, type Database } from '../database/connection.ts';
import { everySchool } from '../database/hosted-schools.ts';
import { Refusal, type Command, type Where } from './command.ts';
import { readFlags } from './flags.ts';

/** Goes through the record of who looked at what, line by line, and says the first that is not as it was sealed. */
export const auditCheck: Command = {
  name: 'audit-check',
  says: 'checks that nobody changed, removed or slipped in a line of who looked at what',
  usage: [
    'alongside audit-check',
    'alongside audit-check --school ID   (alongside schools lists the ids)',
    'alongside audit-check --against FILE   (FILE holds "head" lines that this command printed earlier, kept elsewhere)',
  ],
  async run(args, where) {
    const asked = read(args);
    const database = await openDatabase(where.settings.database);
    try {
      const all = (await everySchool(database.accounts)).map(({ id }) => id);
      if (asked.school && !all.includes(asked.school))
        throw new Refusal(`There is no school ${asked.school} here. "alongside schools" lists them.`);
      const schools = asked.school ? [asked.school] : all;
      let broken = 0;
      for (const id of schools) broken += await checkOne(database, id, asked.kept.get(id) ?? [], where);
      for (const id of asked.school ? [] : asked.kept.keys()) {
        if (all.includes(id)) continue;
        where.say(`${id}  This school was kept a head of, and is not here any more.`);
        broken += 1;
      }
      where.say(
        broken
          ? 'Something is not as it was. Keep this database as it is, and read docs/data-protection/access-log.md.'
          : 'Keep the lines that begin with "head" somewhere that whoever runs this machine cannot change: docs/data-protection/access-log.md.',
      );
      return broken ? 1 : 0;
    } finally {
      await database.close();
    }
  },
};

async function checkOne(
  database: Database,
  id: string,
  kept: readonly KeptHead[],
  { say }: Where,
): Promise<number> {
  const db = database.ofSchool(id);
  const before = await checkChain(db, id, kept);
  if (before.finding) {
    say(`${id}  ${inWords(before.finding)}`);
    return 1;
  }
  await sealAudit(database, id, new Date().toISOString());
  const { seals, lines, waiting, head } = await checkChain(db, id);
  say(`${id}  Whole: ${lines} lines in ${seals} seals; ${waiting} newer ones are sealed within the hour.`);
  if (head) say(`head ${id} ${head.number} ${head.digest}`);
  return 0;
}

/** What was found, for whoever has to look into it. It names ids and moments, nobody's name. */
export function inWords(finding: Finding): string {
  const where = `seal ${finding.seal}`;
  switch (finding.what) {
    case 'changed':
      return `Changed: the line ${finding.lineId} of ${formatInstant(finding.at!)}, in ${where}.`;
    case 'removed':
      return `Removed, or given another time: the line ${finding.lineId}, in ${where}.`;
    case 'inserted':
      return `Slipped in after it was sealed: the line ${finding.lineId} of ${formatInstant(finding.at!)}, in ${where}.`;
    case 'seal removed':
      return `Removed: ${where} itself.`;
    case 'seal changed':
      return `Changed: ${where} itself.`;
    case 'another chain':
      return `Not the chain that was kept elsewhere: ${where} is missing or has another digest, so it was cut off or made anew.`;
  }
}

function read(args: readonly string[]) {
  const flags = readFlags(args, { values: ['--school', '--against'] });
  const file = flags.value('--against');
  const kept = new Map<string, KeptHead[]>();
  for (const line of file === undefined ? [] : textOf(file).split('\n')) {
    const [, id, number, digest] = /^head (\S+) (\d+) ([0-9a-f]{64})\s*$/.exec(line) ?? [];
    if (id) kept.set(id, [...(kept.get(id) ?? []), { number: Number(number), digest: digest! }]);
  }
  if (file !== undefined && !kept.size)
    throw new Refusal('Give a file with lines that begin with "head", as alongside audit-check prints them.');
  return { kept, school: flags.value('--school') };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(`${file} could not be read.`);
  }
}
