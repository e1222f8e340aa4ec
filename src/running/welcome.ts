import { roleNames } from '../basics/viewer.ts';
import { isAddressTaken } from '../accounts/people.ts';
import type { Database } from '../database/connection.ts';
import { hasSchool } from '../database/hosted-schools.ts';
import { demoSignIns } from '../samples/demo.ts';

/** What to say to a person at a terminal once it is ready: where it is, and in the invented school who can sign in. */
export async function welcome({ accounts }: Database, baseUrl: string): Promise<string[]> {
  const ready = `Alongside is ready at ${baseUrl}`;
  if (!(await hasSchool(accounts))) return [ready, 'Open it to set up your school.'];
  const first = demoSignIns[0];
  if (!first || !(await isAddressTaken(accounts, first.email))) return [ready];
  const width = Math.max(...demoSignIns.map(({ email }) => email.length));
  const lines = demoSignIns.map(({ role, email, school }) => {
    const what = roleNames[role].padEnd(19);
    return `  ${what} ${email.padEnd(width)} ${school === first.school ? '' : ` (${school})`}`.trimEnd();
  });
  return [ready, '', `Everybody in it is invented. The password is ${first.password} for`, ...lines, ''];
}
