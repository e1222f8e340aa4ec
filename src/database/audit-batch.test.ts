import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinySchool, type TinySchool } from '../samples/tiny-school.ts';
import { auditBatch, type AuditLine } from './audit-batch.ts';
import type { Database } from './connection.ts';
import { emptyDatabase } from '../samples/empty-database.ts';

let database: Database;
let alder: TinySchool;
beforeAll(async () => {
  database = await emptyDatabase();
  alder = await tinySchool(database);
});
afterAll(() => database.close());

const line = (action: string): AuditLine => ({
  at: '2026-11-24T09:00:00.000Z',
  staff_id: alder.viewer.senco.staffId,
  action,
  subject: 'record',
  pupil_id: alder.ownPupil,
});
const written = (action: string) =>
  database.ofSchool(alder.id).selectFrom('audit').selectAll().where('action', '=', action).execute();

test('a reader waits until the line is written', async () => {
  const audit = auditBatch(database);
  await audit.write(alder.id, [line('read alone')]);
  expect(await written('read alone')).toHaveLength(1);
});

test('readers of the same moment are each written down, whether one line or a thousand', async () => {
  const audit = auditBatch(database);
  await Promise.all([
    ...Array.from({ length: 40 }, () => audit.write(alder.id, [line('read together')])),
    audit.write(
      alder.id,
      Array.from({ length: 1200 }, () => line('downloaded')),
    ),
  ]);
  expect(await written('read together')).toHaveLength(40);
  expect(await written('downloaded')).toHaveLength(1200);
});

test('who cannot be written down is not shown the page, and the next reader is', async () => {
  const audit = auditBatch(database);
  await expect(audit.write('no-such-school', [line('unknown')])).rejects.toThrow();
  await audit.write(alder.id, [line('after a fault')]);
  expect(await written('after a fault')).toHaveLength(1);
});

test('nothing to write takes no turn', async () => {
  await expect(auditBatch(database).write(alder.id, [])).resolves.toBeUndefined();
});
