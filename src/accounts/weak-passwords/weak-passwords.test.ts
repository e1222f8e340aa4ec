import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dictionary } from '@zxcvbn-ts/language-common';
import { afterAll, describe, expect, test } from 'vitest';
import type { EventName } from '../../log/log.ts';
import { readBreached } from '../../settings/breached.ts';
import { bytesEach, commonPasswords } from './ten-thousand.ts';
import { passwordJudge } from './judge.ts';
import { isCommon, isInFile } from './listed.ts';

const told: EventName[] = [];
const judge = passwordJudge({ log: (event) => void told.push(event) });
const near = ['Farah Khan', 'farah.khan@marigold.example', 'Marigold Lane Primary School'];

describe('a password that others try first', () => {
  test.each([
    // On the list itself, of those that have twelve characters or more.
    ['1q2w3e4r5t6y', 'common'],
    ['unbelievable', 'common'],
    ['QWERTYUIOP123', 'common'],
    ['zaq12wsxcde3', 'common'],
    // Out of common ones.
    ['password20266', 'guessed'],
    ['P@ssw0rd2026!!', 'guessed'],
    ['liverpool2026!', 'guessed'],
    ['dragondragon!', 'guessed'],
    ['letmein!letmein!', 'guessed'],
    ['!!!!monkey!!!!', 'guessed'],
    ['Manchester2026!', 'guessed'],
    ['ilovemychildren', 'guessed'],
    // Keys, letters and days in a row.
    ['qwertyuiop[]1', 'guessed'],
    ['asdfghjkl;12', 'guessed'],
    ['abcdefg7654321', 'guessed'],
    ['summer2026summer', 'guessed'],
    ['January2026!!', 'guessed'],
    ['12/03/1984!!', 'guessed'],
    // What stands near.
    ['marigoldlane123', 'guessed'],
    ['MarigoldLane2026', 'guessed'],
    ['farahkhan1984', 'guessed'],
    ['alongside2026!', 'guessed'],
    ['sencosenco2026', 'guessed'],
    ['teachingassistant', 'guessed'],
    ['headteacher123', 'guessed'],
    ['a'.repeat(128), 'guessed'],
  ])('%s is %s', async (password, weakness) => {
    const found = await judge(password, near);
    if (weakness === 'guessed') expect(found).toBeDefined();
    else expect(found).toBe(weakness);
  });

  test.each([
    'teapot-harbour-nine',
    'marigold-kettle-42',
    'correct horse battery',
    'greenteapotwalking',
    'my dog is called rex',
    'ünïcödé wörds',
    'gx7!kd9Qp2vZ',
    'কেটলি বাগান নদী আকাশ',
  ])('%s is not', async (password) => expect(await judge(password, near)).toBeUndefined());

  test('is so by the school’s and the person’s name, for them alone', async () => {
    expect(await judge('marigoldlane123', near)).toBe('guessed');
    expect(await judge('wrenfieldhithe7', near)).toBeUndefined();
    expect(await judge('wrenfieldhithe7', ['Wrenfield Hithe School'])).toBe('guessed');
  });

  test('is each of those that everybody chooses, repeated or filled up to twelve characters', async () => {
    const most = (dictionary['passwords-common'] as readonly string[]).slice(0, 4000);
    const filled = most
      .filter((_, at) => at % 100 === 0)
      .flatMap((word) => [
        `${word}123456789012`,
        `${word}2026!!!!!!!!!!`,
        word.repeat(Math.ceil(12 / word.length) + 1),
      ]);
    const missed = [];
    for (const one of filled) if ((await judge(one, [])) === undefined) missed.push(one);
    expect(filled.length).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });
});

describe('the list of common ones', () => {
  test('holds ten thousand, each once, in their order, and no word that can be read', () => {
    const bytes = Buffer.from(commonPasswords, 'base64');
    expect(bytes.length).toBe(10_000 * bytesEach);
    const each = Array.from({ length: 10_000 }, (_, at) =>
      bytes.subarray(at * bytesEach, (at + 1) * bytesEach).toString('hex'),
    );
    expect(each.toSorted()).toEqual(each);
    expect(new Set(each).size).toBe(10_000);
  });

  test('finds the first, the last and no other', () => {
    const bytes = Buffer.from(commonPasswords, 'base64');
    expect(isCommon('teapot-harbour-nine')).toBe(false);
    expect(bytes.includes(createHash('sha256').update('1q2w3e4r5t6y').digest().subarray(0, bytesEach))).toBe(
      true,
    );
  });
});

describe('a file of breached passwords', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-breached-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const hashOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();
  const words = Array.from({ length: 3000 }, (_, at) => `stolen password ${at}`);
  const write = (name: string, end: (at: number) => string, first = '0'.repeat(40)) => {
    const file = join(folder, name);
    const lines = [first, ...words.map(hashOf).toSorted()].map((hash, at) => `${hash}${end(at)}`);
    writeFileSync(file, lines.join(''));
    return file;
  };

  test.each([
    ['with counts', (at: number) => `:${at ** 3 + 1}\r\n`],
    ['without them', () => '\n'],
  ])('%s: every one in it is found, and none that is not', async (name, end) => {
    const file = write(name, end);
    for (const word of words.slice(0, 400)) expect([word, await isInFile(file, word)]).toEqual([word, true]);
    const [first, last] = [words.toSorted((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1)).at(0)!, words.at(-1)!];
    expect(await isInFile(file, first)).toBe(true);
    expect(await isInFile(file, last)).toBe(true);
    for (let at = 0; at < 400; at++) expect(await isInFile(file, `never stolen ${at}`)).toBe(false);
    expect(readBreached(file, [])).toBe(file);
  });

  test('keeps a good password out that is in it; one that cannot be read keeps nobody out and is told', async () => {
    const file = write('told', () => '\n');
    const log = (event: EventName) => void told.push(event);
    expect(await passwordJudge({ breached: file, log })('stolen password 17', near)).toBe('breached');
    expect(told).toEqual([]);
    const gone = passwordJudge({ breached: join(folder, 'gone'), log });
    expect(await gone('teapot-harbour-nine', near)).toBeUndefined();
    expect(told).toEqual(['breached passwords not read']);
  });

  test.each(['password\n123456\n', `${'F'.repeat(40)}\n`, `${hashOf('x')}:1\n`, ''])(
    'that begins %j is refused when Alongside starts',
    (text) => {
      const file = join(folder, 'wrong');
      writeFileSync(file, text);
      const problems: string[] = [];
      readBreached(file, problems);
      expect(problems.join()).toContain('does not begin as a list of SHA-1');
    },
  );

  test('that is not there is refused as well', () => {
    const problems: string[] = [];
    readBreached(join(folder, 'nowhere'), problems);
    expect(problems.join()).toContain('ENOENT');
    expect(readBreached(undefined, problems)).toBeUndefined();
  });
});
