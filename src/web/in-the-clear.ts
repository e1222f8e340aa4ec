import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paths } from '../paths.ts';
import { sendErrorPage } from './answer.ts';

/** Programs ask these and follow no redirect; they must not be led to believe that it is well without TLS. */
const forMachines: ReadonlySet<string> = new Set([
  paths.healthLive.pattern,
  paths.healthReady.pattern,
  paths.metrics.pattern,
]);

/** Where people are to come by HTTPS, whoever came without it is led there; a form that was sent so is not taken. */
export function refuseInTheClear(app: FastifyInstance, baseUrl: string): void {
  if (!baseUrl.startsWith('https:')) return;
  app.addHook('onRequest', async (request, reply) => {
    if (!cameInTheClear(request) || forMachines.has(request.routeOptions.url ?? '')) return;
    if (request.method === 'GET' || request.method === 'HEAD')
      return reply.redirect(baseUrl + request.url, 308);
    return sendErrorPage(reply, 'elsewhere');
  });
}

/** Whether a proxy says so: without its word, proxy and app speak plainly on one machine. */
const cameInTheClear = (request: FastifyRequest): boolean =>
  request.protocol === 'http' && /(?:^|,\s*)http$/.test(String(request.headers['x-forwarded-proto']));
