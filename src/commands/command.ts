import type { Settings } from '../settings.ts';

/** One thing that whoever runs Alongside does from a terminal: `alongside NAME …`. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly says: string;
  /** How to call it, for `alongside NAME --help`; one line a way. */
  readonly usage: readonly string[];
  /** Gives the exit code: 0 when all is well, 1 when not. Throws a Refusal with what to do. */
  run(args: readonly string[], where: Where): Promise<number>;
}

export interface Where {
  readonly settings: Settings;
  say(line: string): void;
}

/** The command cannot be done; `message` says what to do instead. */
export class Refusal extends Error {}
