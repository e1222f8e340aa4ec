import type { Answers } from '../basics/answers.ts';
import type { AreaOfNeed } from '../basics/needs.ts';
import { newId } from '../database/id.ts';
import { later, type When } from './calendar.ts';
import type { Row } from './rows.ts';
import { at, on, who, type By, type Life } from './story.ts';
import type { ViewTold } from './telling/views.ts';

/** The names of all documents' fields are here and nowhere else in the samples. */

export interface AssessmentTold {
  readonly strengths: string;
  /** By area of need: only those there is something to say about. */
  readonly difficulties: Readonly<Partial<Record<AreaOfNeed, string>>>;
  readonly progress: string;
  readonly peers?: string;
  readonly tried: string;
  readonly others?: string;
  readonly advice?: string;
  readonly summary?: string;
  readonly parents: ViewTold;
  readonly child: ViewTold;
}

/** The views are records of their own, beside the assessment. */
export function assessmentAnswers(life: Life, when: When, told: AssessmentTold): Answers {
  const hard = Object.values(told.difficulties);
  return {
    strengths: told.strengths,
    areas: Object.keys(told.difficulties).join(','),
    ...prefixed('difficulties', told.difficulties),
    ...prefixed(`tried.${newId()}`, {
      position: '1',
      what: told.tried,
      since: on(life, later(when, -30)),
      effect: 'It helped a little, and not enough',
    }),
    progress: told.progress,
    peers: told.peers ?? 'Further behind the class in this than in anything else.',
    behaviour: told.others ?? told.difficulties.semh ?? 'No worry: gets on with children and adults.',
    attendance: 'No worry.',
    adviceNote: told.advice ?? 'Nobody outside has been asked yet.',
    summary: told.summary ?? `In the way: ${hard[0]} To build on: ${told.strengths}`,
  };
}

export interface PlanParts {
  readonly outcomes: readonly Row<'outcome'>[];
  readonly provisions: readonly Row<'provision'>[];
  readonly strategies: readonly string[];
  readonly home: string;
  readonly impact: string;
  readonly reviewOn: string;
  readonly teacherId: string;
  readonly consultedOn: string;
  readonly parentsHow: string;
  readonly childHow: string;
  readonly parents: ViewTold;
  readonly child: ViewTold;
}

export function planAnswers(life: Life, plan: PlanParts): Answers {
  return {
    ...Object.assign({}, ...plan.outcomes.map(outcomeAnswers)),
    ...Object.assign({}, ...plan.provisions.map(provisionAnswers)),
    strategies: plan.strategies.join('\n'),
    home: plan.home,
    expectedImpact: plan.impact,
    reviewOn: plan.reviewOn,
    responsibleTeacherId: plan.teacherId,
    'parentsConsulted.on': plan.consultedOn,
    'parentsConsulted.how': plan.parentsHow,
    'childConsulted.on': plan.consultedOn,
    'childConsulted.how': plan.childHow,
    ...viewAnswers(life, 'parentsViews', plan.parents),
    ...viewAnswers(life, 'childsViews', plan.child),
  };
}

function outcomeAnswers(row: Row<'outcome'>): Answers {
  return prefixed(`outcome.${row.id}`, {
    position: String(row.position),
    statement: row.statement,
    childWords: row.child_words ?? '',
    area: row.area ?? '',
    baseline: row.baseline,
    baselineOn: row.baseline_on ?? '',
    tool: row.tool,
    target: row.target,
    targetOn: row.target_on ?? '',
    measure: row.measure,
  });
}

function provisionAnswers(row: Row<'provision'>): Answers {
  return prefixed(`provision.${row.id}`, {
    position: String(row.position),
    kinds: row.kinds,
    what: row.what,
    additional: row.additional,
    outcomeIds: row.outcome_ids,
    whoId: row.staff_id ?? '',
    whoName: row.who ?? '',
    sessionsPerWeek: row.weekdays ? String(row.weekdays.split(',').length) : '',
    minutes: text(row.minutes),
    weeks: text(row.weeks),
    groupSize: text(row.group_size),
    groupId: row.group_id ?? '',
    place: row.place ?? '',
    costPence: text(row.cost_pence),
    weekdays: row.weekdays,
    startsAt: row.starts_at ?? '',
  });
}

export interface ReviewParts {
  readonly planId: string;
  readonly meetingOn: string;
  readonly parentsPresent: string;
  readonly childPart: string;
  readonly results: readonly {
    outcome: Row<'outcome'>;
    result: string;
    exitValue: string;
    evidence: string;
  }[];
  readonly decisions: readonly { provision: Row<'provision'>; decision: string; why: string }[];
  readonly working: Readonly<Record<'child' | 'parents' | 'school', string>>;
  readonly notWorking: Readonly<Record<'child' | 'parents' | 'school', string>>;
  readonly parents: ViewTold;
  readonly child: ViewTold;
  readonly actionIds: readonly string[];
  readonly actions: readonly Readonly<Record<'what' | 'who' | 'staffId' | 'dueOn', string>>[];
  readonly next: string;
  readonly nextWhy: string;
  readonly specialist: string;
}

export function reviewAnswers(life: Life, review: ReviewParts): Answers {
  const results = review.results.map(({ outcome, result, exitValue, evidence }, index) =>
    prefixed(`result.${outcome.id}`, {
      position: String(index + 1),
      statement: outcome.statement,
      baseline: outcome.baseline,
      baselineOn: outcome.baseline_on ?? '',
      tool: outcome.tool,
      target: outcome.target,
      targetOn: outcome.target_on ?? '',
      exitValue,
      exitTool: outcome.tool,
      result,
      evidence,
    }),
  );
  const decisions = review.decisions.map(({ provision, decision, why }, index) =>
    prefixed(`decision.${provision.id}`, {
      position: String(index + 1),
      what: provision.what,
      decision,
      why,
    }),
  );
  const actions = review.actions.map((action, index) =>
    prefixed(`action.${review.actionIds[index]}`, { position: String(index + 1), ...action }),
  );
  return {
    planId: review.planId,
    meetingOn: review.meetingOn,
    parentsPart: 'took part',
    parentsPresent: review.parentsPresent,
    childPart: review.childPart,
    ...prefixed('working', review.working),
    ...prefixed('notWorking', review.notWorking),
    ...Object.assign({}, ...results, ...decisions, ...actions),
    ...viewAnswers(life, 'parentsViews', review.parents),
    ...viewAnswers(life, 'childsViews', review.child),
    nextStep: review.next,
    nextStepWhy: review.nextWhy,
    specialist: review.specialist,
  };
}

export interface EarlyDiscussionTold {
  readonly strengths: string;
  readonly difficulties: string;
  readonly parentsConcerns: string;
  readonly outcomesSought: string;
  readonly nextSteps: string;
}

export const earlyDiscussionAnswers = (life: Life, when: When, told: EarlyDiscussionTold): Answers => {
  const parents = [...life.child.contacts.values()].filter((each) => each.parental_responsibility === 'yes');
  return {
    heldOn: on(life, when),
    tookPart: [who(life, 'teacher').name, ...parents.slice(0, 1).map(({ name }) => name)].join(', '),
    sendiass: 'told',
    ...told,
  };
};

export interface DocumentTold {
  readonly kind: Row<'document'>['kind'];
  readonly by: By;
  readonly answers: Answers;
  readonly id?: string;
  /** Drafts are typed over an afternoon; a finished document was agreed at the end of it. */
  readonly draft?: boolean;
  readonly reason?: string;
}

/** A document as typed, with every answer kept, and its first version if it is finished. */
export function writeDocument(life: Life, when: When, told: DocumentTold): Row<'document'> {
  const { rows } = life.school;
  const by = who(life, told.by);
  const answers = Object.fromEntries(Object.entries(told.answers).filter(([, value]) => value !== ''));
  const row = rows.add('document', {
    id: told.id ?? newId(),
    pupil_id: life.pupilId,
    cycle_id: life.cycle?.id ?? null,
    kind: told.kind,
    status: told.draft ? 'draft' : 'finished',
    revision: 1,
    answers: JSON.stringify(answers),
    created_by: by.id,
    created_at: at(life, when, '15:05'),
    finished_at: told.draft ? null : at(life, when, '15:50'),
    ended_at: null,
  });
  for (const [field, value] of Object.entries(answers)) {
    rows.add('document_answer', {
      document_id: row.id,
      revision: 1,
      field,
      value,
      staff_id: by.id,
      at: at(life, when, '15:30'),
    });
  }
  if (!told.draft) {
    rows.add('document_version', {
      document_id: row.id,
      number: 1,
      revision: 1,
      answers: row.answers,
      reason: told.reason ?? 'Agreed',
      staff_id: by.id,
      at: at(life, when, '15:50'),
    });
  }
  return row;
}

function viewAnswers(life: Life, field: string, view: ViewTold): Answers {
  return 'words' in view
    ? { [`${field}.state`]: 'given', [`${field}.text`]: view.words }
    : {
        [`${field}.state`]: 'none yet',
        [`${field}.reason`]: view.reason,
        [`${field}.tryOn`]: on(life, view.tryOn),
      };
}

function prefixed(prefix: string, fields: Readonly<Record<string, string>>): Answers {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}.${name}`, value]));
}

const text = (number: number | null | undefined): string => String(number ?? '');
