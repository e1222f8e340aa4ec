import { minutesAfter } from '../basics/dates.ts';

const minutesToWait = [1, 5, 15, 60, 240];
const threeDays = 3 * 24 * 60;

export type NextAttempt = { state: 'again'; at: string } | { state: 'gave up' };

/**
 * Takes how often a message has been tried in vain and the present instant (ISO), gives when to try again:
 * after 1, 5, 15, 60 and 240 minutes, then every 4 hours. After three days of waiting it gives up, and a
 * person must decide.
 */
export function nextAttempt(attempts: number, now: string): NextAttempt {
  const waits = Array.from({ length: Math.max(attempts, 1) }, (_, n) => minutesToWait[n] ?? 240);
  const waited = waits.reduce((sum, wait) => sum + wait, 0);
  if (waited > threeDays) return { state: 'gave up' };
  return { state: 'again', at: minutesAfter(now, waits.at(-1) ?? 1) };
}
