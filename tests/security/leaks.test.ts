import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeLog } from '../../src/log/log.ts';
import { deliverPost } from '../../src/features/notices/deliver/postman.ts';
import type { Message } from '../../src/mail/mailer.ts';
import { paths } from '../../src/paths.ts';
import { permissions } from '../../src/basics/permissions.ts';
import { roles } from '../../src/basics/viewer.ts';
import { addressOf } from '../permissions/things.ts';
import { baseUrl, worlds, type World, type Worlds } from '../permissions/world.ts';
import { formsIn } from './pages.ts';

// Everything that is personal or secret in one school carries a mark; then all of the app is used, and what must not tell
// anything is searched for the mark.

const mark = 'zqxmark7';
const lines: string[] = [];
const told: string[] = [];
const messages: Message[] = [];
const now = '2026-11-24T09:00:00.000Z';
const log = makeLog({ write: (line) => lines.push(line), from: 'info', now: () => now });

let here: Worlds;
let alder: World;
beforeAll(async () => {
  here = await worlds({
    log: (event, held) => {
      told.push(JSON.stringify([event, held]));
      log(event, held);
    },
    mailer: {
      send: async (message) => {
        messages.push(message);
        return { state: 'retry', reason: `450 <${message.to.address}> ${mark} try later` };
      },
    },
  });
  alder = await here.world('Alder Primary');
  await markEverything();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await here.close();
});

async function markEverything(): Promise<void> {
  const { database } = here.app.services;
  const db = database.ofSchool(alder.school.id);
  const name = (what: string) => `${mark}-${what}`;
  await db
    .updateTable('pupil')
    .set({ surname: name('Begum'), forename: name('Amina'), known_as: name('Ami') })
    .execute();
  await db
    .updateTable('contact')
    .set({ name: name('Rukia'), email: `${mark}@example.org`, phone: name('020'), address: name('Row') })
    .execute();
  for (const role of roles) {
    const { staffId, accountId } = alder.school.viewer[role];
    const email = `${mark}.${role}@example.org`;
    await db
      .updateTable('staff')
      .set({ name: name(role), email })
      .where('id', '=', staffId)
      .execute();
    await database.accounts
      .updateTable('account_user')
      .set({ name: name(role), email })
      .where('id', '=', accountId)
      .execute();
  }
}

/** What stands around the mark in a text, as it is or written in another way. */
function leakIn(text: string): string | undefined {
  const lower = text.toLowerCase();
  const at = [mark, Buffer.from(mark).toString('hex')]
    .map((one) => lower.indexOf(one))
    .find((one) => one >= 0);
  if (at !== undefined) return text.slice(Math.max(0, at - 40), at + 40);
  // Four letters stand for three bytes, and may begin anywhere.
  const unpacked = (text.match(/[\w+/-]{8,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString('latin1')),
  );
  return unpacked.find((one) => one.includes(mark));
}

interface Seen {
  /** Addresses that a browser is led to or shown. */
  readonly urls: Set<string>;
  /** Pages of something that went wrong. */
  readonly errors: string[];
  /** Names of files. */
  readonly files: string[];
  shown: number;
}

const seen: Seen = { urls: new Set(), errors: [], files: [], shown: 0 };

function note(answer: Awaited<ReturnType<Worlds['ask']>>): void {
  const { headers, body, statusCode } = answer;
  if (headers.location) seen.urls.add(String(headers.location));
  if (headers['content-disposition']) seen.files.push(String(headers['content-disposition']));
  if (!String(headers['content-type']).startsWith('text/html')) return;
  for (const [, url] of body.matchAll(/ (?:href|action|data-save|data-progress|src)="([^"]*)"/g))
    if (!/^(?:mailto|tel|data):/.test(url!)) seen.urls.add(url!);
  if (body.includes(mark)) seen.shown += 1;
  // What somebody was sending is kept in the page for them to send again: that is theirs.
  const main = (/<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body).replaceAll(/<input type="hidden"[^>]*>/g, '');
  if ([403, 404, 413, 500, 503, 507].includes(statusCode)) seen.errors.push(main);
}

async function useEverything(): Promise<void> {
  for (const route of here.app.routes.filter(({ method }) => method === 'GET'))
    for (const role of roles) note(await here.ask(route, alder.things, alder.cookies[role]));
  for (const route of here.app.routes) note(await here.ask(route, alder.things, undefined));
  for (const route of here.app.routes.filter(({ method }) => method === 'GET')) {
    if (!('may' in route) || !(permissions[route.may] as readonly string[]).includes('senco')) continue;
    const page = await here.ask(route, alder.things, alder.cookies.senco);
    for (const form of formsIn(page.body)) {
      if (form.action === paths.signOut()) continue;
      const fields = form.fields.map(({ name, type, values }): [string, string] => [
        name,
        /hidden|radio|checkbox|select|button/.test(type) ? (values[0] ?? '') : values[0] || `${mark} typed`,
      ]);
      note(await send(form.action, fields, alder.cookies.senco));
    }
  }
}

const send = (url: string, fields: [string, string][], cookie?: string) =>
  here.app.server.inject({
    method: 'POST',
    url,
    headers: {
      origin: baseUrl,
      'user-agent': `${mark} browser`,
      ...(cookie ? { cookie } : {}),
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  });

async function comeAndGoWrong(): Promise<void> {
  const address = `${mark}.teacher@example.org`;
  for (const [email, password] of [
    [address, `${mark}-wrong-password`],
    [`${mark}.unknown@example.org`, `${mark}-wrong-password`],
    [address, 'marigold-kettle-42'],
  ] as const)
    note(
      await send(paths.signIn(), [
        ['email', email],
        ['password', password],
        ['next', paths.account()],
      ]),
    );
  note(await send(paths.forgotten(), [['email', address]]));
  note(await send(paths.reset({ token: `${mark}token` }), [['newPassword', `${mark} new password`]]));
  note(
    await here.app.server.inject({
      url: `/pupils/${mark}?name=${mark}`,
      headers: { cookie: alder.cookies.senco },
    }),
  );
  note(await here.app.server.inject({ url: `/${mark}/%zz` }));
  note(await send(`/nowhere/${mark}`, [['name', mark]]));
  await deliverPost(
    here.app.services.database,
    here.app.services.mailer,
    here.app.services.mailFrom,
    () => now,
  );
}

/** A fault whose message repeats what was typed, as those of databases do. */
async function fail(): Promise<void> {
  const fault = Object.assign(new Error(`Key (name)=(${mark}-Begum) already exists`), {
    code: '23514',
    detail: mark,
  });
  vi.spyOn(here.app.services.database, 'together').mockRejectedValueOnce(fault);
  // Whoever used everything has ended their session too.
  const { school, cookies } = await here.world('Birch Primary');
  const answer = await send(paths.contactNew({ pupil: school.ownPupil }), [['name', mark]], cookies.senco);
  expect(answer.statusCode).toBe(500);
  note(answer);
}

describe('after everything was used and much went wrong', () => {
  beforeAll(async () => {
    await useEverything();
    await comeAndGoWrong();
    await fail();
  }, 240_000);

  test('the pages did show what is marked, so there was something to leak', () => {
    expect(seen.shown).toBeGreaterThan(100);
    expect(seen.urls.size).toBeGreaterThan(60);
    expect(seen.errors.length).toBeGreaterThan(50);
    expect(lines.length).toBeGreaterThan(500);
    expect(messages.length).toBeGreaterThan(0);
    expect(lines.some((line) => line.includes('"fault in a request"'))).toBe(true);
  });

  test('no line of the log tells anything, not even before the list of fields holds it back', () => {
    expect(lines.map(leakIn).filter(Boolean)).toEqual([]);
    expect(lines.filter((line) => line.includes('withheld'))).toEqual([]);
    expect(told.map(leakIn).filter(Boolean)).toEqual([]);
  });

  test('no address that somebody is led to tells anything', () => {
    const own = (url: string) =>
      !url.includes(encodeURIComponent(`/pupils/${mark}`)) && !url.includes(`/nowhere/${mark}`);
    expect([...seen.urls].filter(own).map(leakIn).filter(Boolean)).toEqual([]);
  });

  test('no page of something that went wrong tells anything', () => {
    expect(seen.errors.map(leakIn).filter(Boolean)).toEqual([]);
  });

  test('no name of a file and no subject of a message tells anything', () => {
    expect(seen.files.length).toBeGreaterThan(0);
    expect(seen.files.map(leakIn).filter(Boolean)).toEqual([]);
    expect(messages.map(({ subject }) => leakIn(subject)).filter(Boolean)).toEqual([]);
    for (const { subject } of messages) expect(subject).not.toMatch(/[\r\n]/);
    expect(messages.some(({ text }) => leakIn(text) !== undefined)).toBe(true);
  });
});

describe('the search sees what leaks', () => {
  test.each([
    ['as it is', `{"name":"${mark}-Begum"}`],
    ['in capitals', `Error for ${mark.toUpperCase()}`],
    ['in base 64', Buffer.from(`name=${mark}-Begum&x`).toString('base64')],
    ['in base 64, moved by one', Buffer.from(`name =${mark}-Begum&x`).toString('base64')],
    ['in hexadecimal', Buffer.from(mark).toString('hex')],
  ])('%s', (_, text) => expect(leakIn(text)).toBeDefined());

  test('and nothing where there is nothing', () =>
    expect(leakIn('{"event":"request","status":200}')).toBeUndefined());

  test('a planted leak stands in the log as "withheld", and is found before', () => {
    const held = { reason: `${mark} Begum` };
    log('mail not sent', held);
    expect(lines.pop()).toContain('withheld');
    expect(leakIn(JSON.stringify(held))).toBeDefined();
  });
});

test('an address of a record is never its name', () => {
  expect(addressOf(paths.pupil.pattern, alder.things)).toMatch(/^\/pupils\/[0-9a-z]{26}$/);
});
