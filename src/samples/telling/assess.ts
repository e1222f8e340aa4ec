import { newId } from '../../database/id.ts';
import type { When } from '../calendar.ts';
import type { Row } from '../rows.ts';
import { assessmentAnswers, writeDocument, type AssessmentTold } from '../story-documents.ts';
import { at, concernsLedTo, happened, on, who, type By, type Life, type Moment } from '../story.ts';
import { firstParent, recordView, type ViewTold } from './views.ts';

/** A finished assessment: what the teacher, with the SENCO, the parents and the child, found. */
export const assessed =
  (when: When, told: AssessmentTold, by: By = 'teacher'): Moment =>
  (life) =>
    assess(life, when, told, by, false);

/** An assessment that is still being written. */
export const assessing =
  (when: When, told: AssessmentTold, by: By = 'teacher'): Moment =>
  (life) =>
    assess(life, when, told, by, true);

function assess(life: Life, when: When, told: AssessmentTold, by: By, draft: boolean): void {
  concernsLedTo(life, when, 'We look more closely (assessment).');
  beginCycle(life, when);
  const document = writeDocument(life, when, {
    kind: 'assessment',
    by,
    answers: assessmentAnswers(life, when, told),
    draft,
    reason: 'Assessment finished with the SENCO',
  });
  life.assessment = document.id;
  recordViews(life, when, told, document.id, by);
  happened(life, when, {
    kind: 'assessment',
    title: draft ? 'Assessment begun' : 'Assessment finished',
    detail: told.progress,
    ref: draft ? ['document', document.id] : ['document', document.id, 1],
    by: who(life, by),
  });
}

export function recordViews(
  life: Life,
  when: When,
  views: { readonly parents: ViewTold; readonly child: ViewTold },
  documentId: string,
  by: By,
): void {
  recordView(life, when, views.parents.whose ?? firstParent(life), views.parents, documentId, by);
  recordView(life, when, 'child', views.child, documentId, by);
}

/** A round of assess, plan, do and review; the one before it ends. */
export function beginCycle(life: Life, when: When): void {
  if (life.cycle && !life.cycle.ended_on) return;
  life.cycles += 1;
  life.cycle = life.school.rows.add('cycle', {
    id: newId(),
    pupil_id: life.pupilId,
    number: life.cycles,
    started_on: on(life, when),
    ended_on: null,
  });
}

interface TeacherTold {
  readonly well: string;
  readonly difficult: string;
  readonly helps: string;
  readonly when: When;
}

/** All of the child's teachers are asked at once; whoever has no answer here has not answered yet. */
export const asked =
  (
    when: When,
    due: When,
    answers: Readonly<Record<string, TeacherTold | 'not yet'>>,
    by: By = 'senco',
  ): Moment =>
  (life) => {
    if (!life.assessment) throw new Error(`${life.name}: teachers are asked within an assessment`);
    const ask = newId();
    life.school.rows.add('teacher_ask', {
      id: ask,
      pupil_id: life.pupilId,
      document_id: life.assessment,
      asked_by: who(life, by).id,
      asked_at: at(life, when, '08:20'),
      due_on: on(life, due),
    });
    for (const [called, answer] of Object.entries(answers)) {
      const answered = answer === 'not yet' ? undefined : answer;
      life.school.rows.add('teacher_answer', {
        ask_id: ask,
        staff_id: who(life, called).id,
        going_well: answered?.well ?? null,
        difficult: answered?.difficult ?? null,
        helps: answered?.helps ?? null,
        answered_at: answered ? at(life, answered.when, '12:40') : null,
      });
    }
    happened(life, when, {
      kind: 'assessment',
      title: 'All teachers asked what they see',
      ref: ['document', life.assessment],
      by: who(life, by),
    });
  };

export interface DecisionTold {
  readonly by?: string;
  readonly parents?: string;
  readonly child?: string;
}

const titles: Record<Row<'decision'>['kind'], string> = {
  'sen-support': 'Decided: SEN support',
  'not-sen': 'Decided: not a special educational need',
  watch: 'Decided: keep an eye on it',
  'leave-sen-support': 'Decided: leave SEN support, and keep an eye on it',
  specialist: 'Decided: ask a specialist',
  'consider-ehc': 'Decided: consider asking for an EHC needs assessment',
  'next-cycle': 'Decided: another cycle of support',
};

export const decided =
  (when: When, kind: Row<'decision'>['kind'], reasons: string, told: DecisionTold = {}): Moment =>
  (life) =>
    decide(life, when, kind, reasons, life.assessment ?? null, told);

export function decide(
  life: Life,
  when: When,
  kind: Row<'decision'>['kind'],
  reasons: string,
  documentId: string | null,
  told: DecisionTold = {},
): void {
  const senco = who(life, 'senco');
  const id = newId();
  life.school.rows.add('decision', {
    id,
    pupil_id: life.pupilId,
    cycle_id: life.cycle?.id ?? null,
    document_id: documentId,
    kind,
    reasons,
    decided_by: told.by ?? `${senco.name} with ${who(life, 'teacher').name}`,
    decided_on: on(life, when),
    parents_consulted: told.parents ?? 'Talked over at the meeting in school',
    child_consulted: told.child ?? `${life.name} talked with the class teacher`,
    recorded_by: senco.id,
    recorded_at: at(life, when),
  });
  happened(life, when, {
    kind: 'decision',
    title: titles[kind],
    detail: reasons,
    ref: ['decision', id],
    by: senco,
  });
}
