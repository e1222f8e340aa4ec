import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { house, type House } from './house.ts';

// Where people come by HTTPS, a proxy that lets them in without it is set right.

let secure: House;
let plain: House;
beforeAll(async () => {
  secure = await house('https://send.school.example', { trustedProxies: ['127.0.0.1'] });
  plain = await house('http://localhost:3000', { trustedProxies: ['127.0.0.1'] });
});
afterAll(async () => {
  await secure.close();
  await plain.close();
});

const ask = (where: House, method: 'GET' | 'POST', url: string, proto?: string) =>
  where.app.server.inject({
    method,
    url,
    headers: { origin: where.baseUrl, ...(proto ? { 'x-forwarded-proto': proto } : {}) },
  });

test('a page is led to the same address with HTTPS; by HTTPS, or with no word of a proxy, it is shown', async () => {
  const led = await ask(secure, 'GET', '/sign-in?next=%2Fregister', 'http');
  expect([led.statusCode, led.headers.location]).toEqual([
    308,
    'https://send.school.example/sign-in?next=%2Fregister',
  ]);
  expect(led.headers['strict-transport-security']).toContain('max-age=31536000');
  for (const proto of ['https', undefined])
    expect((await ask(secure, 'GET', paths.forgotten(), proto)).statusCode).toBe(200);
});

test('the address led to is ours, whatever host was asked', async () => {
  const led = await secure.app.server.inject({
    url: '//elsewhere.example/x',
    headers: { host: 'elsewhere.example', 'x-forwarded-proto': 'http' },
  });
  expect(new URL(String(led.headers.location)).host).toBe('send.school.example');
});

test('a form that was sent without HTTPS is not taken; with it, it is', async () => {
  expect((await ask(secure, 'POST', paths.forgotten(), 'http')).statusCode).toBe(403);
  expect((await ask(secure, 'POST', paths.forgotten(), 'https')).statusCode).toBe(422);
});

test('what programs ask is answered as it is, and not led on', async () => {
  for (const url of [paths.healthLive(), paths.healthReady()])
    expect((await ask(secure, 'GET', url, 'http')).statusCode).toBe(200);
});

test('where people come without HTTPS nobody is led anywhere', async () => {
  expect((await ask(plain, 'GET', paths.forgotten(), 'http')).statusCode).toBe(200);
});
