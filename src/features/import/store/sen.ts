import type { SchoolDb } from '../../../database/connection.ts';
import { recordFromList } from '../../sen-register/index.ts';
import type { SenQuestion } from '../rules/judge/sen-questions.ts';
import type { SenDecision } from '../forms/sen.ts';
import { allRows } from './rows.ts';

/** A question about a child who is on the register now. */
export type AskedOfPupil = SenQuestion & { pupilId: string };

/** What a list that was brought in says about SEN and nobody has answered. That it says N changes nothing and asks nothing. */
export async function senWaitingIn(db: SchoolDb, runId: string): Promise<AskedOfPupil[]> {
  const rows = await allRows(db, runId);
  return rows.flatMap(({ sen, senAnswer, targetId, decision }) =>
    sen && sen.inFile.provision !== 'N' && senAnswer === null && targetId && decision !== 'leave-out'
      ? [{ ...sen, pupilId: targetId }]
      : [],
  );
}

/** Records the answers, and gives for each that cannot be recorded the reason, by line. */
export async function answerSenQuestions(
  db: SchoolDb,
  runId: string,
  questions: readonly AskedOfPupil[],
  decided: readonly SenDecision[],
  by: { staffId: string; today: string; now: string },
): Promise<Map<number, string>> {
  const refused = new Map<number, string>();
  for (const { line, answer, since } of decided) {
    const question = questions.find((one) => one.line === line);
    if (!question) continue;
    if (answer !== 'leave') {
      const recorded = await recordFromList(db, {
        pupilId: question.pupilId,
        as: answer,
        since,
        needs: question.inFile.needs,
        ...by,
      });
      if (!recorded.ok) {
        refused.set(line, recorded.reason);
        continue;
      }
    }
    await db
      .updateTable('import_row')
      .set({ sen_answer: answer })
      .where('import_id', '=', runId)
      .where('row_no', '=', line)
      .execute();
  }
  return refused;
}
