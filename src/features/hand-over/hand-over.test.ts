import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn } from '../../samples/signed-in.ts';
import type { Role } from '../../basics/viewer.ts';
import { makeKeyPair, packChildFile, readChildFile, unlock } from '../../files/child-file.ts';
import { paths } from '../../paths.ts';
import { tinyApp, type TinyApp } from '../../samples/tiny-app.ts';
import { thingsOf } from '../../../tests/permissions/things.ts';
import { childTableNames, everythingOf } from '../data-protection/index.ts';
import { staysBehind, travelling, travels } from './rules.ts';
import { recordIn } from './take-in.ts';

const passphrase = 'abcd-efgh-jkmn-pqrs-tuvw';
let tiny: TinyApp;
let cookie: string;
beforeAll(async () => {
  tiny = await tinyApp();
  // Signed in before the teacher has an authenticator app.
  await tiny.cookieOf('teacher');
  await thingsOf(tiny.app.services.database, tiny.alder);
  cookie = await signedIn(tiny.app, tiny.birch.viewer.senco.accountId);
});
afterAll(() => tiny.app.close());

const origin = 'http://localhost:3000';
const dbOf = (school: 'alder' | 'birch') => tiny.app.services.database.ofSchool(tiny[school].id);
const going = {
  to: 'Birch Primary',
  reason: 'moves',
  'leftOn-day': '20',
  'leftOn-month': '11',
  'leftOn-year': '2026',
  passphrase,
};
const make = async (who: Role = 'senco', more: Record<string, string> = {}) =>
  tiny.post(who, paths.handOver({ pupil: tiny.alder.ownPupil }), { ...going, ...more });

const there = (url: string) => tiny.app.server.inject({ url, headers: { cookie } });
const sendThere = (url: string, form: Record<string, string>) =>
  tiny.app.server.inject({
    method: 'POST',
    url,
    headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
function upload(bytes: Uint8Array, secret = passphrase) {
  const field = (name: string) => `--x\r\ncontent-disposition: form-data; name="${name}"`;
  const payload = Buffer.concat([
    Buffer.from(
      `${field('passphrase')}\r\n\r\n${secret}\r\n${field('file')}; filename="a.alongside"\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n--x--\r\n'),
  ]);
  return tiny.app.server.inject({
    method: 'POST',
    url: paths.filesIn(),
    headers: { origin, cookie, 'content-type': 'multipart/form-data; boundary=x' },
    payload,
  });
}
const takeIn = async (bytes: Uint8Array, into: string, secret = passphrase) => {
  const { location } = (await upload(bytes, secret)).headers;
  return sendThere(String(location), { into });
};
const countAt = async (school: 'alder' | 'birch') =>
  (await dbOf(school).selectFrom('pupil').select('id').execute()).length;

test('every table of a child either travels or says why it stays', () => {
  expect([...travels, ...Object.keys(staysBehind)].toSorted()).toEqual(childTableNames.toSorted());
});

describe('the file of a child', () => {
  let file: Buffer;

  test('is made by the SENCO, locked, and written down; by a teacher it is not', async () => {
    expect((await make('teacher')).statusCode).toBe(404);
    const made = await make();
    expect(made.statusCode).toBe(200);
    expect(made.headers['content-disposition']).toBe('attachment; filename="child-file.alongside"');
    file = made.rawPayload;
    expect(file.includes('Amina')).toBe(false);
    const line = await dbOf('alder')
      .selectFrom('audit')
      .select('pupil_id')
      .where('action', '=', 'made')
      .execute();
    expect(line).toEqual([{ pupil_id: tiny.alder.ownPupil }]);
    const page = await tiny.get('senco', paths.handOver({ pupil: tiny.alder.ownPupil }));
    expect(page.body).toMatch(/Your school’s key.*Made for Birch Primary/s);
  });

  test('says what is missing, and keeps what was typed', async () => {
    const answer = await make('senco', { to: '', passphrase: 'short', 'leftOn-day': '' });
    expect(answer.statusCode).toBe(422);
    for (const say of ['Enter the name of the school', 'at least 12 characters'])
      expect(answer.body).toContain(say);
    expect(answer.body).toContain('value="short"');
  });

  test('is looked through at the other school before anything is written', async () => {
    const sent = await upload(file);
    expect(sent.statusCode).toBe(303);
    const before = await countAt('birch');
    const page = await there(String(sent.headers.location));
    expect(page.body).toMatch(/Amina Begum, born 14 March 2018.*From Alder Primary/s);
    const opened = await unlock(file, passphrase);
    const read = 'opened' in opened ? readChildFile(opened.opened) : opened;
    if (!('file' in read)) throw new Error('not read');
    expect(page.body).toContain(read.file.fingerprint);
    const own = await tiny.get('senco', paths.handOver({ pupil: tiny.alder.ownPupil }));
    expect(own.body).toContain(read.file.fingerprint);
    expect((await sendThere(String(sent.headers.location), {})).statusCode).toBe(422);
    expect(await countAt('birch')).toBe(before);
    expect([...read.file.parts.keys()].filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  });

  test('comes in whole, as history, and the pages of the child open there', async () => {
    // The tiny schools share a UPN; here the child is a new one.
    await dbOf('birch').updateTable('pupil').set({ upn: null, surname: 'Other' }).execute();
    const sent = travelling(await everythingOf(dbOf('alder'), tiny.alder.ownPupil));
    const done = await takeIn(file, 'new');
    const pupil = tiny.alder.ownPupil;
    expect([done.statusCode, done.headers.location]).toEqual([303, paths.pupil({ pupil })]);
    const came = await everythingOf(dbOf('birch'), pupil);
    for (const [table, rows] of Object.entries(sent))
      // One event stands for the other: made there, and came here.
      expect([table, came.get(table as 'event')!.length]).toEqual([table, rows.length]);
    expect(new Set(came.get('document')!.map(({ status }) => status))).toEqual(new Set(['ended']));
    expect(came.get('sen_period')!.every((row) => row['until_on'] !== null)).toBe(true);
    expect(came.get('event')!.map(({ title }) => title)).toContain('Came from Alder Primary, with the file');
    const waiting = await dbOf('birch')
      .selectFrom('delivery')
      .select('id')
      .where('state', '=', 'waiting')
      .execute();
    expect(waiting).toEqual([]);
    const line = await dbOf('birch')
      .selectFrom('audit')
      .select('pupil_id')
      .where('action', '=', 'took in')
      .execute();
    expect(line).toEqual([{ pupil_id: pupil }]);
    const plan = came.get('document')!.find(({ kind }) => kind === 'plan')!['id'] as string;
    for (const url of [
      paths.pupil({ pupil }),
      paths.pupilNotices({ pupil }),
      paths.pupilRegister({ pupil }),
      paths.reviews({ pupil }),
      paths.delivery({ pupil }),
      paths.plan({ document: plan }),
      paths.monday(),
      paths.people(),
    ])
      expect([url, (await there(url)).statusCode]).toEqual([url, url === paths.people() ? 404 : 200]);
    const kept = await dbOf('birch').selectFrom('file_received').select('id').execute();
    expect(kept).toHaveLength(1);
    const staff = await dbOf('birch')
      .selectFrom('staff')
      .select(['account_id', 'until_on', 'job_title'])
      .where('email', 'like', '%.invalid')
      .execute();
    expect(staff.length).toBeGreaterThan(0);
    expect(staff.every(({ account_id, until_on }) => account_id === null && until_on! < '2026-11-24')).toBe(
      true,
    );
    expect(staff[0]!.job_title).toContain('Alder Primary');
  });

  test('taken in again, nothing is there twice, and it says so', async () => {
    const counts = async () =>
      [...(await everythingOf(dbOf('birch'), tiny.alder.ownPupil))]
        .filter(([table]) => !['audit', 'event', 'hand_over'].includes(table))
        .map(([table, rows]) => [table, rows.length]);
    const before = await counts();
    const sent = await upload(file);
    expect((await there(String(sent.headers.location))).body).toContain('taken in before');
    expect((await sendThere(String(sent.headers.location), { into: 'new' })).statusCode).toBe(422);
    expect((await sendThere(String(sent.headers.location), { into: tiny.alder.ownPupil })).statusCode).toBe(
      303,
    );
    expect(await counts()).toEqual(before);
  });

  test('goes to the child who is there already, with the parents who are', async () => {
    const { otherPupil: pupil } = tiny.birch;
    // As if the child had never come under the id of the other school.
    const opened = await unlock(file, passphrase);
    const read = 'opened' in opened ? readChildFile(opened.opened) : opened;
    if (!('file' in read)) throw new Error('not read');
    const { rows, staff } = recordIn(read.file);
    const text = JSON.stringify({ rows, staff }).replaceAll(tiny.alder.ownPupil, 'another-child');
    const ids = [
      ...new Set(
        Object.values(rows)
          .flat()
          .map((row) => row['id']),
      ),
    ].filter((id) => id !== tiny.alder.ownPupil);
    const fresh = ids.reduce<string>(
      (all, id) => all.replaceAll(String(id), `n${String(id).slice(1)}`),
      text,
    );
    const renamed = fresh.replaceAll('H211400026001', 'G21140002601A');
    const { bytes } = await packChildFile(
      read.file.about,
      [{ name: 'record.json', bytes: Buffer.from(renamed) }],
      makeKeyPair(),
    );
    await dbOf('birch').updateTable('pupil').set({ upn: 'G21140002601A' }).where('id', '=', pupil).execute();
    await dbOf('birch')
      .insertInto('contact')
      .values({
        id: 'rukia-here',
        pupil_id: pupil,
        name: 'rukia begum',
        relation: 'mother',
        priority: 1,
        parental_responsibility: 'yes',
        email: 'new@example.org',
        phone: null,
        address: null,
        language: null,
        interpreter: 'unknown',
        withhold_reason: null,
        from_on: '2026-11-01',
        until_on: null,
      })
      .execute();
    const sent = await upload(bytes, '');
    const page = await there(String(sent.headers.location));
    expect(page.body).toContain('The same UPN');
    expect(page.body).toContain('signed with another key before');
    expect((await sendThere(String(sent.headers.location), { into: pupil })).statusCode).toBe(303);
    const came = await everythingOf(dbOf('birch'), pupil);
    expect(came.get('contact')!.map(({ id, email }) => [id, email])).toEqual([
      ['rukia-here', 'new@example.org'],
    ]);
    expect(came.get('document')!.length).toBe(rows.document!.length);
    expect(came.get('pupil')!.map(({ surname }) => surname)).toEqual(['Other']);
  });

  describe('is refused, with what to do, and nothing is written', () => {
    const open = async () => {
      const opened = await unlock(file, passphrase);
      if (!('opened' in opened)) throw new Error('locked');
      return Buffer.from(opened.opened);
    };
    const signed = async (
      change: (record: { rows: Record<string, Record<string, unknown>[]>; staff: unknown[] }) => void,
    ) => {
      const read = readChildFile(await open());
      if (!('file' in read)) throw new Error('not read');
      const record = JSON.parse(Buffer.from(read.file.parts.get('record.json')!).toString());
      change(record);
      const part = { name: 'record.json', bytes: Buffer.from(JSON.stringify(record)) };
      return (await packChildFile(read.file.about, [part], makeKeyPair())).bytes;
    };
    const refuses = async (bytes: Uint8Array, says: string, secret = '') => {
      const before = await countAt('birch');
      const answer = await upload(bytes, secret);
      expect([answer.statusCode, answer.body.includes(says)]).toEqual([422, true]);
      expect(await countAt('birch')).toBe(before);
    };

    test('locked, or with another passphrase', async () => {
      await refuses(file, 'Enter the passphrase', '');
      await refuses(file, 'does not open this file', 'another-passphrase');
    });
    test('changed on the way', async () => {
      const begins = 'alongside-child-file\n'.length;
      const bytes = await open();
      const inner = gunzipSync(bytes.subarray(begins)).toString('latin1').replace('Amina', 'Anima');
      const again = Buffer.concat([bytes.subarray(0, begins), gzipSync(Buffer.from(inner, 'latin1'))]);
      await refuses(again, 'changed or damaged');
    });
    test('cut off', async () => refuses((await open()).subarray(0, 400), 'did not arrive whole'));
    test('something else', async () =>
      refuses(Buffer.from('Forename,Surname\n'), 'not a file that Alongside made'));
    test('none', async () => {
      const answer = await tiny.app.server.inject({
        method: 'POST',
        url: paths.filesIn(),
        headers: { origin, cookie, 'content-type': 'multipart/form-data; boundary=x' },
        payload: '--x\r\ncontent-disposition: form-data; name="passphrase"\r\n\r\n\r\n--x--\r\n',
      });
      expect(answer.body).toContain('Choose the file');
    });
    test('signed, with a column that is none', async () =>
      refuses(await signed(({ rows }) => (rows['pupil']![0]!['school_id'] = 'x')), 'cannot take in'));
    test('signed, with a table that stays behind', async () =>
      refuses(await signed(({ rows }) => (rows['audit'] = [{ id: 'a' }])), 'cannot take in'));
    test('signed, about another child as well', async () =>
      refuses(
        await signed(({ rows }) => (rows['contact']![0]!['pupil_id'] = tiny.birch.otherPupil)),
        'cannot take in',
      ));

    test('signed, and the database does not take it: the page says so, and nothing stays', async () => {
      const bytes = await signed(({ rows }) => (rows['document']![0]!['kind'] = 'recipe'));
      const sent = await upload(bytes, '');
      const before = await everythingOf(dbOf('birch'), tiny.alder.ownPupil);
      const fresh = await signed(({ rows }) => {
        rows['document']![0]!['kind'] = 'recipe';
        rows['document']![0]!['id'] = 'fresh-document';
      });
      expect(sent.statusCode).toBe(303);
      const answer = await takeIn(fresh, tiny.alder.ownPupil, '');
      expect([answer.statusCode, answer.body.includes('Nothing was written')]).toEqual([422, true]);
      expect(await everythingOf(dbOf('birch'), tiny.alder.ownPupil)).toEqual(before);
    });
    test('signed, with a document that is another child’s here', async () => {
      const other = (await everythingOf(dbOf('birch'), tiny.birch.otherPupil)).get('document')![0]!['id'];
      const bytes = await signed(({ rows }) => (rows['document']![0]!['id'] = other));
      const answer = await takeIn(bytes, tiny.alder.ownPupil, '');
      expect([answer.statusCode, answer.body.includes('Nothing was written')]).toEqual([422, true]);
    });
  });
});

test('the key with which a school signs is locked in the database, and made anew under another secret', async () => {
  await make();
  const keys = () =>
    dbOf('alder').selectFrom('school_key').select(['public_key', 'private_key']).orderBy('made_at').execute();
  const before = await keys();
  expect(before.map(({ private_key: pem }) => pem.includes('ENCRYPTED'))).toEqual([true]);
  await make();
  expect(await keys()).toEqual(before);
  const elsewhere = makeKeyPair('the secret of another installation');
  await dbOf('alder')
    .updateTable('school_key')
    .set({ public_key: elsewhere.publicKey, private_key: elsewhere.privateKey } as never)
    .execute();
  await make();
  expect(await keys()).toHaveLength(2);
});
