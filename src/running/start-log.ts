import { faultFields } from '../log/fault.ts';
import { makeLog, type Level, type Log } from '../log/log.ts';
import { systemClock } from '../web/services.ts';

/** Lines of JSON on the standard error stream, also about what nothing was prepared for. In a terminal only problems. */
export function startLog(from: Level | undefined): Log {
  const log = makeLog({
    write: (line) => process.stderr.write(`${line}\n`),
    from: from ?? (process.stderr.isTTY ? 'warn' : 'info'),
    now: systemClock.now,
  });
  // Node itself would print the message, and with it what was typed.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (fault: unknown) => {
      log('fault outside a request', faultFields(fault));
      process.exit(70);
    });
  }
  return log;
}
