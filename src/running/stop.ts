import { Server as NetServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface StopTimes {
  /** Seconds between saying "not ready" and taking no more connections, for proxies that ask. */
  readonly notice: number;
  /** Seconds that those who are connected have to be answered. */
  readonly limit: number;
}

export interface Drain {
  /** Whether it has been asked to stop. */
  isStopping(): boolean;
  /** Takes no more connections, answers those who wait, and settles when nobody is connected or the time is over. */
  stop(times: StopTimes): Promise<'finished' | 'cut off'>;
}

/** Makes a server that can be emptied without anybody noticing. To be called before it listens. */
export function drainOf(app: FastifyInstance): Drain {
  let stopping = false;
  // A browser or proxy that keeps its connection is told to open another one, which reaches whoever listens next.
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
  return {
    isStopping: () => stopping,
    async stop({ notice, limit }) {
      stopping = true;
      await seconds(notice);
      const empty = new Promise<'finished'>((done) => {
        if (!app.server.listening) return done('finished');
        // Not http's own close, which cuts idle connections at once: a request may be on its way along one of them.
        NetServer.prototype.close.call(app.server, () => done('finished'));
      });
      const idle = seconds(Math.min(2, limit / 2)).then(() => app.server.closeIdleConnections());
      const ended = await Promise.race([empty, seconds(limit).then(() => 'cut off' as const)]);
      app.server.closeAllConnections();
      if (ended === 'cut off') await empty;
      void idle;
      return ended;
    },
  };
}

const seconds = (count: number): Promise<void> =>
  count > 0 ? new Promise((done) => setTimeout(done, count * 1000).unref()) : Promise.resolve();
