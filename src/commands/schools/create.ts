import { readFileSync } from 'node:fs';
import { passwordJudge, type PasswordJudge } from '../../accounts/weak-passwords/judge.ts';
import { formatDate } from '../../basics/dates.ts';
import type { Database } from '../../database/connection.ts';
import { openSchool } from '../../features/hosting/index.ts';
import { problemOfUrn } from '../../features/hosting/rules.ts';
import { phases } from '../../features/school/rules.ts';
import { problemOfPassword, weakPasswords } from '../../features/sign-in/rules.ts';
import { problemLog } from '../../log/log.ts';
import { paths } from '../../paths.ts';
import { systemClock } from '../../web/services.ts';
import { Refusal, type Where } from '../command.ts';
import { readFlags } from '../flags.ts';

/** Makes a school with its first administrator, and prints the link with which they choose a password. */
export async function create(
  database: Database,
  args: readonly string[],
  { settings, say }: Where,
): Promise<number> {
  const asked = read(args);
  await refuseWeak(asked, passwordJudge({ breached: settings.breachedPasswords, log: problemLog }));
  const [now, today] = [systemClock.now(), systemClock.today()];
  const opened = await openSchool(database, asked, { now, today });
  if (!opened) throw new Refusal(`There is a school with the URN ${asked.urn} here already.`);
  say(`${opened.schoolId}  ${asked.name}`);
  if (opened.hadAccount) say('The administrator has an account here already, and signs in as always.');
  else if (opened.token === undefined) say('The administrator signs in with the password of the file.');
  else
    say(
      `Give this link to the administrator, and to nobody else. It sets their password, once, within 14 days of ${formatDate(today)}:\n${settings.baseUrl}${paths.reset({ token: opened.token })}`,
    );
  say('The administrator adds the SENCO and the others, under People, and checks the terms, under Settings.');
  return 0;
}

function read(args: readonly string[]) {
  const flags = readFlags(args, {
    values: [
      '--name',
      '--authority',
      '--phase',
      '--urn',
      '--administrator',
      '--administrator-name',
      '--password-file',
    ],
  });
  const problems: string[] = [];
  const text = (flag: string, what: string) => {
    const given = flags.value(flag)?.trim() ?? '';
    if (!given || given.length > 200) problems.push(`Give ${what}: ${flag} …`);
    return given;
  };
  const name = text('--name', 'the name of the school');
  const localAuthority = text('--authority', 'the name of its local authority');
  const phase = phases.find(({ value }) => value === flags.value('--phase'))?.value;
  if (!phase)
    problems.push(`Give the kind of school: --phase ${phases.map(({ value }) => value).join(', or ')}`);
  const urn = flags.value('--urn') ?? null;
  const wrongUrn = urn === null ? undefined : problemOfUrn(urn);
  if (wrongUrn) problems.push(wrongUrn);
  const email = text('--administrator', 'the work e-mail address of its first administrator').toLowerCase();
  if (email && !/^[^\s@<>",]+@[^\s@<>",]+$/.test(email))
    problems.push(`"${email}" is no e-mail address, like name@school.sch.uk`);
  const administrator = { name: text('--administrator-name', 'the name of its first administrator'), email };
  const password = passwordIn(flags.value('--password-file'), administrator, problems);
  if (problems.length)
    throw new Refusal(['Nothing was made.', ...problems.map((one) => `- ${one}`)].join('\n'));
  return {
    name,
    localAuthority,
    phase: phase!,
    urn,
    administrator,
    ...(password === undefined ? {} : { password }),
  };
}

async function refuseWeak(
  { password, name, localAuthority, administrator }: ReturnType<typeof read>,
  judge: PasswordJudge,
): Promise<void> {
  if (password === undefined) return;
  const weak = await judge(password, [name, localAuthority, administrator.name, administrator.email]);
  if (weak) throw new Refusal(`Nothing was made.\n- The password will not do. ${weakPasswords[weak]}`);
}

/** The first line of a file: on a command line, others on the machine would see it. */
function passwordIn(
  file: string | undefined,
  about: { readonly name: string; readonly email: string },
  problems: string[],
): string | undefined {
  if (file === undefined) return undefined;
  try {
    const password = readFileSync(file, 'utf8').split(/\r?\n/)[0]!;
    const problem = problemOfPassword(password, about);
    if (problem) problems.push(`The password in ${file} will not do. ${problem}`);
    return password;
  } catch {
    problems.push(`${file} cannot be read: name a file whose first line is the password`);
    return undefined;
  }
}
