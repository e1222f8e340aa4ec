import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type App } from '../app.ts';
import { paths } from '../paths.ts';
import { emptyDatabase } from '../samples/empty-database.ts';

let app: App;
const baseUrl = 'http://localhost:3000';

beforeAll(async () => {
  app = await makeApp({
    database: await emptyDatabase(),
    dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
    baseUrl,
    trustedProxies: ['10.0.0.0/8'],
    post: 'by hand',
  });
});
afterAll(() => app.close());

// Wrong guesses are counted by where they come from, so whoever could choose that could guess for ever.
test.each([
  ['10.1.2.3', '203.0.113.9', '203.0.113.9'],
  ['10.1.2.3', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['192.0.2.1', '203.0.113.9', '192.0.2.1'],
])('from %s saying "%s", a guess comes from %s', async (remoteAddress, said, counted) => {
  const { accounts } = app.services.database;
  await accounts.deleteFrom('sign_in_failure').execute();
  await app.server.inject({
    method: 'POST',
    url: paths.signIn(),
    remoteAddress,
    headers: {
      origin: baseUrl,
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': said,
    },
    payload: 'email=nobody%40example.org&password=a-wrong-password',
  });
  const who = (await accounts.selectFrom('sign_in_failure').select('who').execute()).map((row) => row.who);
  expect(who).toContain(app.services.fingerprint(`machine:${counted}`));
});
