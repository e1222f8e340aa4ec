import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { askedForCopy } from '../../../samples/tiny-request.ts';
import { tinyApp, type TinyApp } from '../../../samples/tiny-app.ts';
import { ruleNames, ruleOf } from './rules/kept.ts';
import { lengthsOf } from './store.ts';

let tiny: TinyApp;
beforeEach(async () => {
  tiny = await tinyApp();
});
afterEach(() => tiny.app.close());

const change = (
  who: 'senco' | 'head' | 'teacher' | 'administrator',
  rule: string,
  length: string,
  reason = 'Decided',
) => tiny.post(who, paths.keepingRule({ rule }), { length, reason });

describe('how long we keep what', () => {
  test('is told rule by rule to the SENCO and the head teacher, and to nobody else', async () => {
    for (const who of ['senco', 'head'] as const) {
      const { body } = await tiny.get(who, paths.keeping());
      for (const name of ruleNames) expect(body).toContain(ruleOf(name).name);
      expect(body).toContain('31 years after the date of birth');
    }
    for (const who of ['teacher', 'assistant', 'governor', 'administrator'] as const) {
      expect((await tiny.get(who, paths.keeping())).statusCode).toBe(404);
      expect((await tiny.get(who, paths.keepingRule({ rule: 'lists' }))).statusCode).toBe(404);
    }
  });

  test('changes within bounds and with a reason; what was chosen before stays to be read', async () => {
    for (const [length, reason, says] of [
      ['24', 'Shorter', 'as a whole number from 25 to 60'],
      ['', 'Shorter', 'Enter the number of years'],
      ['40', '', 'Say why, and who decided it'],
    ] as const) {
      const { statusCode, body } = await change('senco', 'sen-file', length, reason);
      expect([statusCode, body.includes(says)]).toEqual([422, true]);
      if (length) expect(body).toContain(`value="${length}"`);
    }
    expect((await change('senco', 'sen-file', '40', 'The governors decided')).statusCode).toBe(303);
    expect((await change('head', 'sen-file', '25', 'Our adviser says so')).statusCode).toBe(303);
    const { body } = await tiny.get('senco', paths.keepingRule({ rule: 'sen-file' }));
    expect(body).toMatch(/Kept[\s\S]*?25 years after/);
    for (const kept of ['The governors decided', 'Our adviser says so', 'Senco Example', 'Head Example'])
      expect(body).toContain(kept);
    expect(await tiny.db.selectFrom('retention_choice').select('length').orderBy('id').execute()).toEqual([
      { length: 40 },
      { length: 25 },
    ]);
    const birch = tiny.app.services.database.ofSchool(tiny.birch.id);
    expect([(await lengthsOf(tiny.db))['sen-file'], (await lengthsOf(birch))['sen-file']]).toEqual([
      { count: 25, unit: 'years' },
      { count: 31, unit: 'years' },
    ]);
    const lines = tiny.db
      .selectFrom('audit')
      .select('staff_id')
      .where('subject', '=', 'how long we keep what');
    expect(await lines.execute()).toHaveLength(2);
    expect((await change('teacher', 'sen-file', '30')).statusCode).toBe(404);
    expect((await change('administrator', 'lists', '30')).statusCode).toBe(404);
  });

  test('goes back to until the school decides, where the rule may say so; fixed rules and unknown ones are not there', async () => {
    await change('senco', 'lists', '12');
    expect((await tiny.get('senco', paths.keeping())).body).toContain('12 months after the list');
    expect((await change('senco', 'lists', '')).statusCode).toBe(303);
    expect((await tiny.get('senco', paths.keeping())).body).not.toContain('12 months after the list');
    for (const rule of ['looked', 'forms-sent', 'constructor', 'nothing']) {
      expect([rule, (await tiny.get('senco', paths.keepingRule({ rule }))).statusCode]).toEqual([rule, 404]);
      expect([rule, (await change('senco', rule, '3')).statusCode]).toEqual([rule, 404]);
    }
  });

  test('is the years of the school’s page, where nobody has chosen since', async () => {
    await tiny.db.insertInto('setting').values({ name: 'record-kept-years', value: '40' }).execute();
    expect((await tiny.get('senco', paths.keeping())).body).toContain('40 years after the date of birth');
    await change('senco', 'sen-file', '31');
    expect((await tiny.get('senco', paths.keeping())).body).not.toContain('40 years after');
  });
});

describe('what a person wrote and a shorter rule is about', () => {
  const typed = async (pupil: string, finished_at: string | null) => {
    const id = newId();
    const staff_id = tiny.alder.viewer.senco.staffId;
    await tiny.db
      .insertInto('document')
      .values({
        id,
        pupil_id: pupil,
        cycle_id: null,
        kind: 'plan',
        status: finished_at ? 'ended' : 'draft',
        revision: 1,
        answers: '{"help":"Reads with a friend"}',
        created_by: staff_id,
        created_at: '2019-01-01T09:00:00.000Z',
        finished_at,
        ended_at: finished_at,
      })
      .execute();
    await tiny.db
      .insertInto('document_answer')
      .values({
        document_id: id,
        revision: 1,
        field: 'help',
        value: 'R',
        staff_id,
        at: '2019-01-01T09:00:00.000Z',
      })
      .execute();
    return id;
  };
  const left = async () =>
    (await tiny.db.selectFrom('document_answer').select('document_id').orderBy('document_id').execute()).map(
      ({ document_id }) => document_id,
    );
  const proposed = async (rule: string) => {
    const answer = await tiny.post('senco', paths.keepingPropose({ rule }), {});
    return answer.statusCode === 303 ? String(answer.headers.location).split('/').at(-1)! : undefined;
  };

  test('goes when one proposes and another agrees; drafts, young forms and children on hold keep theirs', async () => {
    const { ownPupil, otherPupil } = tiny.alder;
    await typed(otherPupil, '2020-01-01T09:00:00.000Z');
    const stay = [
      await typed(otherPupil, '2026-01-01T09:00:00.000Z'),
      await typed(otherPupil, null),
      await typed(ownPupil, '2020-01-01T09:00:00.000Z'),
    ];
    await tiny.post('senco', paths.pupilHold({ pupil: ownPupil }), { reason: 'A claim' });
    expect(await proposed('typing')).toBe(undefined);
    await change('senco', 'typing', '3');
    expect((await tiny.get('senco', paths.keepingRule({ rule: 'typing' }))).body).toContain('One entry is');
    const disposal = (await proposed('typing'))!;
    expect((await tiny.post('senco', paths.disposalDo({ disposal }), { sure: 'yes' })).statusCode).toBe(404);
    expect((await tiny.get('head', paths.disposal({ disposal }))).body).toContain('One entry');
    expect((await tiny.post('head', paths.disposalDo({ disposal }), {})).statusCode).toBe(422);
    expect(await left()).toHaveLength(4);
    expect((await tiny.post('head', paths.disposalDo({ disposal }), { sure: 'yes' })).statusCode).toBe(303);
    expect(await left()).toEqual(stay.toSorted());
    const { body } = await tiny.get('senco', paths.disposal({ disposal }));
    expect(body).toContain('Certificate of disposal');
    expect(body).toContain('What was typed on the way: 3 years after the day on which the form was finished');
    expect(await tiny.db.selectFrom('document').select('id').execute()).toHaveLength(4);
    expect(await proposed('typing')).toBe(undefined);
  });

  test('is kept when a hold comes between proposal and answer', async () => {
    await typed(tiny.alder.ownPupil, '2020-01-01T09:00:00.000Z');
    await change('head', 'typing', '3');
    const disposal = (await proposed('typing'))!;
    await tiny.post('senco', paths.pupilHold({ pupil: tiny.alder.ownPupil }), { reason: 'A claim' });
    expect((await tiny.post('head', paths.disposalDo({ disposal }), { sure: 'yes' })).statusCode).toBe(303);
    expect(await left()).toHaveLength(1);
  });

  test('goes for requests that ended long ago, with their steps and entries', async () => {
    const { ownPupil, viewer } = tiny.alder;
    const staffId = viewer.senco.staffId;
    const by = { recorded_by: staffId, recorded_at: '2020-01-01T09:00:00.000Z' };
    const request = async (ended_on: string | null) => {
      const id = await askedForCopy(tiny.db, { pupilId: ownPupil, staffId }, { ended_on });
      await tiny.db
        .insertInto('access_step')
        .values({
          id: newId(),
          request_id: id,
          kind: 'noted',
          on_day: '2020-01-02',
          due_on: null,
          reason: 'A',
          ...by,
        })
        .execute();
      return id;
    };
    await request('2020-02-01');
    const stay = [await request('2026-02-01'), await request(null)];
    await change('senco', 'requests', '5');
    const disposal = (await proposed('requests'))!;
    expect((await tiny.post('head', paths.disposalDo({ disposal }), { sure: 'yes' })).statusCode).toBe(303);
    const rows = await tiny.db.selectFrom('access_request').select('id').orderBy('id').execute();
    expect(rows.map(({ id }) => id)).toEqual(stay.toSorted());
    expect(await tiny.db.selectFrom('access_step').select('id').execute()).toHaveLength(2);
  });

  test('is proposed for no other rule', async () => {
    for (const rule of ['sen-file', 'lists', 'handed-over'])
      expect([rule, await proposed(rule)]).toEqual([rule, undefined]);
  });
});

describe('a record whose file went to the next school', () => {
  beforeEach(async () => {
    await tiny.db
      .updateTable('pupil')
      .set({ left_on: '2020-07-20' })
      .where('id', '=', tiny.alder.ownPupil)
      .execute();
  });
  const moved = (direction: 'out' | 'in', at: string) =>
    tiny.db
      .insertInto('hand_over')
      .values({
        id: newId(),
        pupil_id: tiny.alder.ownPupil,
        direction,
        other_school: 'Cedar Secondary',
        reason: 'moves',
        left_on: '2020-07-20',
        at,
        staff_id: tiny.alder.viewer.senco.staffId,
        digest: newId(),
        fingerprint: 'f',
        row_count: 1,
      })
      .execute();

  test('is shown with the school that holds it now, and goes no earlier until the school decides so', async () => {
    expect((await tiny.get('senco', paths.disposals())).body).not.toContain('Cedar Secondary');
    await moved('out', '2020-07-25T09:00:00.000Z');
    const { body } = await tiny.get('senco', paths.disposals());
    expect(body).toContain('With the next school');
    expect(body).toContain('Cedar Secondary');
    expect(body).toContain('No record is due.');
    expect((await tiny.get('senco', paths.keeping())).body).toContain('The next school holds one record');
    await change('senco', 'handed-over', '7');
    expect((await tiny.get('senco', paths.disposals())).body).toContain('No record is due.');
    await change('senco', 'handed-over', '6');
    const due = (await tiny.get('senco', paths.disposals())).body;
    expect(due).toContain('Cedar Secondary holds the file since 25 July 2020');
    const proposed = await tiny.post('senco', paths.disposals(), { child: tiny.alder.ownPupil });
    const disposal = String(proposed.headers.location).split('/').at(-1)!;
    expect((await tiny.post('head', paths.disposalDo({ disposal }), { sure: 'yes' })).statusCode).toBe(303);
    expect((await tiny.get('head', paths.disposal({ disposal }))).body).toContain(
      'until 6 years after it went there',
    );
  });

  test('is this school’s again when the child’s file came back', async () => {
    await moved('out', '2018-07-25T09:00:00.000Z');
    await moved('in', '2019-07-25T09:00:00.000Z');
    await change('senco', 'handed-over', '1');
    const { body } = await tiny.get('senco', paths.disposals());
    expect(body).not.toContain('Cedar Secondary');
    expect(body).toContain('No record is due.');
  });
});
