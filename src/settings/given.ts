import { readFileSync } from 'node:fs';
import { isSecret, settingNames, type SettingName } from './table.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a setting came from. */
export interface Given {
  readonly text: string;
  readonly from: 'environment' | { readonly file: string };
}

/** Gives what was set for each name: from its variable, or for a secret from the file that NAME_FILE names. */
export function readGiven(env: Environment, problems: string[]): ReadonlyMap<SettingName, Given> {
  const found = new Map<SettingName, Given>();
  for (const name of settingNames) {
    const text = env[name]?.trim();
    const file = isSecret(name) ? env[`${name}_FILE`]?.trim() : undefined;
    if (text && file) problems.push(`${name} and ${name}_FILE are both given: leave one of them out.`);
    else if (text) found.set(name, { text, from: 'environment' });
    else if (file) {
      const held = readFile(name, file, problems);
      if (held) found.set(name, { text: held, from: { file } });
    }
  }
  return found;
}

function readFile(name: SettingName, file: string, problems: string[]): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text) return text;
    problems.push(`${name}_FILE names ${file}, which is empty: put ${name} into it, and nothing else.`);
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code;
    problems.push(
      code === 'EACCES'
        ? `${name}_FILE names ${file}, which this user may not read: give it to the user that runs Alongside.`
        : `${name}_FILE names ${file}, which could not be read (${code}): give the path of a file that holds ${name} and nothing else.`,
    );
  }
  return undefined;
}

const families = /^(?:ALONGSIDE|DATABASE|SMTP|MAIL|METRICS|LOG|BACKUP|BREACHED|STORAGE|OIDC|TRUST|STOP)_/;
// Common on servers, and nobody's slip of the finger here.
const others = new Set(['MAIL_CHECK', 'LOG_NAMESPACE']);

/** Variables that look like settings of ours but are none, each with the setting that may be meant. */
export function unknownIn(env: Environment): { readonly name: string; readonly meant: string | undefined }[] {
  const known = new Set<string>(
    settingNames.flatMap((name) => (isSecret(name) ? [name, `${name}_FILE`] : [name])),
  );
  return Object.keys(env)
    .filter((name) => env[name]?.trim() && !known.has(name) && !others.has(name))
    .map((name) => ({ name, meant: nearest(name, known) }))
    .filter(({ name, meant }) => meant !== undefined || families.test(name));
}

function nearest(name: string, known: ReadonlySet<string>): string | undefined {
  const bare = name.replace(/^ALONGSIDE_/, '');
  if (known.has(bare)) return bare;
  // In short names one letter makes another word.
  return bare.length < 6 ? undefined : [...known].find((one) => one.length >= 6 && distance(bare, one) <= 2);
}

/** How many letters must be put in, left out or changed to make one from the other; two that changed places count as two. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, change));
    }
    before = row;
  }
  return before[b.length]!;
}
