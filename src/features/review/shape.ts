import { itemsOf, type Answers, type Item } from '../../basics/answers.ts';
import { isIsoDate } from '../../basics/dates.ts';
import type { Views } from '../plan/rules.ts';
import type { NextStep } from './next-steps.ts';
import type { OutcomeResult, ProvisionDecision } from './outcomes.ts';

/** How results and next steps are kept: short codes, each with the words that rules and people use. */
export const resultWords = {
  met: 'met',
  partly: 'partly met',
  'not-met': 'not met',
  'not-measured': 'not measured',
} as const satisfies Record<string, OutcomeResult>;

export type ResultCode = keyof typeof resultWords;

export const nextStepWords = {
  'next-cycle': 'next cycle',
  specialist: 'ask a specialist',
  'consider-ehc': 'consider EHC needs assessment',
  'leave-sen-support': 'leave SEN support with monitoring',
} as const satisfies Record<string, NextStep>;

export type NextStepCode = keyof typeof nextStepWords;

export const provisionDecisions: readonly { id: ProvisionDecision; label: string }[] = [
  { id: 'continue', label: 'Continue' },
  { id: 'change', label: 'Change' },
  { id: 'stop', label: 'Stop' },
];

export type Side = 'parents' | 'child' | 'school';

/** An outcome of the plan as it stood, and what came of it. Answers: result.<id of the outcome>.<field>. */
export type ReviewedOutcome = {
  readonly id: string;
  readonly statement: string;
  readonly baseline: string;
  readonly baselineOn: string | undefined;
  readonly tool: string;
  readonly target: string;
  readonly targetOn: string | undefined;
  readonly exitValue: string;
  readonly exitTool: string;
  readonly result: ResultCode | undefined;
  readonly evidence: string;
};

/** Support as it was promised, and what becomes of it. Answers: decision.<id of the plan's item>.<field>. */
export type ReviewedProvision = {
  readonly id: string;
  readonly what: string;
  readonly decision: ProvisionDecision | undefined;
  readonly why: string;
};

/** Answers: action.<id>.<field>. */
export type Action = {
  readonly id: string;
  readonly what: string;
  readonly who: string;
  readonly staffId: string | undefined;
  readonly dueOn: string | undefined;
};

export type Review = {
  readonly planId: string | undefined;
  readonly meetingOn: string | undefined;
  readonly parentsPart: 'took part' | 'not there' | undefined;
  readonly parentsPresent: string;
  readonly parentsAbsent: string;
  readonly childPart: string;
  readonly others: string;
  readonly working: Readonly<Record<Side, string>>;
  readonly notWorking: Readonly<Record<Side, string>>;
  readonly parentsViews: Views;
  readonly childsViews: Views;
  readonly outcomes: readonly ReviewedOutcome[];
  readonly provisions: readonly ReviewedProvision[];
  readonly actions: readonly Action[];
  readonly isWellBelowPeers: boolean;
  readonly nextStep: NextStepCode | undefined;
  readonly nextStepWhy: string;
  readonly specialist: string;
};

/** Reads a review from a document's answers. What cannot be read is left out, never guessed. */
export function reviewFrom(answers: Answers): Review {
  const bySide = (name: string) => ({
    parents: words(answers[`${name}.parents`]),
    child: words(answers[`${name}.child`]),
    school: words(answers[`${name}.school`]),
  });
  return {
    planId: words(answers.planId) || undefined,
    meetingOn: date(answers.meetingOn),
    parentsPart: oneOf(answers.parentsPart, ['took part', 'not there']),
    parentsPresent: words(answers.parentsPresent),
    parentsAbsent: words(answers.parentsAbsent),
    childPart: words(answers.childPart),
    others: words(answers.others),
    working: bySide('working'),
    notWorking: bySide('notWorking'),
    parentsViews: viewsOf(answers, 'parentsViews', 'parents'),
    childsViews: viewsOf(answers, 'childsViews', 'child'),
    outcomes: itemsOf(answers, 'result').map(outcomeFrom),
    provisions: itemsOf(answers, 'decision').map(provisionFrom),
    actions: itemsOf(answers, 'action').map(actionFrom),
    isWellBelowPeers: answers.wellBelowPeers === 'yes',
    nextStep: oneOf(answers.nextStep, Object.keys(nextStepWords) as NextStepCode[]),
    nextStepWhy: words(answers.nextStepWhy),
    specialist: words(answers.specialist),
  };
}

/** What one side said in a few lines, for a record of views and for the next plan. */
export function saidBy(review: Review, side: 'parents' | 'child', wish: string): string {
  return [
    review.working[side] && `Working: ${review.working[side]}`,
    review.notWorking[side] && `Not working: ${review.notWorking[side]}`,
    wish && `Would like: ${wish}`,
  ]
    .filter(Boolean)
    .join('\n');
}

function viewsOf(answers: Answers, name: string, side: Side): Views {
  if (answers[`${name}.state`] === 'none yet') {
    return {
      state: 'none yet',
      reason: words(answers[`${name}.reason`]),
      tryOn: date(answers[`${name}.tryOn`]),
    };
  }
  const wish = words(answers[`${name}.text`]);
  const said = [answers[`working.${side}`], answers[`notWorking.${side}`]].some((text) => words(text));
  return said || wish ? { state: 'given', text: wish } : { state: 'not asked' };
}

function outcomeFrom({ id, fields }: Item): ReviewedOutcome {
  return {
    id,
    statement: words(fields.statement),
    baseline: words(fields.baseline),
    baselineOn: date(fields.baselineOn),
    tool: words(fields.tool),
    target: words(fields.target),
    targetOn: date(fields.targetOn),
    exitValue: words(fields.exitValue),
    exitTool: words(fields.exitTool),
    result: oneOf(fields.result, Object.keys(resultWords) as ResultCode[]),
    evidence: words(fields.evidence),
  };
}

function provisionFrom({ id, fields }: Item): ReviewedProvision {
  return {
    id,
    what: words(fields.what),
    decision: oneOf(fields.decision, ['continue', 'change', 'stop']),
    why: words(fields.why),
  };
}

function actionFrom({ id, fields }: Item): Action {
  return {
    id,
    what: words(fields.what),
    who: words(fields.who),
    staffId: words(fields.staffId) || undefined,
    dueOn: date(fields.dueOn),
  };
}

const words = (text: string | undefined): string => (text ?? '').trim();

const date = (text: string | undefined): string | undefined =>
  isIsoDate(words(text)) ? words(text) : undefined;

const oneOf = <T extends string>(text: string | undefined, choices: readonly T[]): T | undefined =>
  choices.find((choice) => choice === text);
