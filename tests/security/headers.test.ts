import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { worlds, type World, type Worlds } from '../permissions/world.ts';
import { house, type House } from './house.ts';
import { inlineIn } from './pages.ts';

let here: Worlds;
let alder: World;
let secure: House;
beforeAll(async () => {
  here = await worlds();
  alder = await here.world('Alder Primary');
  secure = await house('https://send.school.example');
});
afterAll(async () => {
  await here.close();
  await secure.close();
});

const needed: Record<string, RegExp> = {
  'content-security-policy':
    /^default-src 'none';(?!.*unsafe)(?!.*\*)(?!.*https?:).*form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
  'cache-control': /^no-store$/,
  'x-request-id': /^[0-9a-z]{26}$/,
};
const lacking = (headers: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(needed)
    .filter(([name, is]) => !is.test(String(headers[name])))
    .map(([name]) => name);

describe('headers', () => {
  test('stand on every page that anybody may open', async () => {
    const without: unknown[] = [];
    let pages = 0;
    for (const route of here.app.routes.filter(({ method, at }) => method === 'GET' && at !== paths.assets)) {
      const answer = await here.ask(route, alder.things, alder.cookies.senco);
      if (lacking(answer.headers).length) without.push([route.at.pattern, lacking(answer.headers)]);
      expect(answer.headers['strict-transport-security']).toBeUndefined();
      expect(answer.headers['server'] ?? answer.headers['x-powered-by']).toBeUndefined();
      pages += 1;
    }
    expect(without).toEqual([]);
    expect(pages).toBeGreaterThan(80);
  });

  test('the look asks for them: without one it says which', () => {
    expect(lacking({})).toEqual(Object.keys(needed));
    expect(
      lacking({ 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'" }),
    ).toContain('content-security-policy');
  });

  test.each<[string, number, InjectOptions]>([
    ['an address that there is not', 404, { url: '/nowhere' }],
    ['an address that cannot be read', 404, { url: '/pupils/%zz' }],
    ['an address that is no address', 404, { url: '//%00' }],
    [
      'a form from elsewhere',
      403,
      {
        method: 'POST',
        url: paths.signIn(),
        payload: 'a=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
    [
      'a form that is too large',
      413,
      {
        method: 'POST',
        url: paths.signIn(),
        payload: 'a'.repeat(2_100_000),
        headers: { origin: 'http://localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
    [
      'what is no form',
      404,
      {
        method: 'POST',
        url: paths.signIn(),
        payload: '{',
        headers: { origin: 'http://localhost:3000', 'content-type': 'application/json' },
      },
    ],
  ])('stand on the answer to %s', async (_, status, asked) => {
    const answer = await here.app.server.inject(asked);
    expect([answer.statusCode, lacking(answer.headers)]).toEqual([status, []]);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).not.toMatch(/FST_|node_modules|at .*:\d+:\d+|Error:/);
  });

  test('over HTTPS ask for HTTPS for a year, with every host below', async () => {
    for (const url of ['/nowhere', paths.signIn(), paths.home()])
      expect((await secure.visitor().get(url)).headers['strict-transport-security']).toBe(
        'max-age=31536000; includeSubDomains',
      );
  });

  test('only what is about nobody is kept by browsers', async () => {
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(
      (await secure.visitor().get(paths.signIn())).body,
    )![1]!;
    const { headers } = await secure.visitor().get(style);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('every text says in which letters it is written', async () => {
    for (const route of here.app.routes.filter(({ method }) => method === 'GET')) {
      const type = String((await here.ask(route, alder.things, alder.cookies.senco)).headers['content-type']);
      if (/^(?:text|application\/json)/.test(type))
        expect([route.at.pattern, type]).toEqual([route.at.pattern, expect.stringMatching(/charset=utf-8/i)]);
    }
  });
});

describe('no page holds a script or a style of its own', () => {
  test('as far as a walk from page to page reaches', async () => {
    const { server } = here.app;
    const waiting = [
      paths.monday(),
      ...here.app.routes
        .filter(({ method, at }) => method === 'GET' && !at.pattern.includes(':'))
        .map(({ at }) => at.pattern),
      paths.pupil({ pupil: alder.school.ownPupil }),
    ];
    const seen = new Set<string>();
    const found: Record<string, string[]> = {};
    let pages = 0;
    while (waiting.length && seen.size < 600) {
      const url = waiting.shift()!;
      if (seen.has(url)) continue;
      seen.add(url);
      const answer = await server.inject({ url, headers: { cookie: alder.cookies.senco } });
      expect([url, answer.statusCode < 500]).toEqual([url, true]);
      if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
      pages += 1;
      const inline = inlineIn(answer.body);
      if (inline.length) found[url] = inline;
      for (const [, to] of answer.body.matchAll(/ href="(\/[^"#]*)/g))
        if (!to!.startsWith('/assets/')) waiting.push(to!.replaceAll('&amp;', '&'));
    }
    expect(found).toEqual({});
    expect(pages).toBeGreaterThan(60);
  });

  test.each([
    '<script>alert(1)</script>',
    '<script src="https://elsewhere.example/x.js"></script>',
    '<style>a{}</style>',
    '<p style="color:red">',
    '<img src="/x" onerror="alert(1)">',
    '<a href="javascript:alert(1)">',
    '<iframe src="/x"></iframe>',
    '<base href="//elsewhere.example/">',
  ])('%s would be found', (html) => expect(inlineIn(html)).not.toEqual([]));
});
