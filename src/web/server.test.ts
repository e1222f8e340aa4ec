import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp, type App } from '../app.ts';
import { samplePassword, tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { paths } from '../paths.ts';
import type { Fields } from '../log/log.ts';
import { openRoute } from './route.ts';
import { makeServer } from './server.ts';
import { emptyDatabase } from '../samples/empty-database.ts';

let app: App;
let alder: TinySchool;
const clock = { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' };
const baseUrl = 'http://localhost:3000';
const cookies: Record<string, string> = {};

beforeAll(async () => {
  const database = await emptyDatabase();
  app = await makeApp({ database, dataDir: mkdtempSync(join(tmpdir(), 'alongside-')), baseUrl, clock });
  alder = await tinySchool(database);
});
afterAll(() => app.close());

const post = (url: string, payload: Record<string, string>, headers: Record<string, string> = {}) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(payload).toString(),
  });

async function signIn(role: 'senco' | 'governor'): Promise<string> {
  const email = `${role}.${alder.id.slice(-6)}@example.org`;
  const answer = await post(paths.signIn(), { email, password: samplePassword });
  expect(answer.statusCode).toBe(303);
  return (cookies[role] = String(answer.headers['set-cookie']).split(';')[0]!);
}

describe('signing in and looking', () => {
  test("the SENCO sees a child's page and that is written down", async () => {
    const cookie = await signIn('senco');
    const answer = await app.server.inject({
      url: paths.pupil({ pupil: alder.ownPupil }),
      headers: { cookie },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Amina Begum');
    const audit = await app.services.database.ofSchool(alder.id).selectFrom('audit').selectAll().execute();
    expect(audit).toMatchObject([
      { action: 'read', pupil_id: alder.ownPupil, staff_id: alder.viewer.senco.staffId },
    ]);
  });

  test('a governor finds no child, and no page says that there is one', async () => {
    const cookie = await signIn('governor');
    const answer = await app.server.inject({
      url: paths.pupil({ pupil: alder.ownPupil }),
      headers: { cookie },
    });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('Amina');
  });

  test('nobody signed in is asked to, and comes back to the page', async () => {
    const answer = await app.server.inject({ url: paths.pupil({ pupil: alder.ownPupil }) });
    expect(answer.headers.location).toBe(
      `/sign-in?next=${encodeURIComponent(paths.pupil({ pupil: alder.ownPupil }))}`,
    );
  });

  test('a forged session cookie opens nothing', async () => {
    const forged = `${cookies['senco']!.slice(0, -6)}AAAA%3D`;
    expect(
      (await app.server.inject({ url: paths.pupil({ pupil: alder.ownPupil }), headers: { cookie: forged } }))
        .statusCode,
    ).toBe(303);
  });

  test('a form from another site is refused, the same from our own page is not', async () => {
    expect((await post(paths.signOut(), {}, { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
    expect((await post(paths.signOut(), {})).statusCode).toBe(303);
  });

  test('a wrong password keeps the address and says what to do', async () => {
    const answer = await post(paths.signIn(), { email: 'nobody@example.org', password: 'a-wrong-password' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('nobody@example.org');
    expect(answer.body).toContain('do not go together');
  });
});

test('the server refuses to be made when a route does not say who may use it', async () => {
  const { services } = app;
  const settings = {
    services,
    secret: 's',
    trustedProxies: [],
    askToSignIn: () => ({ kind: 'redirect', to: '/' }) as const,
    doFirst: async () => undefined,
  };
  const incomplete = {
    method: 'GET',
    at: paths.register,
    find: () => true,
    answer: () => ({ kind: 'data', data: 1, status: 200 }),
  };
  await expect(makeServer({ ...settings, routes: [incomplete as never] })).rejects.toThrow(
    'does not say who may use it',
  );
});

test('what works for whom can be read by anybody', async () => {
  const answer = await app.server.inject({ url: paths.accessibility() });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('Accessibility statement');
});

test('a fault shows a number by which it is found in the log, and nothing of what was typed', async () => {
  const told: [string, Fields | undefined][] = [];
  const fails = openRoute({
    method: 'GET',
    at: paths.signIn,
    open: 'for this test',
    answer: () => {
      throw new Error('Amina Begum');
    },
  });
  const server = await makeServer({
    services: { ...app.services, log: (event, held) => void told.push([event, held]) },
    routes: [fails],
    secret: 's',
    trustedProxies: [],
    askToSignIn: () => ({ kind: 'redirect', to: '/' }) as const,
    doFirst: async () => undefined,
  });
  const answer = await server.inject({ url: paths.signIn() });
  expect(answer.statusCode).toBe(500);
  const id = String(answer.headers['x-request-id']);
  expect(answer.body).toContain(`<code>${id}</code>`);
  expect(told[0]).toEqual(['fault in a request', expect.objectContaining({ request: id, fault: 'Error' })]);
  expect(answer.body + JSON.stringify(told)).not.toContain('Amina');
  await server.close();
});
