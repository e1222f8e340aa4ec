import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp, type App } from '../app.ts';
import { paths } from '../paths.ts';
import { emptyDatabase } from '../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metricsListener } from './listener.ts';
import { makeMetrics } from './metrics.ts';

const token = 'a-token-of-some-length';
const baseUrl = 'http://localhost:3000';
const metrics = makeMetrics({ ofProcess: true });
let app: App;
let alder: TinySchool;

beforeAll(async () => {
  const database = await emptyDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'alongside-'));
  app = await makeApp({ database, dataDir, baseUrl, metrics, metricsToken: token, post: 'by hand' });
  alder = await tinySchool(database);
});
afterAll(() => app.close());

const get = (url: string, authorization?: string) =>
  app.server.inject({ url, headers: authorization ? { authorization } : {} });

describe('the numbers', () => {
  test('count requests by the pattern of the route, never by who was looked at', async () => {
    await get(paths.pupil({ pupil: alder.ownPupil }));
    await get(`/${alder.ownPupil}/nowhere?name=Amina`);
    metrics.asked(0.002, false);
    metrics.worked('post', 0.2, true);
    metrics.posted('bounced');
    metrics.mailWaits({ letters: 3, schools: 2 });
    const { body, headers } = await get(paths.metrics(), `Bearer ${token}`);
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain(
      'alongside_request_seconds_count{method="GET",route="/pupils/:pupil",status="303"} 1',
    );
    expect(body).toContain('alongside_request_seconds_count{method="GET",route="none",status="404"} 1');
    expect(body).toContain('alongside_database_question_seconds_count{outcome="done"} 1');
    expect(body).toContain('alongside_job_seconds_count{job="post",outcome="failed"} 1');
    expect(body).toContain('alongside_mail_total{state="bounced"} 1');
    expect(body).toContain('alongside_mail_waiting 3');
    expect(body).toContain('alongside_mail_schools_waiting 2');
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toContain(alder.ownPupil);
    expect(body).not.toContain(alder.id);
    expect(body).not.toMatch(/Amina|example\.org/);
  });

  test.each([undefined, 'Bearer', 'Bearer another-token-of-length', `Basic ${token}`, token])(
    'are for whoever has the token, not for %j',
    async (header) => {
      const answer = await get(paths.metrics(), header);
      expect(answer.statusCode).toBe(401);
      expect(answer.body).not.toContain('alongside_');
    },
  );

  test('are no page where no token is set', async () => {
    const { database } = app.services;
    const without = await makeApp({ database, dataDir: app.services.dataDir, baseUrl, post: 'by hand' });
    expect((await without.server.inject({ url: paths.metrics() })).statusCode).toBe(404);
    await without.server.close();
  });

  test('are served on a port of their own, and nothing else is', async () => {
    const server = metricsListener({ metrics, at: paths.metrics(), token: undefined });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = await fetch(`${address}${paths.metrics()}`);
    expect(await answer.text()).toContain('alongside_request_seconds');
    expect((await fetch(`${address}${paths.signIn()}`)).status).toBe(404);
    expect((await fetch(`${address}${paths.metrics()}`, { method: 'POST' })).status).toBe(404);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
});
