import type { Answers } from '../../basics/answers.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { documentsOf, type StoredDocument } from '../documents/index.ts';
import { deliveryOf } from '../provision/index.ts';
import { deliveryInWords } from '../provision/rules.ts';
import { resultWords, type ReviewedCycle } from './rules.ts';

/** The plan that is in force. The caller has found the child through the viewer. */
export async function livePlanOf(db: SchoolDb, pupilId: string): Promise<StoredDocument | undefined> {
  return (await documentsOf(db, pupilId, 'plan')).find(({ status }) => status === 'finished');
}

/** What a review of this plan starts from: its outcomes and its support, as they stood, each to be judged. */
export async function startingAnswers(db: SchoolDb, planId: string): Promise<Answers> {
  const answers: Record<string, string> = { planId };
  const outcomes = await db
    .selectFrom('outcome')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('ended_on', 'is', null)
    .orderBy('position')
    .execute();
  for (const [at, row] of outcomes.entries()) {
    const facts = {
      position: String(at + 1),
      statement: row.statement,
      baseline: row.baseline,
      baselineOn: row.baseline_on ?? '',
      tool: row.tool,
      target: row.target,
      targetOn: row.target_on ?? '',
      exitTool: row.tool,
    };
    for (const [field, text] of Object.entries(facts)) answers[`result.${row.id}.${field}`] = text;
  }
  for (const [at, { itemId, what }] of (await supportOf(db, planId)).entries()) {
    answers[`decision.${itemId}.position`] = String(at + 1);
    answers[`decision.${itemId}.what`] = what;
  }
  return answers;
}

/** One thing a plan provides: the newest row of its item, with all its rows. */
export interface Support {
  readonly itemId: string;
  /** Its newest row: what a decision is about. */
  readonly provisionId: string;
  readonly what: string;
  readonly kinds: readonly string[];
  readonly outcomeIds: readonly string[];
}

/** What a plan provides or has provided, each once, in the plan's order. */
export async function supportOf(db: SchoolDb, planId: string): Promise<Support[]> {
  const support = new Map<string, Support>();
  for (const row of await provisionRows(db, planId)) {
    support.set(row.item_id ?? row.id, {
      itemId: row.item_id ?? row.id,
      provisionId: row.id,
      what: row.what,
      kinds: row.kinds.split(',').filter(Boolean),
      outcomeIds: row.outcome_ids.split(',').filter(Boolean),
    });
  }
  return [...support.values()];
}

export interface Delivered {
  readonly itemId: string;
  readonly outcomeIds: readonly string[];
  readonly what: string;
  readonly planned: number;
  readonly given: number;
  readonly inWords: string;
}

/** What was given of what the plan promised, since it began. */
export async function deliveredOf(
  db: SchoolDb,
  pupilId: string,
  planId: string,
  today: string,
): Promise<Delivered[]> {
  const from = await planSince(db, planId, today);
  const { supports } = await deliveryOf(db, pupilId, today, { from, to: today });
  const given = new Map(supports.map(({ provisionId, delivery }) => [provisionId, delivery]));
  return (await supportOf(db, planId)).flatMap(({ itemId, outcomeIds, what }) => {
    const delivery = given.get(itemId);
    if (!delivery) return [];
    const { planned, held, changed, extra } = delivery;
    const inWords = deliveryInWords(delivery);
    return [{ itemId, outcomeIds, what, planned, given: held + changed + extra, inWords }];
  });
}

const provisionRows = (db: SchoolDb, planId: string) =>
  db
    .selectFrom('provision')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .orderBy('starts_on')
    .orderBy('id')
    .execute();

export interface ScoreSince {
  readonly test: string;
  readonly takenOn: string;
  readonly value: number;
  readonly scale: string;
}

/** The day from which a plan has been in force; `otherwise` where it is not known. */
export async function planSince(
  db: SchoolDb,
  planId: string | undefined,
  otherwise: string,
): Promise<string> {
  const plan = await db
    .selectFrom('document')
    .select('finished_at as at')
    .where('id', '=', planId ?? '')
    .executeTakeFirst();
  return (plan?.at ?? otherwise).slice(0, 10);
}

/** Scores taken from a day on, oldest first. */
export async function scoresSince(db: SchoolDb, pupilId: string, from: string): Promise<ScoreSince[]> {
  return db
    .selectFrom('score')
    .select(['test', 'taken_on as takenOn', 'value', 'scale'])
    .where('pupil_id', '=', pupilId)
    .where('taken_on', '>=', from)
    .orderBy('taken_on')
    .execute();
}

/** The results of a child's earlier reviews, oldest first; the newest result of an outcome counts. */
export async function earlierCycles(
  db: SchoolDb,
  pupilId: string,
  exceptDocument: string,
): Promise<ReviewedCycle[]> {
  const rows = await db
    .selectFrom('outcome_result')
    .select(['document_id as documentId', 'outcome_id as outcomeId', 'result'])
    .where('pupil_id', '=', pupilId)
    .where('document_id', '!=', exceptDocument)
    .orderBy('on_day')
    .orderBy('id')
    .execute();
  const byReview = new Map<string, Map<string, keyof typeof resultWords>>();
  for (const { documentId, outcomeId, result } of rows) {
    const results = byReview.get(documentId) ?? new Map();
    byReview.set(documentId, results.set(outcomeId, result));
  }
  return [...byReview.values()].map((results) => ({
    results: [...results.values()].map((result) => resultWords[result]),
  }));
}

/** Whether somebody from outside has advised on the child, or advises as part of the plan. */
export async function hasSpecialist(db: SchoolDb, pupilId: string, planId: string): Promise<boolean> {
  const advice = await db
    .selectFrom('advice')
    .select('id')
    .where('pupil_id', '=', pupilId)
    .executeTakeFirst();
  return advice !== undefined || (await supportOf(db, planId)).some(({ kinds }) => kinds.includes('10'));
}
