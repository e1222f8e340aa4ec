import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeApp, type App } from '../../src/app.ts';
import { newId } from '../../src/database/id.ts';
import { claim, schoolsWithWork, workIsDue } from '../../src/database/school-work.ts';
import { deliverPost } from '../../src/features/notices/deliver/postman.ts';
import type { Mailer, Message } from '../../src/mail/mailer.ts';
import { paths } from '../../src/paths.ts';
import { emptyDatabase } from '../../src/samples/empty-database.ts';
import { samplePassword, tinySchool, type TinySchool } from '../../src/samples/tiny-school.ts';

// The clock of the machine was ahead and is put right while people work: what then?

const ahead = '2026-11-27T09:00:00.000Z';
const right = '2026-11-24T09:00:00.000Z';
const baseUrl = 'http://localhost:3000';
let now: string;
let app: App;
let alder: TinySchool;
let cookie: string;
beforeEach(async () => {
  now = ahead;
  const database = await emptyDatabase();
  app = await makeApp({
    database,
    dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
    baseUrl,
    clock: { now: () => now, today: () => now.slice(0, 10) },
    post: 'by hand',
  });
  alder = await tinySchool(database);
  const email = `senco.${alder.id.slice(-6)}@example.org`;
  const answer = await send(paths.signIn(), { email, password: samplePassword });
  cookie = String(answer.headers['set-cookie']).split(';')[0]!;
});
afterEach(() => app.close());

const send = (url: string, form: Readonly<Record<string, string>>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { origin: baseUrl, cookie: cookie ?? '', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
const db = () => app.services.database.ofSchool(alder.id);

async function writeLetter(): Promise<void> {
  const pupil = alder.ownPupil;
  const parent = await db()
    .selectFrom('contact')
    .select('id')
    .where('pupil_id', '=', pupil)
    .executeTakeFirstOrThrow();
  const told = await send(paths.concernFromParent({ pupil }), {
    words: 'She cries before school',
    raisedOn: now.slice(0, 10),
    who: parent.id,
  });
  const concern = told.headers.location!.split('/').at(-1)!;
  const answered = await send(paths.concernReply({ concern }), {
    reply: 'We will look together',
    letter: 'yes',
  });
  expect(answered.statusCode).toBe(303);
}

function post() {
  const taken: Message[] = [];
  const mailer: Mailer = {
    send: async (message) => {
      taken.push(message);
      return { state: 'sent', response: 'taken' };
    },
  };
  const from = { name: 'Alongside', address: 'alongside@example.org' };
  return { taken, round: () => deliverPost(app.services.database, mailer, from, () => now) };
}

test('a letter that was written before is sent now, not in three days, and once', async () => {
  await writeLetter();
  now = right;
  const { taken, round } = post();
  await round();
  expect(taken).toHaveLength(1);
  await round();
  expect(taken).toHaveLength(1);
});

describe('the control: work that is put off on purpose', () => {
  test.each([
    ['until in four hours waits', '2026-11-24T13:00:00.000Z', 0],
    ['until an hour ago is due', '2026-11-24T08:00:00.000Z', 1],
  ])('%s', async (_name, at, count) => {
    await workIsDue(db(), 'post', at);
    expect(await schoolsWithWork(app.services.database, 'post', right, 20)).toHaveLength(count);
  });
});

test('work that somebody held by the wrong clock is free again; what is held now is not', async () => {
  await workIsDue(db(), 'post', '2026-11-24T08:00:00.000Z');
  const [one, other] = [
    { id: newId(), seconds: 300 },
    { id: newId(), seconds: 300 },
  ];
  expect(await claim(app.services.database, alder.id, 'post', one, ahead)).toBe(true);
  expect(await schoolsWithWork(app.services.database, 'post', right, 20)).toEqual([alder.id]);
  expect(await claim(app.services.database, alder.id, 'post', other, right)).toBe(true);
  expect(await claim(app.services.database, alder.id, 'post', one, right)).toBe(false);
  expect(await schoolsWithWork(app.services.database, 'post', right, 20)).toEqual([]);
});

test('people stay signed in, and what they write is kept in the order in which they wrote it', async () => {
  const raise = (words: string) =>
    send(paths.concernNew({ pupil: alder.ownPupil }), { words, once: newId() });
  expect((await raise('before')).statusCode).toBe(303);
  now = right;
  expect((await raise('after')).statusCode).toBe(303);
  const kept = await db().selectFrom('concern').select('words').orderBy('id').execute();
  expect(kept.map(({ words }) => words)).toEqual(['before', 'after']);
  const lines = await db()
    .selectFrom('audit')
    .select('at')
    .where('action', '=', 'raised')
    .orderBy('id')
    .execute();
  expect(lines.map(({ at }) => at)).toEqual([ahead, right]);
});
