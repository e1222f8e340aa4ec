import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  deviceInWords,
  guesses,
  isAskedForAuthenticator,
  problemOfPassword,
  readBackupCode,
  readCode,
  shutUntil,
  waitInWords,
} from './rules.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();

describe('guessing', () => {
  test('the fifth wrong guess in a quarter of an hour shuts the door until the first of them is a quarter of an hour old', () => {
    const four = [at(0), at(1), at(2), at(3)];
    expect(shutUntil(four, guesses.address, at(4))).toBeUndefined();
    expect(shutUntil([...four, at(4)], guesses.address, at(4))).toBe(at(15));
  });

  test('the door opens by itself', () => {
    const five = [at(0), at(1), at(2), at(3), at(4)];
    expect(shutUntil(five, guesses.address, at(14))).toBe(at(15));
    expect(shutUntil(five, guesses.address, at(15))).toBeUndefined();
  });

  test('however many guesses there were, nobody waits longer than the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 60 }), (minutes) => {
        const now = at(60);
        const until = shutUntil(minutes.map(at), guesses.address, now);
        expect(until === undefined || (until > now && until <= at(75))).toBe(true);
      }),
    );
  });

  test.each([
    [at(15), '11 minutes'],
    [at(5), '1 minute'],
    ['2026-11-24T09:04:01.000Z', '1 minute'],
  ])('the wait is told in minutes', (until, words) => expect(waitInWords(until, at(4))).toBe(words));
});

describe('a password', () => {
  test.each([
    ['marigold-kettle-42', true],
    ['correct horse battery', true],
    ['ünïcödé wörds', true],
    ['elevenchars', false],
    ['aaaaaaaaaaaaaaaa', false],
    ['abababababab', false],
    ['farah.khan@alder.example', false],
    ['farah.khan1234', false],
    ['Farah Khan!!', false],
    ['x'.repeat(129), false],
  ])('%s will do: %s', (password, willDo) => {
    const about = { email: 'farah.khan@alder.example', name: 'Farah Khan' };
    expect(problemOfPassword(password, about) === undefined).toBe(willDo);
  });
});

describe('codes', () => {
  test.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['12345', undefined],
    ['12345a', undefined],
  ])('%j from the app is read as %j', (typed, code) => expect(readCode(typed)).toBe(code));

  test.each([
    ['aBcDe-12345', 'aBcDe-12345'],
    ['aBcDe 12345', 'aBcDe-12345'],
    ['k7mp 29xr 4tnq', 'k7mp-29xr-4tnq'],
    ['K7MP-29XR-4TNQ', 'k7mp-29xr-4tnq'],
    ['k7mp29xr4tn', undefined],
    ['aBcDe', undefined],
  ])('the backup code %j is read as %j', (typed, code) => expect(readBackupCode(typed)).toBe(code));
});

test.each([
  ['senco', false, true],
  ['head', false, true],
  ['administrator', false, true],
  ['senco', true, false],
  ['teacher', false, false],
  ['governor', false, false],
] as const)('the %s (with an authenticator: %s) is asked for one: %s', (role, guarded, asked) =>
  expect(isAskedForAuthenticator({ role, guarded })).toBe(asked),
);

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36',
    'Chrome on Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1',
    'Safari on an iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36',
    'Chrome on an Android phone',
  ],
  ['curl/8', 'A device that did not say what it is'],
  [null, 'A device that did not say what it is'],
])('a device is named in plain words', (userAgent, words) => expect(deviceInWords(userAgent)).toBe(words));
