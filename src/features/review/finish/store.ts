import type { SchoolDb } from '../../../database/connection.ts';
import { newId } from '../../../database/id.ts';
import { recordView } from '../../views/index.ts';
import { openMeetingOf } from '../arrange/store.ts';
import { saidBy, type Review } from '../rules.ts';
import { supportOf } from '../store.ts';

export interface Agreed {
  readonly pupilId: string;
  readonly documentId: string;
  readonly cycleId: string | null;
  readonly review: Review;
  readonly staffId: string;
  readonly staffName: string;
  readonly today: string;
  readonly now: string;
}

/** What came of every outcome; a later version adds only what it says otherwise. Append-only. */
export async function keepResults(
  db: SchoolDb,
  { pupilId, documentId, review, today }: Agreed,
): Promise<void> {
  const kept = await db
    .selectFrom('outcome_result')
    .select(['outcome_id', 'result', 'exit_value', 'evidence'])
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
  const before = new Map(kept.map((row) => [row.outcome_id, JSON.stringify(Object.values(row))]));
  for (const outcome of review.outcomes) {
    const facts = {
      outcome_id: outcome.id,
      result: outcome.result!,
      exit_value: outcome.exitValue || null,
      evidence: outcome.evidence || null,
    };
    if (before.get(outcome.id) === JSON.stringify(Object.values(facts))) continue;
    await db
      .insertInto('outcome_result')
      .values({
        id: newId(),
        document_id: documentId,
        pupil_id: pupilId,
        on_day: review.meetingOn ?? today,
        ...facts,
      })
      .execute();
  }
}

/** What happens to every provision. Append-only, as results. */
export async function keepDecisions(
  db: SchoolDb,
  { pupilId, documentId, review, today }: Agreed,
): Promise<void> {
  const kept = await db
    .selectFrom('provision_decision')
    .select(['provision_id', 'decision', 'why'])
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
  const before = new Map(kept.map((row) => [row.provision_id, `${row.decision}|${row.why ?? ''}`]));
  const rowOf = new Map(
    (review.planId ? await supportOf(db, review.planId) : []).map(({ itemId, provisionId }) => [
      itemId,
      provisionId,
    ]),
  );
  for (const { id, decision, why } of review.provisions) {
    const provisionId = rowOf.get(id);
    if (!provisionId || before.get(provisionId) === `${decision}|${why}`) continue;
    await db
      .insertInto('provision_decision')
      .values({
        id: newId(),
        provision_id: provisionId,
        document_id: documentId,
        pupil_id: pupilId,
        decision: decision!,
        why: why || null,
        on_day: review.meetingOn ?? today,
      })
      .execute();
  }
}

/** Who does what by when; what is done stays done, and what a later version drops goes, unless it is done. */
export async function keepActions(
  db: SchoolDb,
  { pupilId, documentId, review }: Agreed,
  staff: ReadonlyMap<string, string>,
): Promise<void> {
  const kept = new Set(
    (await db.selectFrom('action_item').select('id').where('document_id', '=', documentId).execute()).map(
      ({ id }) => id,
    ),
  );
  for (const action of review.actions.filter(({ what, dueOn }) => what && dueOn)) {
    const facts = {
      what: action.what,
      who: action.who || (staff.get(action.staffId ?? '') ?? ''),
      staff_id: action.staffId && staff.has(action.staffId) ? action.staffId : null,
      due_on: action.dueOn!,
    };
    if (kept.delete(action.id))
      await db.updateTable('action_item').set(facts).where('id', '=', action.id).execute();
    else await addAction(db, { id: action.id, pupilId, documentId, ...facts });
  }
  if (kept.size)
    await db
      .deleteFrom('action_item')
      .where('id', 'in', [...kept])
      .where('done_on', 'is', null)
      .execute();
}

export async function addAction(
  db: SchoolDb,
  action: {
    readonly id: string;
    readonly pupilId: string;
    readonly documentId: string;
    readonly what: string;
    readonly who: string;
    readonly staff_id: string | null;
    readonly due_on: string;
  },
): Promise<void> {
  const { pupilId, documentId, ...facts } = action;
  await db
    .insertInto('action_item')
    .values({ pupil_id: pupilId, document_id: documentId, done_on: null, done_note: null, ...facts })
    .execute();
}

/** The next step as a decision; a later version adds one only when it decides otherwise. */
export async function keepNextStep(db: SchoolDb, agreed: Agreed): Promise<void> {
  const { review, documentId } = agreed;
  const last = await db
    .selectFrom('decision')
    .select(['kind', 'reasons'])
    .where('document_id', '=', documentId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (last?.kind === review.nextStep && last?.reasons === review.nextStepWhy) return;
  await db
    .insertInto('decision')
    .values({
      id: newId(),
      pupil_id: agreed.pupilId,
      cycle_id: agreed.cycleId,
      document_id: documentId,
      kind: review.nextStep!,
      reasons: review.nextStepWhy,
      decided_by: agreed.staffName,
      decided_on: review.meetingOn ?? agreed.today,
      parents_consulted: review.parentsPresent || review.parentsAbsent,
      child_consulted: review.childPart,
      recorded_by: agreed.staffId,
      recorded_at: agreed.now,
    })
    .execute();
}

/**
 * The meeting took place. It counts as one with the parents only when one of them took part (Code 6.65); a meeting that
 * was arranged and had to do without them is not left open.
 */
export async function holdMeeting(db: SchoolDb, { pupilId, documentId, review }: Agreed): Promise<void> {
  const arranged = await openMeetingOf(db, pupilId);
  const withParents = review.parentsPart === 'took part';
  const held = {
    document_id: documentId,
    held_on: withParents ? review.meetingOn! : null,
    parents_present: withParents ? review.parentsPresent : null,
    child_part: review.childPart,
    cancelled_because: withParents ? null : `Held without the parents: ${review.parentsAbsent}`,
  };
  if (arranged) {
    await db.updateTable('meeting').set(held).where('id', '=', arranged.id).execute();
    return;
  }
  if (!withParents) return;
  await db
    .insertInto('meeting')
    .values({
      id: newId(),
      pupil_id: pupilId,
      about: 'review',
      on_day: review.meetingOn!,
      starts_at: null,
      minutes: 0,
      place: null,
      sequence: 0,
      ...held,
    })
    .execute();
}

/** What the parents and the child said at the review, or why there is no view yet, among everything they have said. */
export async function keepViews(db: SchoolDb, agreed: Agreed): Promise<void> {
  const { review } = agreed;
  for (const [whose, side, views] of [
    ['parent', 'parents', review.parentsViews],
    ['child', 'child', review.childsViews],
  ] as const) {
    if (views.state === 'not asked') continue;
    const isGiven = views.state === 'given';
    await recordView(db, {
      pupilId: agreed.pupilId,
      documentId: agreed.documentId,
      whose,
      contactId: null,
      state: isGiven ? 'given' : 'none-yet',
      words: isGiven ? saidBy(review, side, views.text) : null,
      how: isGiven ? 'At the review' : null,
      seen: null,
      interpreted: null,
      reason: isGiven ? null : views.reason,
      nextTryOn: isGiven ? null : (views.tryOn ?? null),
      onDay: review.meetingOn ?? agreed.today,
      staffId: agreed.staffId,
      now: agreed.now,
    });
  }
}
