import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealAudit } from '../../../database/audit-chain/seal.ts';
import type { Database } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { answerFor } from '../../../database/merge/becomes.ts';
import { isOfSchool, shapeOf, type TableShape } from '../../../database/shape.ts';
import { emptyDatabase } from '../../../samples/empty-database.ts';
import { tinySchool, type TinySchool } from '../../../samples/tiny-school.ts';
import { thingsOf } from '../../../../tests/permissions/things.ts';
import { mergeSchools } from './merge-schools.ts';

const today = '2026-11-24';
const now = `${today}T16:00:00.000Z`;
type Rows = Record<string, Record<string, string | number | null>>;
type Row = Rows[string];

const any = (database: Database, id: string) => database.ofSchool(id) as unknown as Kysely<Rows>;
const rowsOf = async (database: Database, id: string, table: string): Promise<Row[]> =>
  any(database, id).selectFrom(table).selectAll().execute();

/** Everything of a school, each row as one text, without the school itself. */
async function everything(database: Database, tables: readonly TableShape[], id: string) {
  const found = new Map<string, string[]>();
  for (const { name, columns } of tables) {
    const kept = columns.filter((column) => column !== 'school_id').toSorted();
    const rows = await rowsOf(database, id, name);
    found.set(name, rows.map((row) => JSON.stringify(kept.map((column) => row[column]))).toSorted());
  }
  return found;
}

const merge = (database: Database, first: string, other: string) =>
  mergeSchools(
    database,
    { first: { id: first, name: 'Alder Primary' }, other: { id: other, name: 'Birch Primary' } },
    { now, today, isTrial: false },
  );

async function tablesOf(database: Database): Promise<TableShape[]> {
  return (await shapeOf(database.dialect)).filter(isOfSchool);
}

/** One row at least in every table that thingsOf leaves empty. */
async function andMore(database: Database, school: TinySchool): Promise<void> {
  const db = any(database, school.id);
  const [pupil_id, staff_id, id] = [school.ownPupil, school.viewer.senco.staffId, newId()];
  const by = { recorded_by: staff_id, recorded_at: now };
  const [document] = await rowsOf(database, school.id, 'document');
  const [provision] = await rowsOf(database, school.id, 'provision');
  const [request] = await rowsOf(database, school.id, 'access_request');
  const [run] = await rowsOf(database, school.id, 'import_run');
  const document_id = document!['id']!;
  const outcome = newId();
  const day = { on_day: today };
  const rows: [string, Row][] = [
    ['setting', { name: 'replyDays', value: '5' }],
    ['closure', { id, starts_on: '2026-10-26', ends_on: '2026-10-30', reason: 'Half-term' }],
    ['clearing', { id, rule: 'forms-sent', in_words: '30 days', entries: 1, at: now }],
    ['audit', { id, at: now, staff_id, action: 'read', subject: 'record', pupil_id }],
    ['submission', { token: id, at: now, location: `/pupils/${pupil_id}` }],
    ['second_step_lifted', { id, staff_id, at: now, lifted_by: staff_id, reason: 'Lost phone' }],
    ['circumstance', { id, pupil_id, kind: 'young-carer', note: null, from_on: today, until_on: null }],
    ['diagnosis', { id, pupil_id, name: 'Glue ear', given_by: 'GP', given_on: null, ...by }],
    ['cycle', { id, pupil_id, number: 1, started_on: today, ended_on: null }],
    ['document_answer', { document_id, revision: 1, field: 'aims', value: 'Reads', staff_id, at: now }],
    ['document_presence', { document_id, staff_id, seen_at: now }],
    [
      'view_given',
      { id, pupil_id, document_id, whose: 'child', state: 'given', words: 'I like it', on_day: today, ...by },
    ],
    ['score', { id, pupil_id, test: 'Reading', taken_on: today, value: 81.5, scale: 'standard', ...by }],
    [
      'advice',
      { id, pupil_id, from_name: 'EP', profession: 'EP', given_on: today, words: 'Read aloud', ...by },
    ],
    [
      'decision',
      {
        id,
        pupil_id,
        cycle_id: id,
        kind: 'sen-support',
        reasons: 'Slow progress',
        decided_by: 'SENCO',
        decided_on: today,
        parents_consulted: 'yes',
        child_consulted: 'yes',
        ...by,
      },
    ],
    [
      'outcome',
      {
        id: outcome,
        pupil_id,
        plan_id: document_id,
        position: 1,
        statement: 'Reads',
        baseline: '1',
        target: '2',
        measure: 'words',
        tool: 'test',
      },
    ],
    ['outcome_result', { id, outcome_id: outcome, document_id, pupil_id, result: 'met', ...day }],
    [
      'provision_decision',
      { id, provision_id: provision!['id']!, document_id, pupil_id, decision: 'continue', ...day },
    ],
    [
      'session_record',
      {
        id,
        pupil_id,
        provision_id: provision!['id']!,
        ...day,
        starts_at: '09:00',
        state: 'held',
        minutes: 20,
        ...by,
      },
    ],
    [
      'missed_decision',
      {
        id,
        pupil_id,
        provision_id: provision!['id']!,
        up_to: today,
        decision: 'accept',
        why: 'Ill',
        ...by,
      },
    ],
    ['observation', { id, pupil_id, ...day, at_time: '10:00', place: 'Yard', words: 'Plays', ...by }],
    [
      'review_date',
      { id, pupil_id, plan_id: document_id, due_on: '2027-01-20', set_by: staff_id, set_at: now },
    ],
    [
      'audience_change',
      {
        id,
        pupil_id,
        kind: 'observation',
        entry_id: id,
        audience: 'senco',
        reason: 'Told in confidence',
        decided_by: staff_id,
        decided_at: now,
      },
    ],
    ['event', { id, pupil_id, ...day, at: now, kind: 'plan', title: 'Agreed', staff_id }],
    ['import_row', importRow(run!['id'] as string, pupil_id)],
    ['column_map', { kind: 'pupils', signature: 'a', mapping: '{}', saved_by: staff_id, saved_at: now }],
    ['access_step', { id, request_id: request!['id']!, kind: 'noted', ...day, reason: 'Asked back', ...by }],
    ['legal_hold', { id, pupil_id, reason: 'A claim', placed_by: staff_id, placed_at: now }],
    ['school_key', { id, public_key: 'a', private_key: 'b', made_at: now }],
    [
      'hand_over',
      {
        id,
        pupil_id,
        direction: 'in',
        other_school: 'Cedar',
        reason: 'moves',
        left_on: today,
        at: now,
        staff_id,
        digest: 'd',
        fingerprint: 'f',
        row_count: 1,
      },
    ],
    ['came_from', { pupil_id, from_school: 'elsewhere', from_pupil: 'another', at: now }],
  ];
  for (const [table, row] of rows) await db.insertInto(table).values(row).execute();
}

const importRow = (import_id: string, pupil_id: string): Row => ({
  import_id,
  row_no: 99,
  verdict: 'change',
  record: '{}',
  reasons: '[]',
  choices: '[]',
  target_id: pupil_id,
});

describe('every table of a school', () => {
  let database: Database;
  let alder: TinySchool;
  let birch: TinySchool;
  beforeAll(async () => {
    database = await emptyDatabase();
    alder = await tinySchool(database);
    birch = await tinySchool(database, 'Birch Primary');
    await thingsOf(database, alder);
    await thingsOf(database, birch);
    await database.ofSchool(alder.id).deleteFrom('import_row').execute();
    await database.ofSchool(alder.id).updateTable('import_run').set({ status: 'applied' }).execute();
    await database.ofSchool(birch.id).updateTable('pupil').set({ upn: null }).execute();
    await andMore(database, alder);
    await sealAudit(database, alder.id, '2026-11-24T17:00:00.000Z');
  });
  afterAll(() => database.close());

  test('has an answer to what becomes of it, and a table without one would be seen', async () => {
    const names = (await tablesOf(database)).map(({ name }) => name);
    expect(names.filter((name) => !answerFor(name))).toEqual([]);
    expect(['planted', ...names].filter((name) => !answerFor(name))).toEqual(['planted']);
  });

  test('is carried as it was, stays as it was, or ends; what the other school had is as it was', async () => {
    const tables = await tablesOf(database);
    const [before, there] = [
      await everything(database, tables, alder.id),
      await everything(database, tables, birch.id),
    ];
    expect(tables.map(({ name }) => name).filter((name) => !before.get(name)!.length)).toEqual([]);
    const { look, merged } = await merge(database, alder.id, birch.id);
    expect(look.refusals).toEqual([]);
    const [after, together] = [
      await everything(database, tables, alder.id),
      await everything(database, tables, birch.id),
    ];
    for (const { name } of tables) {
      const answer = answerFor(name)!;
      const own = new Set(there.get(name));
      const came = together.get(name)!.filter((row) => !own.has(row));
      expect([name, together.get(name)!.length - came.length]).toEqual([name, own.size]);
      if (name === 'audit') {
        expect(after.get(name)!.filter((row) => before.get(name)!.includes(row))).toEqual(before.get(name));
        expect(came.join()).toContain('merged Alder Primary into this school');
        expect(came).toHaveLength(1);
        continue;
      }
      if (name === 'came_from') expect(came).toHaveLength(before.get(name)!.length + 2);
      else if (name === 'school_class' || name === 'support_group') {
        const plain = came.map((row) => row.replace(' (Alder Primary)', ''));
        expect([name, plain.toSorted()]).toEqual([name, before.get(name)]);
      } else if (name === 'school_work') expect(after.get(name)).toEqual([]);
      else expect([name, came]).toEqual([name, answer === 'carried' ? before.get(name) : []]);
      if (typeof answer === 'object' && 'stays' in answer)
        expect([name, after.get(name)]).toEqual([name, before.get(name)]);
      else if (name !== 'staff') expect([name, after.get(name)]).toEqual([name, []]);
    }
    const carried = new Map(merged!.carried.map((one) => [one.table, one]));
    expect(carried.get('score')).toMatchObject({ rows: 1, added: 1, changed: 0 });
    expect(carried.get('school_class')).toMatchObject({ rows: 2, added: 2, changed: 2 });
    const staff = await rowsOf(database, alder.id, 'staff');
    expect(staff.map(({ id }) => id)).toEqual([alder.viewer.senco.staffId]);
    expect(staff[0]).toMatchObject({ name: 'Senco Example', account_id: null, until_on: '2026-11-23' });
    expect(staff[0]!['email']).not.toContain('example.org');
  });
});
