import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, SchoolDb } from '../../database/connection.ts';
import type { Mailer, Message, Sent } from '../../mail/mailer.ts';
import { tinySchool, type TinySchool } from '../../samples/tiny-school.ts';
import { parentsOf } from '../pupils/index.ts';
import { deliverPost } from './deliver/postman.ts';
import { deliveriesOf, historyOf, moveDelivery, undelivered } from './deliver/store.ts';
import { findNotice, writeNotice } from './store.ts';
import { schoolsWithWork } from '../../database/school-work.ts';
import { emptyDatabase } from '../../samples/empty-database.ts';

const today = '2026-11-24';
const at = (time: string) => `${today}T${time}:00.000Z`;
const from = { name: 'Alongside', address: 'alongside@example.org' };
let database: Database;
let alder: TinySchool;
let birch: TinySchool;
let db: SchoolDb;

beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
  birch = await tinySchool(database, 'Birch Primary');
  db = database.ofSchool(alder.id);
});
afterAll(() => database.close());

const letter = {
  about: 'SEN support for your child',
  blocks: [{ kind: 'paragraph' as const, text: 'We will help with reading.' }],
};
const write = async (to = parentsOf(db, alder.ownPupil, today)) =>
  writeNotice(db, {
    pupilId: alder.ownPupil,
    kind: 'sen-support-begins',
    letter,
    to: await to,
    by: alder.viewer.senco,
    today,
    now: at('09:00'),
  });

function answering(...answers: Sent[]): Mailer & { readonly messages: Message[] } {
  const messages: Message[] = [];
  return {
    messages,
    send: async (message) => (messages.push(message), answers[messages.length - 1] ?? answers.at(-1)!),
  };
}

describe('several postmen', () => {
  const one = { id: 'one', seconds: 300 };
  const two = { id: 'two', seconds: 300 };

  test('take each letter once, however many there are at once', async () => {
    await write();
    const mailer = answering({ state: 'sent', response: '250' });
    const posts = await Promise.all(
      [one, two, { id: 'three', seconds: 300 }].map((me) =>
        deliverPost(database, mailer, from, () => at('09:01'), me),
      ),
    );
    expect(posts.toSorted()).toEqual([0, 0, 1]);
    expect(mailer.messages).toHaveLength(1);
  });

  test('one that died in the middle is waited for five minutes, then another takes its letters', async () => {
    await write();
    const never: Mailer = { send: () => Promise.reject(new Error('the process ended')) };
    await expect(deliverPost(database, never, from, () => at('09:01'), one)).rejects.toThrow();
    const mailer = answering({ state: 'sent', response: '250' });
    expect(await deliverPost(database, mailer, from, () => at('09:05'), two)).toBe(0);
    expect(await deliverPost(database, mailer, from, () => at('09:07'), two)).toBe(1);
    expect(await schoolsWithWork(database, 'post', at('23:59'), 10)).toEqual([]);
  });

  test('a school without letters is not even looked at', async () => {
    expect(await schoolsWithWork(database, 'post', at('23:59'), 10)).toEqual([]);
    await write();
    expect(await schoolsWithWork(database, 'post', at('08:59'), 10)).toEqual([]);
    expect(await schoolsWithWork(database, 'post', at('09:00'), 10)).toEqual([alder.id]);
    await deliverPost(database, answering({ state: 'sent', response: '250' }), from, () => at('09:01'));
  });
});

describe('a letter to a parent with an e-mail address', () => {
  test('goes out with the next post, as text and as a PDF, its subject naming nobody', async () => {
    const id = await write();
    const mailer = answering({ state: 'sent', response: '250' });
    expect(await deliverPost(database, mailer, from, () => at('09:01'))).toBe(1);
    expect(mailer.messages[0]).toMatchObject({
      to: { address: 'rukia@example.org' },
      subject: 'A letter from Alder Primary',
    });
    expect(mailer.messages[0]!.text).toContain('We will help with reading.');
    expect(Buffer.from(mailer.messages[0]!.attachments![0]!.content).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await deliveriesOf(db, id)).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(await deliverPost(database, mailer, from, () => at('09:02'))).toBe(0);
  });

  test('waits while the mail server is down, is tried again later, and the SENCO sees it meanwhile', async () => {
    const id = await write();
    const down = answering({ state: 'retry', reason: 'no connection' }, { state: 'sent', response: '250' });
    await deliverPost(database, down, from, () => at('09:01'));
    expect(await deliveriesOf(db, id)).toMatchObject([
      { state: 'waiting', lastError: 'no connection', nextAttemptAt: at('09:02') },
    ]);
    expect((await undelivered(db)).map(({ noticeId }) => noticeId)).toContain(id);
    expect(await deliverPost(database, down, from, () => at('09:01'))).toBe(0);
    await deliverPost(database, down, from, () => at('09:02'));
    expect(await deliveriesOf(db, id)).toMatchObject([{ state: 'sent', lastError: null }]);
    expect(down.messages[0]!.id).toBe(down.messages[1]!.id);
  });

  test('that bounces is somebody’s task until it is handed over on paper', async () => {
    const id = await write();
    await deliverPost(database, answering({ state: 'bounced', reason: '550 no such person' }), from, () =>
      at('09:01'),
    );
    const [copy] = await deliveriesOf(db, id);
    expect(copy).toMatchObject({ state: 'bounced', lastError: '550 no such person' });
    await moveDelivery(db, copy!.id, {
      state: 'handed-over',
      at: at('15:00'),
      detail: 'On 2026-11-24',
      staffId: alder.viewer.senco.staffId,
    });
    expect((await undelivered(db)).map(({ noticeId }) => noticeId)).not.toContain(id);
    expect((await historyOf(db, id)).map(({ state }) => state)).toEqual([
      'waiting',
      'bounced',
      'handed-over',
    ]);
  });
});

test('without an e-mail address the letter waits to be handed over on paper', async () => {
  const parents = (await parentsOf(db, alder.ownPupil, today)).map((parent) => ({ ...parent, email: null }));
  const id = await write(Promise.resolve(parents));
  expect(await deliveriesOf(db, id)).toMatchObject([
    { channel: 'paper', state: 'to-hand-over', address: '1 Alder Row\nLondon E1 0AA' },
  ]);
});

test("another school's SENCO finds no letter, while this school's does", async () => {
  const id = await write();
  expect(await findNotice(database.ofSchool(birch.id), birch.viewer.senco, id, today)).toBeUndefined();
  expect(await findNotice(db, alder.viewer.senco, id, today)).toBeDefined();
});
