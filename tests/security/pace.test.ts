import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventName, Fields } from '../../src/log/log.ts';
import { paths } from '../../src/paths.ts';
import { house, type House } from './house.ts';

// Somebody signed in who asks faster than a person can is asked to wait, and loses nothing that they typed.

const told: [EventName, Fields][] = [];
let here: House;
beforeAll(async () => {
  here = await house('http://localhost:3000', {
    log: (event, held = {}) => void told.push([event, held]),
    pace: { ordinary: 12, costly: 3 },
  });
});
afterAll(() => here.close());

describe('more requests than a person makes', () => {
  test('are answered with when to come back, and what was typed is kept', async () => {
    const who = here.visitor();
    await who.signIn('teacher');
    const answers = [];
    for (let turn = 0; turn < 14; turn++) answers.push((await who.get(paths.account())).statusCode);
    expect(answers).toEqual([...Array.from({ length: 12 }, () => 200), 429, 429]);
    const sent = await who.post(paths.concernNew({ pupil: here.alder.ownPupil }), {
      words: 'Reads more slowly & "stops"',
      once: 'a-token',
    });
    expect(sent.statusCode).toBe(429);
    expect(Number(sent.headers['retry-after'])).toBeGreaterThan(0);
    expect(sent.body).toMatch(/You can go on in (?:a second|\d+ seconds)/);
    expect(sent.body).toContain('Reads more slowly &amp; &quot;stops&quot;');
    expect(sent.body).toContain('However often you try, it counts once');
    const concerns = await here.app.services.database
      .ofSchool(here.alder.id)
      .selectFrom('concern')
      .selectAll()
      .execute();
    expect(concerns).toEqual([]);
    const last = told.findLast(([event]) => event === 'refused')![1];
    expect(last).toMatchObject({ reason: 'too many requests', account: here.alder.viewer.teacher.accountId });
  });

  test('hold back nobody else, and no page that needs no sign-in', async () => {
    const other = here.visitor();
    await other.signIn('head');
    expect((await other.get(paths.account())).statusCode).toBe(200);
    for (let turn = 0; turn < 20; turn++)
      expect((await here.visitor().get(paths.signIn())).statusCode).toBe(200);
  });

  test('of what costs much are fewer, and pages go on', async () => {
    const who = here.visitor();
    await who.signIn('senco');
    const answers = [];
    for (let turn = 0; turn < 4; turn++) answers.push((await who.get(paths.registerDownload())).statusCode);
    expect(answers).toEqual([200, 200, 200, 429]);
    expect((await who.get(paths.account())).statusCode).toBe(200);
  });

  test('are those that say so: whole records, lists and letters', () => {
    const costly = here.app.routes.flatMap((route) =>
      'costly' in route && route.costly ? [`${route.method} ${route.at.pattern}`] : [],
    );
    expect(costly).toEqual(
      expect.arrayContaining([
        `GET ${paths.registerDownload.pattern}`,
        `GET ${paths.accessCopy.pattern}`,
        `GET ${paths.noticeLetter.pattern}`,
        `POST ${paths.imports.pattern}`,
        `POST ${paths.handOver.pattern}`,
      ]),
    );
  });
});
