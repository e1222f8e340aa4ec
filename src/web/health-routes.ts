import { isLate } from '../backup/retention.ts';
import { readinessOf } from '../database/readiness.ts';
import { mayRead } from '../metrics/token.ts';
import { paths } from '../paths.ts';
import { openRoute, type Answer, type AnyRoute } from './route.ts';
import type { Services } from './services.ts';

export interface HealthSettings {
  /** Given: the numbers are served beside the pages, to whoever sends it. */
  readonly metricsToken: string | undefined;
  /** Given: whether backups are made is looked at as well. A late one is told, and turns nobody away. */
  readonly newestBackup?: (() => Promise<string | undefined>) | undefined;
  /** Milliseconds that the database has to answer. */
  readonly patience?: number;
}

/** What watchmen and proxies ask: is the process alive, may people be led to it, and its numbers. */
export function healthRoutes(
  services: Services,
  { metricsToken, newestBackup, patience = 2_000 }: HealthSettings,
): AnyRoute[] {
  // Watchmen ask every few seconds; whoever reads the log needs it once a day.
  let toldOn: string | undefined;
  return [
    openRoute({
      method: 'GET',
      at: paths.healthLive,
      open: 'a watchman asks it, and it says nothing but yes',
      sameForAll: true,
      answer: () => ({ kind: 'data', data: { live: true }, status: 200 }),
    }),
    openRoute({
      method: 'GET',
      at: paths.healthReady,
      open: 'a proxy asks it, and it says nothing but yes or why not',
      sameForAll: true,
      answer: async () => {
        if (services.isStopping()) return notReady('stopping');
        const state = await readinessOf(services.database, patience);
        if (state === 'ready') {
          const late =
            newestBackup && isLate(await newestBackup().catch(() => undefined), services.clock.now());
          const today = services.clock.today();
          if (late && toldOn !== today) services.log('backup late');
          if (late) toldOn = today;
          return { kind: 'data', data: { ready: true, ...(late ? { backup: 'late' } : {}) }, status: 200 };
        }
        services.log('not ready', { reason: state });
        return notReady(state);
      },
    }),
    ...(metricsToken === undefined ? [] : [numbers(services, metricsToken)]),
  ];
}

const notReady = (why: string): Answer => ({ kind: 'data', data: { ready: false, why }, status: 503 });

const numbers = ({ metrics }: Services, token: string): AnyRoute =>
  openRoute({
    method: 'GET',
    at: paths.metrics,
    open: 'who asks has no account but a token, and the numbers are about nobody',
    sameForAll: true,
    answer: async ({ headers }) =>
      mayRead(headers['authorization'] as string | undefined, token)
        ? { kind: 'file', body: await metrics.text(), type: metrics.contentType }
        : { kind: 'data', data: 'Send the token of METRICS_TOKEN', status: 401 },
  });
