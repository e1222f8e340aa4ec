import type { App } from '../app.ts';
import { faultFields } from '../log/fault.ts';
import type { Log } from '../log/log.ts';
import type { StopTimes } from './stop.ts';

interface Stopping {
  readonly app: App;
  readonly log: Log;
  readonly times: StopTimes;
  readonly alsoClose: () => void;
}

/** Seconds after the limit in which jobs and the database must be done. */
const last = 5;

/** One orderly end: not ready, no new connections, those here are answered, jobs finish, the database closes. */
export function stopWhenAsked({ app, log, times, alsoClose }: Stopping): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    log('stopping', { signal });
    const tooLong = (times.notice + times.limit + last) * 1000;
    setTimeout(() => {
      log('stopped in a hurry');
      process.exit(1);
    }, tooLong).unref();
    try {
      const ended = await app.stop(times);
      alsoClose();
      log(ended === 'finished' ? 'stopped' : 'stopped in a hurry');
      process.exit(0);
    } catch (fault) {
      log('stopped in a hurry', faultFields(fault));
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop(signal);
    });
  }
}
