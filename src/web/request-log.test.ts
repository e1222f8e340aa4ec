import Fastify from 'fastify';
import { expect, test } from 'vitest';
import type { Fields } from '../log/log.ts';
import { makeMetrics } from '../metrics/metrics.ts';
import { newId } from '../database/id.ts';
import { logRequests } from './request-log.ts';

test('a request is told by the pattern of its route, and can be found by the id in its answer', async () => {
  const told: [string, Fields | undefined][] = [];
  const app = Fastify({ genReqId: () => newId() });
  logRequests(app, { log: (event, held) => told.push([event, held]), metrics: makeMetrics() });
  app.get('/pupils/:pupil', async () => '');
  const answer = await app.inject({ url: '/pupils/amina?name=begum', headers: { 'x-request-id': 'mine' } });
  await app.inject({ method: 'POST', url: '/pupils/amina' });
  expect(told).toEqual([
    [
      'request',
      {
        request: answer.headers['x-request-id'],
        method: 'GET',
        route: '/pupils/:pupil',
        status: 200,
        ms: expect.any(Number),
      },
    ],
    ['request', expect.objectContaining({ method: 'POST', route: 'none', status: 404 })],
  ]);
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-z]{26}$/);
});
