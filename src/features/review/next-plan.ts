import { itemsOf, withChanges, type Answers } from '../../basics/answers.ts';
import { saidBy, type Review } from './shape.ts';

/**
 * What the next plan starts from: this plan and what came of it. Outcomes that were met are left behind; the others start
 * where the child is now. Support that stops is left behind; the rest is kept, for the outcomes that are kept. Every item
 * gets a fresh id, so that results and sessions of the old plan stay with the old plan.
 */
export function answersOfNextPlan(plan: Answers, review: Review, freshId: () => string): Answers {
  const kept = Object.fromEntries(
    ['strategies', 'home', 'responsibleTeacherId', 'expectedImpact'].map((field) => [
      field,
      plan[field] ?? '',
    ]),
  );
  const { outcomes, newIds } = outcomesThatGoOn(plan, review, freshId);
  return withChanges(
    {},
    {
      ...kept,
      ...outcomes,
      ...supportThatGoesOn(plan, review, newIds, freshId),
      ...talkOf(review),
    },
  );
}

function outcomesThatGoOn(plan: Answers, review: Review, freshId: () => string) {
  const results = new Map(review.outcomes.map((outcome) => [outcome.id, outcome]));
  const newIds = new Map<string, string>();
  const outcomes: Record<string, string> = {};
  for (const { id, fields } of itemsOf(plan, 'outcome')) {
    const result = results.get(id);
    if (result?.result === 'met') continue;
    const fresh = freshId();
    newIds.set(id, fresh);
    const now = result?.exitValue
      ? { baseline: result.exitValue, baselineOn: review.meetingOn ?? '' }
      : undefined;
    for (const [field, text] of Object.entries({ ...fields, ...now, targetOn: '' }))
      outcomes[`outcome.${fresh}.${field}`] = text;
  }
  return { outcomes, newIds };
}

function supportThatGoesOn(
  plan: Answers,
  review: Review,
  newIds: ReadonlyMap<string, string>,
  freshId: () => string,
): Record<string, string> {
  const decisions = new Map(review.provisions.map(({ id, decision }) => [id, decision]));
  const support: Record<string, string> = {};
  for (const { id, fields } of itemsOf(plan, 'provision')) {
    if (decisions.get(id) === 'stop') continue;
    const outcomeIds = (fields['outcomeIds'] ?? '')
      .split(',')
      .flatMap((outcome) => newIds.get(outcome.trim()) ?? [])
      .join(',');
    const fresh = freshId();
    for (const [field, text] of Object.entries({ ...fields, outcomeIds }))
      support[`provision.${fresh}.${field}`] = text;
  }
  return support;
}

/** The review is where the next plan is first talked over. */
function talkOf(review: Review): Record<string, string> {
  const on = review.meetingOn ?? '';
  return {
    ...(review.parentsPart === 'took part' && {
      'parentsConsulted.on': on,
      'parentsConsulted.how': `At the review: ${review.parentsPresent}`,
    }),
    'childConsulted.on': on,
    'childConsulted.how': `At the review: ${review.childPart}`,
    ...viewsIn(review, 'parents', 'parentsViews'),
    ...viewsIn(review, 'child', 'childsViews'),
  };
}

function viewsIn(review: Review, side: 'parents' | 'child', name: 'parentsViews' | 'childsViews') {
  const views = review[name];
  if (views.state === 'not asked') return {};
  if (views.state === 'given')
    return { [`${name}.state`]: 'given', [`${name}.text`]: saidBy(review, side, views.text) };
  return {
    [`${name}.state`]: 'none yet',
    [`${name}.reason`]: views.reason,
    [`${name}.tryOn`]: views.tryOn ?? '',
  };
}
