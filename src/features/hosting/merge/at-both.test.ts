import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placesOf } from '../../../accounts/places.ts';
import type { Database } from '../../../database/connection.ts';
import { findHosted } from '../../../database/hosted-schools.ts';
import { newId } from '../../../database/id.ts';
import { tinySchool, type TinySchool } from '../../../samples/tiny-school.ts';
import { idsSeen, merge, now, today, twoSchools } from '../../../samples/tiny-merge.ts';

describe('what is at both schools', () => {
  let database: Database;
  let alder: TinySchool;
  let birch: TinySchool;
  const at = (school: TinySchool) => database.ofSchool(school.id);
  beforeEach(async () => {
    ({ database, alder, birch } = await twoSchools());
  });
  afterEach(() => database.close());

  const isOpenStill = async () => (await findHosted(database.accounts, alder.id))!.closedAt === null;
  const pupilsAt = async (school: TinySchool) =>
    (await at(school).selectFrom('pupil').select('id').execute()).length;
  const staffAt = (school: TinySchool, id: string) =>
    at(school).selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();

  test('somebody with the same place at both has one, over both times, and wrote what they wrote', async () => {
    const [here, there] = [alder.viewer.teacher, birch.viewer.teacher];
    await at(birch)
      .updateTable('staff')
      .set({ account_id: here.accountId, from_on: '2026-10-01', until_on: '2027-07-21' })
      .where('id', '=', there.staffId)
      .execute();
    const id = newId();
    const wrote = { recorded_by: here.staffId, recorded_at: now };
    await at(alder)
      .insertInto('observation')
      .values({
        id,
        pupil_id: alder.ownPupil,
        on_day: today,
        at_time: '10:00',
        place: 'Yard',
        words: 'Plays',
        ...wrote,
      })
      .execute();
    const plan = newId();
    await at(alder)
      .insertInto('document')
      .values({
        id: plan,
        pupil_id: alder.ownPupil,
        cycle_id: null,
        kind: 'plan',
        status: 'draft',
        revision: 1,
        answers: JSON.stringify({ responsible: here.staffId }),
        responsible_id: here.staffId,
        created_by: alder.viewer.senco.staffId,
        created_at: now,
        finished_at: null,
        ended_at: null,
      })
      .execute();
    const { look } = await merge(database, alder.id, birch.id);
    expect(look.people.joined).toHaveLength(1);
    expect(await staffAt(birch, here.staffId)).toBeUndefined();
    expect(await staffAt(birch, there.staffId)).toMatchObject({ from_on: '2026-09-01', until_on: null });
    const kept = await at(birch)
      .selectFrom('observation')
      .select('recorded_by')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(kept).toEqual({ recorded_by: there.staffId });
    const answers = await at(birch)
      .selectFrom('document')
      .select(['answers', 'responsible_id'])
      .where('id', '=', plan)
      .executeTakeFirst();
    expect(answers).toEqual({
      answers: JSON.stringify({ responsible: there.staffId }),
      responsible_id: there.staffId,
    });
    expect(await placesOf(database.accounts, here.accountId)).toEqual([
      { accountId: here.accountId, schoolId: birch.id, staffId: there.staffId },
    ]);
    expect(await idsSeen(database, { ...there, accountId: here.accountId }, birch.id)).toEqual(
      [alder.ownPupil, birch.ownPupil].toSorted(),
    );
  });

  test('an author whom a child’s file had brought becomes the person; a person is not made an author', async () => {
    const [here, there] = [alder.viewer.assistant, birch.viewer.assistant];
    const author = (id: string) => ({
      id,
      account_id: null,
      name: 'Somebody',
      email: `${id}@elsewhere.invalid`,
      role: 'assistant' as const,
      job_title: 'Elsewhere',
      from_on: '2025-01-01',
      until_on: '2025-01-01',
    });
    await at(birch).insertInto('staff').values(author(here.staffId)).execute();
    await at(alder).insertInto('staff').values(author(there.staffId)).execute();
    await merge(database, alder.id, birch.id);
    expect(await staffAt(birch, here.staffId)).toMatchObject({ account_id: here.accountId, until_on: null });
    expect(await staffAt(birch, there.staffId)).toMatchObject({
      account_id: there.accountId,
      until_on: null,
    });
  });

  test('a child who had left and is known at the other is one child there, with what was kept as history', async () => {
    const [here, there] = [alder.ownPupil, birch.ownPupil];
    await at(birch)
      .updateTable('pupil')
      .set({ upn: 'A', date_of_birth: '2018-03-14', known_as: 'Mina' })
      .where('id', '=', there)
      .execute();
    await at(alder)
      .updateTable('pupil')
      .set({ upn: 'A', left_on: '2026-07-21' })
      .where('id', '=', here)
      .execute();
    const by = { recorded_by: alder.viewer.senco.staffId, recorded_at: now };
    const support = {
      id: newId(),
      pupil_id: here,
      status: 'K' as const,
      from_on: '2026-01-05',
      until_on: null,
      notice_id: null,
      basis: 'Began before',
      ended_because: null,
      withdrawn_because: null,
      withdrawn_by: null,
      withdrawn_at: null,
      ...by,
    };
    await at(alder).insertInto('sen_period').values(support).execute();
    await at(alder)
      .insertInto('legal_hold')
      .values({
        id: newId(),
        pupil_id: here,
        reason: 'A claim',
        placed_by: by.recorded_by,
        placed_at: now,
        lifted_because: null,
        lifted_by: null,
        lifted_at: null,
      })
      .execute();
    const [mother] = await at(alder).selectFrom('contact').selectAll().execute();
    const { school_id: _, ...aunt } = { ...mother!, id: newId(), name: 'Aunt', relation: 'Aunt' };
    await at(alder).insertInto('contact').values(aunt).execute();
    const { look } = await merge(database, alder.id, birch.id);
    expect(look.children.known).toEqual([{ id: here, into: there, leftOn: '2026-07-21' }]);
    expect(await pupilsAt(birch)).toBe(3);
    const child = await at(birch).selectFrom('pupil').selectAll().where('id', '=', there).executeTakeFirst();
    expect(child).toMatchObject({ known_as: 'Mina', left_on: null });
    const periods = await at(birch).selectFrom('sen_period').selectAll().execute();
    expect(periods).toMatchObject([
      { pupil_id: there, until_on: '2026-07-22', ended_because: 'Moved on from Alder Primary' },
    ]);
    expect(await at(birch).selectFrom('legal_hold').select('pupil_id').execute()).toEqual([
      { pupil_id: there },
    ]);
    const contacts = await at(birch)
      .selectFrom('contact')
      .select(['name', 'until_on'])
      .where('pupil_id', '=', there)
      .orderBy('name')
      .execute();
    expect(contacts).toEqual([
      { name: 'Aunt', until_on: '2026-07-21' },
      { name: 'Rukia Begum', until_on: null },
    ]);
  });

  test('a fault half-way undoes all of it, and put right it goes', async () => {
    const [score] = [newId()];
    const row = {
      id: score,
      test: 'Reading',
      taken_on: today,
      value: 81,
      scale: 'standard',
      expected: null,
      recorded_at: now,
    };
    await at(alder)
      .insertInto('score')
      .values({ ...row, pupil_id: alder.ownPupil, recorded_by: alder.viewer.senco.staffId })
      .execute();
    await at(birch)
      .insertInto('score')
      .values({ ...row, pupil_id: birch.ownPupil, recorded_by: birch.viewer.senco.staffId })
      .execute();
    await expect(merge(database, alder.id, birch.id)).rejects.toThrow(
      'score: a row of the first school is at the other',
    );
    expect([await isOpenStill(), await pupilsAt(alder), await pupilsAt(birch)]).toEqual([true, 2, 2]);
    expect(await at(alder).selectFrom('audit').select('id').execute()).toEqual([]);
    expect(await placesOf(database.accounts, alder.viewer.teacher.accountId)).toMatchObject([
      { schoolId: alder.id },
    ]);
    await at(birch).deleteFrom('score').execute();
    await merge(database, alder.id, birch.id);
    expect([await isOpenStill(), await pupilsAt(alder), await pupilsAt(birch)]).toEqual([false, 0, 4]);
  });

  test('whoever writes meanwhile either has written at the one that goes on, or is told that it failed', async () => {
    const kept: string[] = [];
    const write = async () => {
      const id = newId();
      const by = { recorded_by: alder.viewer.senco.staffId, recorded_at: now };
      await at(alder)
        .insertInto('observation')
        .values({
          id,
          pupil_id: alder.ownPupil,
          on_day: today,
          at_time: '10:00',
          place: 'Yard',
          words: 'Plays',
          ...by,
        })
        .execute()
        .then(
          () => kept.push(id),
          () => undefined,
        );
    };
    const writers = Array.from({ length: 30 }, async (_, turn) => {
      for (let waits = 0; waits < turn; waits += 1)
        await at(birch).selectFrom('pupil').select('id').execute();
      await write();
    });
    const merging = merge(database, alder.id, birch.id).catch(() => merge(database, alder.id, birch.id));
    await Promise.all([...writers, merging]);
    await write();
    expect(await at(alder).selectFrom('observation').select('id').execute()).toEqual([]);
    const there = await at(birch).selectFrom('observation').select('id').orderBy('id').execute();
    expect(there.map(({ id }) => id)).toEqual(kept.toSorted());
  });

  test('a school that took one in is merged in its turn', async () => {
    const cedar = await tinySchool(database, 'Cedar Primary');
    await at(cedar).updateTable('pupil').set({ upn: null, date_of_birth: '2015-01-01' }).execute();
    await merge(database, alder.id, birch.id);
    await merge(database, birch.id, cedar.id);
    expect(await pupilsAt(cedar)).toBe(6);
    const came = await at(cedar)
      .selectFrom('came_from')
      .select(['from_school', 'from_pupil'])
      .where('pupil_id', '=', alder.ownPupil)
      .orderBy('from_school')
      .execute();
    expect(came).toEqual(
      [alder.id, birch.id].toSorted().map((from_school) => ({ from_school, from_pupil: alder.ownPupil })),
    );
  });
});
