import type { Database } from './connection.ts';
import { missingSteps } from './migrations/index.ts';

export type Readiness = 'ready' | 'database away' | 'migrations missing';

/** Whether the database answers within `limit` milliseconds and has today's shape. Never throws. */
export async function readinessOf({ dialect }: Database, limit: number): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'database away'>((done) => {
    timer = setTimeout(() => done('database away'), limit);
  });
  const asked = missingSteps(dialect).then(
    (missing): Readiness => (missing.length ? 'migrations missing' : 'ready'),
    (): Readiness => 'database away',
  );
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
