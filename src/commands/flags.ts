import { Refusal } from './command.ts';

export interface Flags {
  /** What stands without a flag before it. */
  readonly words: readonly string[];
  /** What follows a flag. */
  value(name: string): string | undefined;
  has(name: string): boolean;
}

/** Takes a command's arguments apart. Refuses a flag that it does not have, or one that lacks what must follow it. */
export function readFlags(
  args: readonly string[],
  known: { readonly values?: readonly string[]; readonly switches?: readonly string[] },
): Flags {
  const words: string[] = [];
  const given = new Map<string, string>();
  const { values = [], switches = [] } = known;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (!arg.startsWith('--')) words.push(arg);
    else if (switches.includes(arg)) given.set(arg, '');
    else if (values.includes(arg)) {
      const next = args[(at += 1)];
      if (next === undefined || next.startsWith('--'))
        throw new Refusal(`Something must follow ${arg}: alongside NAME --help tells what.`);
      given.set(arg, next);
    } else
      throw new Refusal(
        `There is no ${arg} here. There ${values.length + switches.length ? `is ${[...values, ...switches].join(', ')}` : 'are no flags'}.`,
      );
  }
  return { words, value: (name) => given.get(name), has: (name) => given.has(name) };
}
