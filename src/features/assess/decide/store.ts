import type { SchoolDb } from '../../../database/connection.ts';
import { recordEvent } from '../../../database/events.ts';
import { newId } from '../../../database/id.ts';
import type { Decided } from './forms.ts';
import { choices, type Decision } from './rules.ts';

/** The decisions made on an assessment, newest first. The caller has found it through the viewer. */
export async function decisionsOn(db: SchoolDb, documentId: string): Promise<Decision[]> {
  return db
    .selectFrom('decision')
    .innerJoin('staff', 'staff.id', 'decision.recorded_by')
    .select([
      'decision.id as id',
      'kind',
      'reasons',
      'decided_by as decidedBy',
      'decided_on as decidedOn',
      'parents_consulted as parentsConsulted',
      'child_consulted as childConsulted',
      'staff.name as recordedBy',
    ])
    .where('document_id', '=', documentId)
    .orderBy('recorded_at', 'desc')
    .orderBy('decision.id', 'desc')
    .execute();
}

interface On {
  readonly pupilId: string;
  readonly cycleId: string | null;
  readonly documentId: string;
  readonly staffId: string;
  readonly now: string;
}

/** Adds a decision; the one before stays as it was. */
export async function recordDecision(db: SchoolDb, decided: Decided, on: On): Promise<void> {
  const id = newId();
  await db
    .insertInto('decision')
    .values({
      id,
      pupil_id: on.pupilId,
      cycle_id: on.cycleId,
      document_id: on.documentId,
      kind: decided.kind,
      reasons: decided.reasons,
      decided_by: decided.decidedBy,
      decided_on: decided.decidedOn,
      parents_consulted: decided.parentsConsulted,
      child_consulted: decided.childConsulted,
      recorded_by: on.staffId,
      recorded_at: on.now,
    })
    .execute();
  await recordEvent(db, {
    pupil_id: on.pupilId,
    on_day: decided.decidedOn,
    at: on.now,
    kind: 'decision',
    title: choices[decided.kind].done,
    detail: decided.reasons,
    ref_kind: 'document',
    ref_id: on.documentId,
    staff_id: on.staffId,
  });
}
