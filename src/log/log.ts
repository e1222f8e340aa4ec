import { events, isCounted, type EventName, type Level } from './events.ts';
import { fields, type Fields } from './fields.ts';

/** Takes note of what happened: an event from the table, with fields from the list. Nothing else can be said. */
export type Log = (event: EventName, held?: Fields) => void;

export const levels = ['info', 'warn', 'error'] as const satisfies readonly Level[];

interface LogSettings {
  /** Takes one whole line, without its end. */
  readonly write: (line: string) => void;
  /** The least that is written. */
  readonly from: Level;
  readonly now: () => string;
}

/** A log of one line of JSON for each event. A value that its field does not allow is withheld, and the line says so. */
export function makeLog({ write, from, now }: LogSettings): Log {
  const least = levels.indexOf(from);
  return (event, held = {}) => {
    const { level } = events[event];
    if (levels.indexOf(level) < least) return;
    const line: Record<string, unknown> = { at: now(), level, event };
    for (const [name, value] of Object.entries(held)) {
      if (value === undefined || !Object.hasOwn(fields, name)) continue;
      line[name] = fields[name as keyof Fields].is(value) ? value : 'withheld';
    }
    write(JSON.stringify(line));
  };
}

/** The same log, which also counts what is worth counting. The reason is one of ours, or the log would withhold it too. */
export function countingLog(log: Log, noted: (event: string, reason: string) => void): Log {
  return (event, held) => {
    const { reason = '' } = held ?? {};
    if (isCounted(event)) noted(event, reason === '' || fields.reason.is(reason) ? reason : 'withheld');
    log(event, held);
  };
}

/** The log as it is where nothing else is said: problems alone, on the standard error stream. */
export const problemLog: Log = makeLog({
  write: (line) => process.stderr.write(`${line}\n`),
  from: 'warn',
  now: () => new Date().toISOString(),
});

export type { EventName, Fields, Level };
