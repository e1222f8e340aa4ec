import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { addressOf } from '../permissions/things.ts';
import { baseUrl, worlds, type World, type Worlds } from '../permissions/world.ts';

// A page elsewhere makes the browser of somebody who is signed in send our forms. The cookie comes along; where it came from tells.

let here: Worlds;
let alder: World;
beforeAll(async () => {
  here = await worlds();
  alder = await here.world('Alder Primary');
});
afterAll(() => here.close());

const refused = 'This was not sent from Alongside';
const fromElsewhere: Record<string, Record<string, string>> = {
  'another site': { origin: 'https://elsewhere.example' },
  'another site, as new browsers say it': {
    'sec-fetch-site': 'cross-site',
    origin: 'https://elsewhere.example',
  },
  'another host of the same site': { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost:3000' },
  'another port': { origin: 'http://localhost:3001' },
  'a sandbox': { origin: 'null' },
  'an address that begins like ours': { origin: `${baseUrl}.elsewhere.example` },
  'something that does not say': {},
  'the address bar': { 'sec-fetch-site': 'none' },
  'a header that claims to be ours beside one that does not': {
    origin: baseUrl,
    'sec-fetch-site': 'cross-site',
  },
};
const fromUs: Record<string, Record<string, string>> = {
  'a new browser': { 'sec-fetch-site': 'same-origin', origin: baseUrl },
  'an older browser': { origin: baseUrl },
};

const send = (url: string, headers: Record<string, string>, type = 'application/x-www-form-urlencoded') =>
  here.app.server.inject({
    method: 'POST',
    url,
    headers: { cookie: alder.cookies.senco, 'content-type': type, ...headers },
    payload: '',
  });

const listed = await worlds();
const posts = listed.app.routes.filter(({ method }) => method === 'POST').map(({ at }) => at.pattern);
await listed.close();

describe('every form of Alongside', () => {
  test.each(posts)('%s is refused from elsewhere, and not from our own page', async (pattern) => {
    const url = addressOf(pattern, alder.things);
    for (const [from, headers] of Object.entries(fromElsewhere)) {
      const answer = await send(url, headers);
      expect([from, answer.statusCode]).toEqual([from, 403]);
      expect(answer.body).toContain(refused);
    }
    for (const [from, headers] of Object.entries(fromUs)) {
      const answer = await send(url, headers);
      expect([from, answer.body.includes(refused)]).toEqual([from, false]);
      alder = pattern === paths.signOut.pattern ? await here.world('Alder Primary') : alder;
    }
  });

  test('there are many of them', () => expect(posts.length).toBeGreaterThan(60));
});

test.each(['application/json', 'text/plain', 'application/xml', 'text/html'])(
  'what is sent as %s is not read at all, not even from our own page',
  async (type) => {
    const answer = await here.app.server.inject({
      method: 'POST',
      url: paths.settings(),
      headers: { cookie: alder.cookies.senco, origin: baseUrl, 'content-type': type },
      payload: '{"name":{"nested":1}}',
    });
    expect(answer.statusCode).toBe(404);
    expect((await send(paths.settings(), fromUs['a new browser']!)).statusCode).toBe(422);
  },
);

test.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'OPTIONS'] as const)('%s opens nothing', async (method) => {
  const answer = await here.app.server.inject({
    method: method as 'PUT',
    url: paths.register(),
    headers: { cookie: alder.cookies.senco, origin: baseUrl },
  });
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('Amina');
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
});
