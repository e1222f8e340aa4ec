import { Refusal } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { DamagedDatabase } from './database/connection.ts';
import { readSettings } from './settings.ts';

const [name, ...args] = process.argv.slice(2);
const asked = commands.find((command) => command.name === name);
process.exitCode = await main();

async function main(): Promise<number> {
  if (!asked) {
    const width = Math.max(...commands.map((command) => command.name.length));
    const list = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.says}`);
    (name && name !== '--help' ? complain : say)(
      [...(name && name !== '--help' ? [`There is no command "${name}".`] : []), 'Commands:', ...list].join(
        '\n',
      ),
    );
    return name && name !== '--help' ? 1 : 0;
  }
  if (args.includes('--help')) {
    say([asked.says, ...asked.usage.map((line) => `  ${line}`)].join('\n'));
    return 0;
  }
  const read = readSettings(process.env);
  if (!read.ok) {
    complain(
      ['The settings are not right yet:', ...read.problems.map((problem) => `- ${problem}`)].join('\n'),
    );
    return 1;
  }
  try {
    return await asked.run(args, { settings: read.settings, say });
  } catch (fault) {
    if (!(fault instanceof Refusal) && !(fault instanceof DamagedDatabase)) throw fault;
    complain(fault.message);
    return 1;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
