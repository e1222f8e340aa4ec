import type { Database } from '../../database/connection.ts';
import { findHosted, type HostedSchool } from '../../database/hosted-schools.ts';
import { mergeSchools, type Look, type Merged } from '../../features/hosting/index.ts';
import { roleNames, roles } from '../../basics/viewer.ts';
import { schoolOf } from '../../features/school/index.ts';
import { systemClock } from '../../web/services.ts';
import { Refusal, type Where } from '../command.ts';
import { readFlags } from '../flags.ts';

/** Merges a school into another; without --yes it tells what that would mean. */
export async function merge(database: Database, args: readonly string[], { say }: Where): Promise<number> {
  const flags = readFlags(args, { switches: ['--yes'] });
  const [first, other] = [await find(database, flags.words[0]), await find(database, flags.words[1])];
  if (first.id === other.id)
    throw new Refusal('Name two schools: the one that is merged, then the one it goes on in.');
  if (first.became) throw new Refusal(`It was merged already, and went on in ${first.became}.`);
  if (other.closedAt)
    throw new Refusal(
      `The school that it is to go on in has been closed since ${other.closedAt.slice(0, 10)}.${other.became ? '' : ' Open it first: alongside schools reopen SCHOOL'}`,
    );
  const named = async ({ id }: HostedSchool) => ({ id, name: (await schoolOf(database.ofSchool(id))).name });
  const both = { first: await named(first), other: await named(other) };
  const isTrial = !flags.has('--yes');
  const times = { now: systemClock.now(), today: systemClock.today() };
  const { look, merged } = await mergeSchools(database, both, { ...times, isTrial });
  const what = [`${both.first.name} (${first.id}) into ${both.other.name} (${other.id}):`, ...telling(look)];
  if (look.refusals.length)
    throw new Refusal(
      [
        ...what,
        '',
        'Nothing was changed. It cannot be done yet:',
        ...look.refusals.map((one) => `- ${one}`),
      ].join('\n'),
    );
  say(what.join('\n'));
  if (!merged) {
    say(
      'Nothing was changed. Make a backup (alongside backup), then add --yes, at an hour when few are at work.',
    );
    return 1;
  }
  say(proof(merged).join('\n'));
  say(`Done. ${both.first.name} is closed, and went on in ${both.other.name}.`);
  return 0;
}

async function find(database: Database, named: string | undefined): Promise<HostedSchool> {
  const school = named && (await findHosted(database.accounts, named));
  if (!school)
    throw new Refusal(
      `There is no school "${named ?? ''}" here. Name two: alongside schools merge 123456 234567. "alongside schools" lists them.`,
    );
  return school;
}

function telling(look: Look): string[] {
  const { underWay, people, children } = look;
  const byRole = roles.flatMap((role) => {
    const count = look.staff.filter((one) => one.role === role).length;
    return count ? [`${count} ${roleNames[role]}`] : [];
  });
  const all = look.staff.filter(({ role }) => role === 'senco' || role === 'head').length;
  return [
    `- ${look.onRoll} children on roll and ${look.left} who have left are children of the other school then, with everything that is kept of them; support, plans, groups and sessions run on`,
    `- ${look.staff.length} people (${byRole.join(', ') || 'none'}) have the same place there, from and until the same days${all ? `; ${all} of them, as SENCO or head teacher, see every child there, as those there see every child who comes` : ''}`,
    `- under way: ${underWay.drafts} drafts, ${underWay.inForce} documents in force, ${underWay.concerns} open concerns, ${underWay.requests} requests for a copy with their clocks, ${underWay.holds} legal holds, ${underWay.disposals} proposed disposals`,
    `- ${underWay.lettersWaiting} letters wait for the mail server, and go out from the other school as they were written`,
    ...some(
      people.joined.length,
      'have the same place at both',
      'people',
      'one place over both times stands, and what they wrote at either is theirs',
    ),
    ...some(
      children.known.length,
      'had left and are known at the other',
      'children',
      'what is kept of them joins the record there as history; what is there already stands',
    ),
    ...some(
      children.alike,
      'have the name and date of birth of a child at the other, and one of the two has no UPN',
      'children',
      'both stay; look at them afterwards',
    ),
    ...some(
      look.classesRenamed,
      'have the name of a class of that year at the other',
      'classes',
      'the name of this school is added to them',
    ),
    ...some(
      look.groupsRenamed,
      'have the name of a group at the other',
      'groups',
      'the name of this school is added to them',
    ),
    ...(look.settings.length
      ? [`- settings of the other school count, where they differ: ${look.settings.join(', ')}`]
      : []),
    ...(look.otherDays
      ? ['- terms and closures differ: those of the other school count, for every clock']
      : []),
    '- staying with this school, closed: who looked at what with its seals, its settings and terms, the key it signed files with, and its place in groups; the other school’s groups are as they were',
  ];
}

const some = (count: number, who: string, what: string, settled: string): string[] =>
  count ? [`- ${count} ${what} ${who}: ${settled}`] : [];

function proof({ carried, stayed, sessions }: Merged): string[] {
  const rows = (count: number) => String(count).padStart(8);
  return [
    ...carried
      .filter((one) => one.rows > 0)
      .map(
        ({ table, rows: count, added, changed, digest }) =>
          `  ${table.padEnd(20)} ${rows(count)}  ${digest.slice(0, 16)}  ${[
            added === count ? 'all carried' : `${added} carried, ${count - added} there already`,
            ...(changed ? [`${changed} changed as told`] : []),
          ].join('; ')}`,
      ),
    ...stayed
      .filter((one) => one.rows > 0)
      .map(
        ({ table, rows: count, digest }) =>
          `  ${table.padEnd(20)} ${rows(count)}  ${digest.slice(0, 16)}  stays, unchanged`,
      ),
    `${sessions} people who were signed in go on at the other school.`,
  ];
}
