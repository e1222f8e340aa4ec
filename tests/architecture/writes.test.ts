import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverPost } from '../../src/features/notices/deliver/postman.ts';
import { writeNotice } from '../../src/features/notices/index.ts';
import { parentsOf } from '../../src/features/pupils/index.ts';
import { paths } from '../../src/paths.ts';
import { tinyApp, type TinyApp } from '../../src/samples/tiny-app.ts';

// Decision 0010: whatever the app keeps is in the database, so that several processes on several machines need share nothing else.

const root = join(import.meta.dirname, '../..');

/** Who may write files, and which. */
const mayWrite: Readonly<Record<string, string>> = {
  'src/accounts/secret.ts': 'the key beside the data, where SECRET is not set',
  'src/mail/outbox.ts': 'messages, where there is no mail server',
  'src/database/connection.ts': 'the folder of a SQLite file',
};
/** What runs at a terminal, beside the app. */
const atATerminal = /^src\/(?:backup|commands|samples)\//;

const writes = (text: string): boolean =>
  /\b(?:writeFile|appendFile|createWriteStream|mkdir|mkdtemp|copyFile|cp|rename|symlink)(?:Sync)?\(|\bopen\([^)]*'(?:w|a|r\+)/.test(
    text,
  );

test('only these files of the app write to a disk', () => {
  const found = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path}`)
    .filter((path) => /[.]tsx?$/.test(path) && !path.includes('.test.') && !atATerminal.test(path))
    .filter((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return /from 'node:fs(?:\/promises)?'/.test(text) && writes(text);
    });
  expect(found.toSorted()).toEqual(Object.keys(mayWrite).toSorted());
});

test.each([`writeFileSync(file, text)`, `await open(path, 'w')`, `await appendFile(a, b)`, `mkdirSync(x)`])(
  'one that wrote would be seen: %s',
  (text) => expect(writes(text)).toBe(true),
);

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.app.close());

test('a list that is sent, a file that is made and a letter that goes leave nothing on the disk but the key and the outbox', async () => {
  const { app, alder, db } = tiny;
  const { services } = app;
  const list = await app.server.inject({
    method: 'POST',
    url: paths.imports(),
    headers: {
      origin: services.baseUrl,
      cookie: await tiny.cookieOf('senco'),
      'content-type': 'multipart/form-data; boundary=x',
    },
    payload:
      '--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\npupils\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nForename,Surname,DOB,Year\nZoe,Lind,01/02/2018,4\n\r\n--x--\r\n',
  });
  expect(list.statusCode).toBe(303);
  const made = await tiny.post('senco', paths.handOver({ pupil: alder.ownPupil }), {
    to: 'Birch',
    reason: 'moves',
    'leftOn-day': '20',
    'leftOn-month': '11',
    'leftOn-year': '2026',
    passphrase: '',
  });
  expect(made.statusCode).toBe(200);
  await writeNotice(db, {
    pupilId: alder.ownPupil,
    kind: 'sen-support-begins',
    letter: { about: 'SEN support', blocks: [{ kind: 'paragraph', text: 'We will help.' }] },
    to: await parentsOf(db, alder.ownPupil, '2026-11-24'),
    by: alder.viewer.senco,
    today: '2026-11-24',
    now: '2026-11-24T09:00:00.000Z',
  });
  const { database, mailer, mailFrom } = services;
  expect(await deliverPost(database, mailer, mailFrom, () => '2026-11-24T09:05:00.000Z')).toBe(1);
  expect(readdirSync(services.dataDir).toSorted()).toEqual(['outbox', 'secret']);
});
