import { readSettings } from '../settings.ts';
import type { Environment } from '../settings/given.ts';
import { isSecret, settingNames, table, type SettingName } from '../settings/table.ts';
import { Refusal, type Command } from './command.ts';

/** Prints what is in force and where it comes from. */
export const settings: Command = {
  name: 'settings',
  says: 'prints every setting in force and where it comes from, secrets hidden',
  usage: ['alongside settings'],
  async run(_args, { say }) {
    for (const line of inForce(process.env)) say(line);
    return 0;
  },
};

/** One line a setting, then one for each variable that looks like a setting but is none. */
export function inForce(env: Environment): string[] {
  const read = readSettings(env);
  if (!read.ok) throw new Refusal(read.problems.join('\n'));
  const width = Math.max(...settingNames.map((name) => name.length));
  const lines = settingNames.map((name) => {
    const given = read.given.get(name);
    const value = given ? shown(name, given.text) : table[name].default.replaceAll('`', '');
    const from = !given ? 'default' : given.from === 'environment' ? 'environment' : given.from.file;
    return `${name.padEnd(width)}  ${value}  (${from})`;
  });
  const unknown = read.unknown.map(
    ({ name, meant }) =>
      `${name} is not a setting of Alongside, and does nothing.${meant ? ` Is ${meant} meant?` : ''}`,
  );
  return [...lines, ...unknown];
}

/** Of an address everything but who signs in and with what; of another secret only that there is one. */
function shown(name: SettingName, text: string): string {
  if (!isSecret(name)) return text;
  const url = name.endsWith('_URL') ? URL.parse(text) : null;
  if (!url) return 'set, hidden';
  return `${url.protocol}//${url.username || url.password ? '(hidden)@' : ''}${url.host}${url.pathname}`;
}
