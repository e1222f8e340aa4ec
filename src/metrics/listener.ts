import { createServer, type Server } from 'node:http';
import { mayRead } from './token.ts';
import type { Metrics } from './metrics.ts';

interface ListenerSettings {
  readonly metrics: Metrics;
  /** The one address that is answered. */
  readonly at: string;
  /** Undefined: whoever reaches the port may read. */
  readonly token: string | undefined;
}

/** Serves the numbers on a port of their own, which no proxy leads to; not yet listening. */
export function metricsListener({ metrics, at, token }: ListenerSettings): Server {
  return createServer((request, answer) => {
    const refuse = (status: number) => answer.writeHead(status, { connection: 'close' }).end();
    if (request.url !== at || request.method !== 'GET') return void refuse(404);
    if (token !== undefined && !mayRead(request.headers.authorization, token)) return void refuse(401);
    metrics.text().then(
      (text) => answer.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => refuse(500),
    );
  });
}
