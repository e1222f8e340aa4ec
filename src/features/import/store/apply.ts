import { academicYearOf } from '../../../basics/academic-year.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import type { ClassFacts } from '../rules/judge/classes.ts';
import { changesOf } from '../rules/judge/compare-pupils.ts';
import { contradictionsIn } from '../rules/judge/contradictions.ts';
import type { Contradiction } from '../rules/judge/contradictions.ts';
import type { PupilFacts } from '../rules/judge/pupil-facts.ts';
import type { StaffFacts } from '../rules/judge/staff.ts';
import { settle } from '../rules/judge/verdict.ts';
import type { Action, Verdict } from '../rules/judge/verdict.ts';
import { doEffects } from './effects.ts';
import type { Effect } from './effects.ts';
import { judgeRows } from './judge-run.ts';
import type { AnyJudgement } from './judge-run.ts';
import { effectsOfAdding, effectsOfChanging, effectsOfLeaving, groundOf } from './pupil-effects.ts';
import { classesOf, rollOf, staffOf } from './roll.ts';
import { allRows, judgedRowsOf, keepJudgement } from './rows.ts';
import type { Applied, Run, StoredRow } from '../rules/run.ts';
import { changeRun, closeRun } from './runs.ts';

import {
  effectsOfAddingClass,
  effectsOfAddingStaff,
  effectsOfChangingClass,
  effectsOfChangingStaff,
  effectsOfStaffLeaving,
  staysOf,
} from './staff-effects.ts';

/** What one row does: its effects, and whom it is about. */
interface RowEffects {
  line: number;
  act: 'add' | 'change' | 'left';
  targetId: string;
  effects: Effect[];
  /** The child's timeline says what a list changed. */
  event?: string;
}

/**
 * Does a whole import within the caller's transaction, and keeps with each row what was there before. Refuses while a row is
 * undecided or decisions contradict each other; when the register has changed since the preview, judges again instead.
 */
export async function applyRun(
  db: SchoolDb,
  viewer: Viewer,
  run: Run,
  { leftHaveLeft, today, now }: { leftHaveLeft: boolean; today: string; now: string },
): Promise<Applied> {
  const rows = await allRows(db, run.id);
  const judgement = await judgeRows(db, run.kind, judgedRowsOf(rows), today);
  if (!sameJudgement(rows, judgement)) {
    await keepJudgement(db, run.id, judgedRowsOf(rows), judgement);
    await changeRun(db, run.id, { reading: { ...run.reading, doubts: judgement.doubts, judgedAgain: true } });
    return { done: 'judged again' };
  }
  const decisions = new Map(
    rows.flatMap(({ line, decision }) => (decision ? [[line, decision] as const] : [])),
  );
  const actions = judgement.verdicts.map((verdict) => ({
    verdict,
    action: settle(verdict, decisions.get(verdict.line) ?? null),
  }));
  const undecided = actions.filter(({ action }) => action.act === 'undecided').length;
  if (undecided > 0) return { done: 'undecided', rows: undecided };

  const leaving = leftHaveLeft ? rows.filter(({ verdict }) => verdict === 'left') : [];
  const work = await workOf(db, run, actions, decisions, leaving, today);
  if ('contradictions' in work) return { done: 'contradictions', contradictions: work.contradictions };
  await doEffects(
    db,
    work.flatMap(({ effects }) => effects),
  );
  await keepBefore(db, run.id, work);
  await tellTimelines(db, viewer, run, work, today, now);
  await closeRun(db, run.id, 'applied', now);
  const count = (act: RowEffects['act']) => work.filter((row) => row.act === act).length;
  return { done: 'applied', added: count('add'), changed: count('change'), left: count('left') };
}

function sameJudgement(rows: readonly StoredRow[], { verdicts, left }: AnyJudgement): boolean {
  const stored = rows.filter(({ verdict }) => verdict !== 'left');
  const gone = rows.filter(({ verdict }) => verdict === 'left').map(({ targetId }) => targetId);
  const byLine = new Map(verdicts.map((verdict) => [verdict.line, verdict]));
  return (
    stored.length === verdicts.length &&
    gone.toSorted().join() ===
      left
        .map(({ id }) => id)
        .toSorted()
        .join() &&
    stored.every((row) => {
      const verdict = byLine.get(row.line);
      if (!verdict || verdict.verdict !== row.verdict) return false;
      if ('id' in verdict && verdict.id !== row.targetId) return false;
      if (verdict.verdict === 'changed')
        return JSON.stringify(verdict.changes) === JSON.stringify(row.changes);
      return (
        verdict.verdict !== 'doubtful' || JSON.stringify(verdict.choices) === JSON.stringify(row.choices)
      );
    })
  );
}

type Settled = { verdict: Verdict<unknown>; action: Action<unknown> }[];

async function workOf(
  db: SchoolDb,
  run: Run,
  settled: Settled,
  decisions: ReadonlyMap<number, string>,
  leaving: readonly StoredRow[],
  today: string,
): Promise<RowEffects[] | { contradictions: Contradiction[] }> {
  if (run.kind === 'pupils') return pupilWork(db, settled, decisions, leaving, today);
  const left = leaving.map((row) => ({ line: row.line, act: 'left' as const, targetId: row.targetId! }));
  if (run.kind === 'staff') {
    const staff = new Map((await staffOf(db)).map((member) => [member.id, member]));
    return [
      ...workIn<StaffFacts>(
        settled,
        (facts) => effectsOfAddingStaff(facts, today),
        (id, facts) => effectsOfChangingStaff(staff.get(id)!, facts),
      ),
      ...left.map((row) => ({ ...row, effects: effectsOfStaffLeaving(row.targetId, today) })),
    ];
  }
  // A class that is not in the file stays: its pupils and plans hang on it.
  const academicYear = academicYearOf(today);
  const classes = new Map((await classesOf(db, academicYear, today)).map((one) => [one.id, one]));
  const stays = await staysOf(db, today);
  return workIn<ClassFacts>(
    settled,
    (facts) => effectsOfAddingClass(facts, academicYear, today),
    (id, facts) => effectsOfChangingClass(classes.get(id)!, facts, stays, today),
  );
}

async function pupilWork(
  db: SchoolDb,
  settled: Settled,
  decisions: ReadonlyMap<number, string>,
  leaving: readonly StoredRow[],
  today: string,
) {
  const academicYear = academicYearOf(today);
  const roll = new Map((await rollOf(db, academicYear, today)).map((pupil) => [pupil.id, pupil]));
  const holders = new Map(
    [...roll.values()].flatMap(({ id, facts }) => (facts.upn ? [[facts.upn, id] as const] : [])),
  );
  const contradictions = contradictionsIn(
    settled.map(({ verdict }) => verdict) as Verdict<PupilFacts>[],
    decisions,
    holders,
  );
  if (contradictions.length > 0) return { contradictions };
  const actionAt = new Map(settled.map(({ verdict, action }) => [verdict.line, action]));
  const ground = await groundOf(db, academicYear, today);
  const work = workIn<PupilFacts>(
    settled,
    (facts) => effectsOfAdding(facts, ground),
    (id, facts) => effectsOfChanging(roll.get(id)!, facts, ground),
  ).map((row): RowEffects => {
    const action = actionAt.get(row.line);
    if (action?.act !== 'change') return row;
    const names = changesOf(roll.get(row.targetId)!.facts, action.facts as PupilFacts).map(({ name }) =>
      name.toLowerCase(),
    );
    return { ...row, ...(names.length ? { event: [...new Set(names)].join(', ') } : {}) };
  });
  return [
    ...work,
    ...leaving.map((row): RowEffects => ({
      line: row.line,
      act: 'left',
      targetId: row.targetId!,
      effects: effectsOfLeaving(row.targetId!, ground),
      event: 'left the school',
    })),
  ];
}

function workIn<Facts>(
  settled: Settled,
  add: (facts: Facts) => { id: string; effects: Effect[] },
  change: (id: string, facts: Facts) => Effect[],
): RowEffects[] {
  return settled.flatMap(({ verdict: { line }, action }): RowEffects[] => {
    if (action.act === 'add') {
      const { id, effects } = add(action.facts as Facts);
      return [{ line, act: 'add', targetId: id, effects }];
    }
    if (action.act !== 'change') return [];
    return [{ line, act: 'change', targetId: action.id, effects: change(action.id, action.facts as Facts) }];
  });
}

async function keepBefore(db: SchoolDb, runId: string, work: readonly RowEffects[]): Promise<void> {
  for (const { line, targetId, effects } of work) {
    await db
      .updateTable('import_row')
      .set({
        target_id: targetId,
        before: JSON.stringify(effects.map(({ table, key, before }) => ({ table, key, values: before }))),
        after: JSON.stringify(effects.map(({ after }) => after)),
      })
      .where('import_id', '=', runId)
      .where('row_no', '=', line)
      .execute();
  }
}

async function tellTimelines(
  db: SchoolDb,
  viewer: Viewer,
  run: Run,
  work: readonly RowEffects[],
  today: string,
  now: string,
): Promise<void> {
  const events = work.flatMap(({ targetId, event }) =>
    event
      ? [
          {
            id: newId(),
            pupil_id: targetId,
            on_day: today,
            at: now,
            kind: 'roll',
            title:
              event === 'left the school'
                ? 'Left the school, by the school’s list'
                : 'Details changed from the school’s list',
            detail: event === 'left the school' ? null : event,
            ref_kind: 'import',
            ref_id: run.id,
            ref_version: null,
            staff_id: viewer.staffId,
          },
        ]
      : [],
  );
  for (let at = 0; at < events.length; at += 250) {
    await db
      .insertInto('event')
      .values(events.slice(at, at + 250))
      .execute();
  }
}
