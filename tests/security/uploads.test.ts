import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { house, type House, type Visitor } from './house.ts';

let here: House;
let senco: Visitor;
beforeAll(async () => {
  here = await house('http://localhost:3000');
  senco = here.visitor();
  await senco.signIn('senco');
});
afterAll(() => here.close());

const boundary = 'x7f3a';

/** One file in a form, byte for byte as a browser would send it, or as one would not. */
function upload(file: { name: string; type?: string; bytes: Uint8Array | string }, extra = '') {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\npupils\r\n${extra}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type ?? 'text/csv'}\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(head),
    Buffer.from(file.bytes),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return here.app.server.inject({
    method: 'POST',
    url: paths.imports(),
    headers: {
      origin: here.baseUrl,
      cookie: [...senco.jar].map((pair) => pair.join('=')).join('; '),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  });
}

const list = 'UPN,Surname,Forename,Date of birth,Year\nH211400026001,Begum,Amina,14/03/2018,4\n';
const runs = async () =>
  here.app.services.database
    .ofSchool(here.alder.id)
    .selectFrom('import_run')
    .select(['file_name', 'content'])
    .execute();

test('a list is taken: the control', async () => {
  const answer = await upload({ name: 'pupils.csv', bytes: list });
  expect([answer.statusCode, String(answer.headers.location)]).toEqual([
    303,
    expect.stringMatching(/^\/imports\/[0-9a-z]{26}$/),
  ]);
  expect((await runs()).map(({ file_name }) => file_name)).toEqual(['pupils.csv']);
});

describe('what a file is, its content says, and not its name or its type', () => {
  test.each<[string, Uint8Array | string]>([
    ['a workbook', Buffer.from('504b030414000600', 'hex')],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a PDF', '%PDF-1.7\n'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a program of Linux', Buffer.from('7f454c4602010100000000000000000002003e00', 'hex')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['nothing', ''],
  ])('%s named pupils.csv is refused beside the field', async (_, bytes) => {
    const before = (await runs()).length;
    const answer = await upload({ name: 'pupils.csv', bytes });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('There is something to put right');
    expect(await runs()).toHaveLength(before);
  });

  test('a page is a list without rows, and is never shown as a page', async () => {
    const page = '<html><script>xss7f3a()</script></html>,x\n<b>1</b>,2\n';
    const answer = await upload({ name: 'pupils.html', type: 'text/html', bytes: page });
    const shown = await senco.get(String(answer.headers.location ?? paths.imports()));
    expect(shown.body).not.toContain('<script>xss');
  });
});

describe('how large', () => {
  test('a file past 20 MB is refused, and says so', async () => {
    const answer = await upload({ name: 'pupils.csv', bytes: Buffer.alloc(20_000_001, 'a,b\n') });
    expect(answer.statusCode).toBe(413);
    expect(answer.body).toContain('smaller than 20 MB');
  });

  test('a second file and a thousand fields are refused', async () => {
    const field = (at: number) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="f${at}"\r\n\r\nx\r\n`;
    const many = Array.from({ length: 1_000 }, (_, at) => field(at)).join('');
    expect((await upload({ name: 'pupils.csv', bytes: list }, many)).statusCode).toBe(413);
    const second = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${list}\r\n`;
    expect((await upload({ name: 'pupils.csv', bytes: list }, second)).statusCode).toBe(413);
  });

  test('more than 20,000 rows are refused without being kept as children', async () => {
    const answer = await upload({ name: 'pupils.csv', bytes: list + 'x,y,z,14/03/2018,4\n'.repeat(20_001) });
    expect(answer.statusCode).toBeLessThan(500);
    const children = await here.app.services.database
      .ofSchool(here.alder.id)
      .selectFrom('pupil')
      .select('id')
      .execute();
    expect(children).toHaveLength(2);
  });
});

describe('the name of a file', () => {
  test.each([
    '../../../etc/passwd',
    '..\\..\\pupils.csv',
    '/etc/cron.d/x.csv',
    'C:\\Windows\\x.csv',
    'a\u0000b.csv',
    'pupils\u202evsc.exe',
    '<script>xss7f3a()</script>.csv',
    '%22%0d%0aSet-Cookie: a=b',
    'x'.repeat(5_000),
    '.',
  ])('%j names nothing on this machine', async (name) => {
    const answer = await upload({ name, bytes: list });
    expect(answer.statusCode).toBeLessThan(500);
    const page = await senco.get(paths.imports());
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<script>xss');
    expect(answer.headers['set-cookie']).toBeUndefined();
    const kept = (await runs()).map(({ file_name }) => file_name);
    for (const one of kept) expect(one).not.toMatch(/[\u0000\u202e/\\]|^.{201}/);
  });
});

test('what nobody can type is not kept, wherever in a file it stands', async () => {
  const far = `${list}${'H211400026001,Begum,Amina,14/03/2018,4\n'.repeat(200)}H,Be\u0000gum\u202e,Ami\u0007na,1,4\n`;
  const answer = await upload({ name: 'far.csv', bytes: far });
  expect(answer.statusCode).toBe(303);
  const kept = (await runs()).find(({ file_name }) => file_name === 'far.csv')!;
  expect(kept.content).toContain('Begum');
  expect(kept.content).not.toContain('\u0000');
  expect((await senco.get(String(answer.headers.location))).statusCode).toBe(200);
});
