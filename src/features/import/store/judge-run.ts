import { academicYearOf } from '../../../basics/academic-year.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import type { ListKind } from '../rules/headings/fields.ts';
import { judgeClasses } from '../rules/judge/classes.ts';
import { judgePupilsInSteps } from '../rules/judge/pupils.ts';
import type { JudgedRow } from '../rules/judge/verdict.ts';
import type { SenQuestion } from '../rules/judge/sen-questions.ts';
import { judgeStaff } from '../rules/judge/staff.ts';
import type { Judgement } from '../rules/judge/verdict.ts';
import { classesOf, isStarting, rollOf, staffOf } from './roll.ts';

export type AnyJudgement = Judgement<unknown> & { sen?: SenQuestion[] };

/** Judges rows of any kind against what the school has today. `onStep` is told how many are done, and may pause. */
export async function judgeRows(
  db: SchoolDb,
  kind: ListKind,
  rows: readonly JudgedRow[],
  today: string,
  onStep: (done: number) => Promise<void> | void = () => {},
): Promise<AnyJudgement> {
  const academicYear = academicYearOf(today);
  if (kind === 'staff') return judgeStaff(rows, await staffOf(db), today);
  if (kind === 'classes')
    return judgeClasses(rows, await classesOf(db, academicYear, today), await staffOf(db));
  const roll = await rollOf(db, academicYear, today);
  const steps = judgePupilsInSteps(rows, { roll, today, starting: await isStarting(db) });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await onStep(step.value);
  }
}
