import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../database/connection.ts';
import { findHosted } from '../../../database/hosted-schools.ts';
import { newId } from '../../../database/id.ts';
import type { TinySchool } from '../../../samples/tiny-school.ts';
import { merge, now, today, twoSchools } from '../../../samples/tiny-merge.ts';

describe('two schools that know of each other', () => {
  let database: Database;
  let alder: TinySchool;
  let birch: TinySchool;
  const at = (school: TinySchool) => database.ofSchool(school.id);
  beforeEach(async () => {
    ({ database, alder, birch } = await twoSchools());
  });
  afterEach(() => database.close());

  const refusals = async () => (await merge(database, alder.id, birch.id)).look.refusals;
  const isOpenStill = async () => (await findHosted(database.accounts, alder.id))!.closedAt === null;
  const pupilsAt = async (school: TinySchool) =>
    (await at(school).selectFrom('pupil').select('id').execute()).length;

  test('a look changes nothing', async () => {
    const { look, merged } = await merge(database, alder.id, birch.id, true);
    expect([look.onRoll, look.staff.length, merged]).toEqual([2, 6, undefined]);
    expect([look.classesRenamed, look.otherDays, look.settings]).toEqual([2, false, []]);
    expect([await isOpenStill(), await pupilsAt(alder), await pupilsAt(birch)]).toEqual([true, 2, 2]);
  });

  test.each<[string, string, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      'a child on roll at both',
      'known at the other as well, by UPN or by a file that went between the two: 1.',
      () =>
        at(birch)
          .updateTable('pupil')
          .set({ upn: 'A', date_of_birth: '2018-03-14' })
          .where('id', '=', birch.ownPupil)
          .execute()
          .then(() =>
            at(alder).updateTable('pupil').set({ upn: 'A' }).where('id', '=', alder.ownPupil).execute(),
          ),
      () => at(alder).updateTable('pupil').set({ left_on: today }).where('id', '=', alder.ownPupil).execute(),
    ],
    [
      'a child who came from the other and whose record is there still',
      'known at the other as well, by UPN or by a file that went between the two: 1.',
      () =>
        at(birch)
          .updateTable('pupil')
          .set({ upn: 'A', date_of_birth: '2018-03-14', left_on: '2025-07-01' })
          .where('id', '=', birch.ownPupil)
          .execute()
          .then(() =>
            at(alder).updateTable('pupil').set({ upn: 'A' }).where('id', '=', alder.ownPupil).execute(),
          ),
      () => at(alder).updateTable('pupil').set({ left_on: today }).where('id', '=', alder.ownPupil).execute(),
    ],
    [
      'one UPN with two dates of birth',
      'another date of birth: 1.',
      () =>
        at(birch)
          .updateTable('pupil')
          .set({ upn: 'A' })
          .where('id', '=', birch.ownPupil)
          .execute()
          .then(() =>
            at(alder)
              .updateTable('pupil')
              .set({ upn: 'A', left_on: today })
              .where('id', '=', alder.ownPupil)
              .execute(),
          ),
      () =>
        at(birch)
          .updateTable('pupil')
          .set({ date_of_birth: '2018-03-14' })
          .where('id', '=', birch.ownPupil)
          .execute(),
    ],
    [
      'two children of the other with one UPN',
      'the same child as another one of either school: 1.',
      () =>
        at(birch)
          .updateTable('pupil')
          .set({ upn: 'A', date_of_birth: '2018-03-14' })
          .execute()
          .then(() =>
            at(alder)
              .updateTable('pupil')
              .set({ upn: 'A', left_on: today })
              .where('id', '=', alder.ownPupil)
              .execute(),
          ),
      () => at(birch).updateTable('pupil').set({ upn: 'B' }).where('id', '=', birch.otherPupil).execute(),
    ],
    [
      'somebody with two different places',
      'in different roles: 1 (Teacher at one, Governor at the other). End the place',
      () =>
        at(birch)
          .updateTable('staff')
          .set({ account_id: alder.viewer.teacher.accountId })
          .where('id', '=', birch.viewer.governor.staffId)
          .execute(),
      () =>
        at(birch)
          .updateTable('staff')
          .set({ until_on: '2026-11-23' })
          .where('id', '=', birch.viewer.governor.staffId)
          .execute(),
    ],
    [
      'a list that is being brought in',
      'brought in at the first school: 1.',
      () =>
        at(alder)
          .insertInto('import_run')
          .values({
            id: newId(),
            kind: 'pupils',
            file_name: 'a.csv',
            status: 'applying',
            content: '',
            reading: '{}',
            mapping: '[]',
            rows_total: 0,
            rows_done: 0,
            problem: null,
            created_by: alder.viewer.senco.staffId,
            created_at: now,
            applied_at: null,
            undone_at: null,
          })
          .execute(),
      () => at(alder).updateTable('import_run').set({ status: 'cancelled' }).execute(),
    ],
    [
      'letters that are going out',
      'going out this minute',
      () =>
        at(alder)
          .insertInto('school_work')
          .values({ kind: 'post', due_at: now, held_by: 'a', held_until: '2026-11-24T16:04:00.000Z' })
          .execute(),
      () => at(alder).updateTable('school_work').set({ held_until: '2026-11-24T15:59:00.000Z' }).execute(),
    ],
  ])('%s is in the way, and once it is put right it is not', async (_what, says, set, mend) => {
    await set();
    expect(await refusals()).toEqual([expect.stringContaining(says)]);
    expect([await isOpenStill(), await pupilsAt(birch)]).toEqual([true, 2]);
    await mend();
    expect(await refusals()).toEqual([]);
    expect(await isOpenStill()).toBe(false);
  });
});
