import type { Viewer } from '../../basics/viewer.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { recordEvent } from '../../database/events.ts';
import { findWithPupil } from '../documents/index.ts';
import { roundOf, stateOf } from '../teacher-round/index.ts';
import { viewsState } from '../views/index.ts';
import { decisionsOn } from './decide/store.ts';
import { evidenceOf } from './evidence/store.ts';
import { statesOf } from './rules.ts';

/** An assessment of a child whom this viewer may see. */
export async function findAssessment(db: SchoolDb, viewer: Viewer, id: string, today: string) {
  return findWithPupil(db, viewer, id, today, 'assessment');
}

export type Assessment = NonNullable<Awaited<ReturnType<typeof findAssessment>>>;

/** Everything gathered for an assessment, and how far each part is. */
export async function gatheredFor(
  db: SchoolDb,
  viewer: Viewer,
  { document, pupil }: Assessment,
  today: string,
) {
  const evidence = await evidenceOf(db, pupil.id, today);
  const round = await roundOf(db, document.id);
  const views = await viewsState(db, viewer, pupil.id, document.id, today);
  const decisions = await decisionsOn(db, document.id);
  const states = statesOf({
    answers: document.answers,
    scores: evidence.scores.length,
    advice: evidence.advice.length,
    needs: evidence.needs.length,
    strengths: evidence.strengths.length,
    observations: evidence.observations.length,
    round: round && stateOf(round, today),
    views: [views.child, ...views.parents],
    isDecided: decisions.length > 0,
  });
  return { evidence, round, views, decisions, states };
}

/** A line about the assessment in the child's timeline. */
export async function noteInTimeline(
  db: SchoolDb,
  line: {
    readonly pupilId: string;
    readonly documentId: string;
    readonly title: string;
    readonly detail?: string;
    readonly version?: number;
    readonly today: string;
    readonly now: string;
    readonly staffId: string;
  },
): Promise<void> {
  await recordEvent(db, {
    pupil_id: line.pupilId,
    on_day: line.today,
    at: line.now,
    kind: 'assessment',
    title: line.title,
    detail: line.detail ?? null,
    ref_kind: 'document',
    ref_id: line.documentId,
    ...(line.version ? { ref_version: line.version } : {}),
    staff_id: line.staffId,
  });
}
