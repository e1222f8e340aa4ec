import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Viewer } from '../basics/viewer.ts';
import type { Services } from './services.ts';

/** One line for each request, once it is answered; and its id in the answer, so that a person can tell it to whoever helps. */
export function logRequests(app: FastifyInstance, { log, metrics }: Pick<Services, 'log' | 'metrics'>): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const [route, status] = [patternOf(request), reply.statusCode];
    metrics.answered({ method: request.method, route, status, seconds: reply.elapsedTime / 1000 });
    log('request', {
      request: request.id,
      method: request.method,
      route,
      status,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
}

type Refusal = 'form from elsewhere' | 'role may not' | 'not there for them' | 'too many requests';

/** Somebody wanted what they may not have. That it is not there for them may also be an old link. */
export function logRefusal(
  { log }: Pick<Services, 'log'>,
  request: FastifyRequest,
  reason: Refusal,
  viewer?: Viewer,
): void {
  log('refused', {
    request: request.id,
    method: request.method,
    route: patternOf(request),
    reason,
    school: viewer?.schoolId,
    account: viewer?.accountId,
  });
}

/** The route's pattern, never the address that was asked for: an address names somebody's record. */
export const patternOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';

const schools = new WeakMap<FastifyRequest, string>();

/** Remembers whose data a request is about, in case it fails. */
export const noteSchool = (request: FastifyRequest, schoolId: string): void => {
  schools.set(request, schoolId);
};

export const schoolIn = (request: FastifyRequest): string | undefined => schools.get(request);
