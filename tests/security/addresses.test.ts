import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { paths } from '../../src/paths.ts';
import { samplePassword } from '../../src/samples/tiny-school.ts';
import { emailOf, house, type House } from './house.ts';

const baseUrl = 'https://send.school.example';
let here: House;
beforeAll(async () => {
  here = await house(baseUrl, { trustedProxies: ['10.0.0.0/8'] });
  await here.app.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => here.close());
beforeEach(async () => {
  await here.app.services.database.accounts.deleteFrom('sign_in_failure').execute();
});

/** As it is typed: whatever goes through URL has its dots read before it is sent. */
function raw(path: string, cookie = ''): Promise<{ status: number; body: string }> {
  const { port } = here.app.server.server.address() as AddressInfo;
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port, path, headers: { cookie } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => void (body += piece));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, body }));
    })
      .on('error', failed)
      .end();
  });
}

describe('an address does not climb out of its folder', () => {
  const climbs = [
    '../',
    '..%2f',
    '..%5c',
    '%2e%2e/',
    '%2e%2e%2f',
    '%252e%252e%252f',
    '..\\',
    '....//',
    '..;/',
    '.%00./',
  ];
  const targets = [
    'package.json',
    'secret',
    'etc/passwd',
    'etc%2fpasswd%00.svg',
    'src/main.ts',
    '.git/config',
  ];

  test.each(climbs)('%s', async (climb) => {
    const visitor = here.visitor();
    await visitor.signIn('administrator');
    const cookie = [...visitor.jar].map((pair) => pair.join('=')).join('; ');
    for (const target of targets) {
      for (const before of ['/assets/', '/outbox/', '/']) {
        const { status, body } = await raw(`${before}${climb.repeat(4)}${target}`, cookie);
        expect([before, target, status]).toEqual([before, target, 404]);
        expect(body).not.toMatch(/root:|"dependencies"|\[core\]/);
      }
    }
  });

  test('and a file that is there is found: the control', async () => {
    const page = (await here.visitor().get(paths.signIn())).body;
    const file = /href="(\/assets\/[^"]+\.css)"/.exec(page)![1]!;
    expect((await raw(file)).status).toBe(200);
    for (const around of ['/assets/../assets/', '/assets/%2e%2e/assets/', '/assets/..%2fassets%2f'])
      expect((await raw(file.replace('/assets/', around))).status).toBe(404);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no file and no record',
    async (name) => {
      const visitor = here.visitor();
      await visitor.signIn('senco');
      for (const url of [paths.assets({ file: name }), paths.pupil({ pupil: name }), `/${name}`])
        expect((await visitor.get(url)).statusCode).toBe(404);
    },
  );
});

describe('who sends a wrong Host', () => {
  const wrong = {
    host: 'elsewhere.example',
    'x-forwarded-host': 'elsewhere.example',
    forwarded: 'host=elsewhere.example',
  };

  test('gets no link that leads there', async () => {
    here.sent.length = 0;
    const email = emailOf(here.alder, 'governor');
    await here.visitor().post(paths.forgotten(), { email }, { origin: baseUrl, ...wrong });
    await vi.waitFor(() => expect(here.sent).toHaveLength(1));
    expect(here.sent[0]!.text).toContain(`${baseUrl}/sign-in/reset/`);
    expect(JSON.stringify(here.sent)).not.toContain('elsewhere');
  });

  test('finds it on no page and in no header', async () => {
    const visitor = here.visitor();
    await visitor.signIn('senco');
    for (const url of [paths.home(), paths.register(), paths.signIn(), '/nowhere', paths.settings()]) {
      const { body, headers } = await visitor.get(url, wrong);
      expect(body + JSON.stringify(headers)).not.toContain('elsewhere');
    }
  });
});

describe('a return address', () => {
  const outside = [
    'https://elsewhere.example',
    '//elsewhere.example',
    '///elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '\t//elsewhere.example',
    '/.//elsewhere.example',
    '/..//elsewhere.example',
    '/%09/elsewhere.example',
    '/x/../..//elsewhere.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/ok\r\nLocation: https://elsewhere.example',
    '/ok\r\n\r\n<html>',
    'http:elsewhere.example',
    '@elsewhere.example',
    '.elsewhere.example',
  ];

  /** Where a browser that stands at our address would go. */
  const whither = (location: unknown) => new URL(String(location), baseUrl).origin;

  test.each(outside)('%j leads nowhere outside', async (next) => {
    const visitor = here.visitor();
    const answer = await visitor.post(paths.signIn(), {
      email: emailOf(here.alder, 'teacher'),
      password: samplePassword,
      next,
    });
    expect(answer.statusCode).toBe(303);
    expect(whither(answer.headers.location)).toBe(baseUrl);
    expect(answer.headers['content-type'] ?? '').not.toContain('x');
    const carried = await here.visitor().post(paths.signIn(), {
      email: emailOf(here.alder, 'teacher'),
      password: samplePassword,
      carriedTo: next,
      'carried.note': 'x',
    });
    const action = /<form[^>]* action="([^"]*)"/g;
    for (const [, to] of carried.body.matchAll(action))
      expect(whither(to!.replaceAll('&amp;', '&'))).toBe(baseUrl);
  });

  test.each(['/register', '/register?show=everyone&page=2', '/pupils/01?kind=a%20b', '/café'])(
    '%s within is gone back to: the control',
    async (next) => {
      const answer = await here.visitor().post(paths.signIn(), {
        email: emailOf(here.alder, 'teacher'),
        password: samplePassword,
        next,
      });
      expect(answer.headers.location).toBe(encodeURI(decodeURI(next)));
    },
  );

  test('of a page that asks to sign in is ours, whatever was asked for', async () => {
    for (const url of ['//elsewhere.example', '/\\elsewhere.example', '/register?next=//elsewhere.example']) {
      const { statusCode, headers } = await here.visitor().get(url);
      if (statusCode === 303) expect(whither(headers.location)).toBe(baseUrl);
      else expect(statusCode).toBe(404);
    }
  });
});

describe('a name given twice', () => {
  test('counts once in an address', async () => {
    const visitor = here.visitor();
    await visitor.signIn('senco');
    for (const route of here.app.routes.filter(
      ({ method, at }) => method === 'GET' && !at.pattern.includes(':'),
    )) {
      const { statusCode } = await visitor.get(
        `${route.at.pattern}?page=1&page=2&next=/a&next=//b&year=x&year=y&kind=a&kind=b`,
      );
      expect([route.at.pattern, statusCode < 500]).toEqual([route.at.pattern, true]);
    }
  });
});
