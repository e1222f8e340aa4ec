import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { auditBatch, type AuditLine } from './audit-batch.ts';
import { openDatabase, type Database } from './connection.ts';

let database: Database;
let alder: TinySchool;
beforeAll(async () => {
  database = await openDatabase(':memory:');
  alder = await tinySchool(database);
});
afterAll(() => database.close());

const line = (action: string): AuditLine => ({
  school_id: alder.id,
  at: '2026-11-24T09:00:00.000Z',
  staff_id: alder.viewer.senco.staffId,
  action,
  subject: 'record',
  pupil_id: alder.ownPupil,
});
const written = (action: string) =>
  database.whole.selectFrom('audit').selectAll().where('action', '=', action).execute();

test('a reader waits until the line is written', async () => {
  const audit = auditBatch(database.whole);
  await audit.write([line('read alone')]);
  expect(await written('read alone')).toHaveLength(1);
});

test('readers of the same moment are each written down, whether one line or a thousand', async () => {
  const audit = auditBatch(database.whole);
  await Promise.all([
    ...Array.from({ length: 40 }, () => audit.write([line('read together')])),
    audit.write(Array.from({ length: 1200 }, () => line('downloaded'))),
  ]);
  expect(await written('read together')).toHaveLength(40);
  expect(await written('downloaded')).toHaveLength(1200);
});

test('who cannot be written down is not shown the page, and the next reader is', async () => {
  const audit = auditBatch(database.whole);
  await expect(audit.write([{ ...line('unknown'), school_id: 'no-such-school' }])).rejects.toThrow();
  await audit.write([line('after a fault')]);
  expect(await written('after a fault')).toHaveLength(1);
});

test('nothing to write takes no turn', async () => {
  await expect(auditBatch(database.whole).write([])).resolves.toBeUndefined();
});
