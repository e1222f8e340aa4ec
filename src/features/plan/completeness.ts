import type { Plan, Views } from './shape.ts';

/** Something a plan needs before it can become active. `field` is the name in the answers, so that a page can link to it. */
export type Missing = { readonly field: string; readonly what: string; readonly source: string };

/** People who will be told: parents, or the young person. The notice must be able to exist (CFA 2014 s.68). */
export type NoticeRecipients = readonly { readonly name: string }[];

/**
 * What is still missing before the plan can become active. Nothing here stops help from starting: only the document waits.
 */
export function missingForActivation(plan: Plan, recipients: NoticeRecipients): Missing[] {
  const missing: Missing[] = [];
  const need = (field: string, what: string, source: string) => missing.push({ field, what, source });
  if (plan.outcomes.length === 0) need('outcome', 'Add at least one outcome', 'Code 6.48');
  for (const [at, outcome] of plan.outcomes.entries()) {
    const name = `outcome.${outcome.id}`;
    const which = plan.outcomes.length > 1 ? `outcome ${at + 1}` : 'the outcome';
    if (!outcome.statement)
      need(`${name}.statement`, `Say what difference ${which} makes for the child`, 'Code 6.48');
    if (!outcome.baseline) need(`${name}.baseline`, `Enter the starting point for ${which}`, 'Practice');
  }
  if (!plan.expectedImpact)
    need('expectedImpact', 'Say what impact you expect the support to have', 'Code 6.48');
  if (!plan.reviewOn) need('reviewOn', 'Enter the date of the review', 'Code 6.48');
  if (!plan.responsibleTeacherId)
    need('responsibleTeacherId', 'Choose the teacher who is responsible', 'Code 6.52');
  if (recipients.length === 0) {
    need(
      'recipients',
      'Record a parent, or the young person, who will be told about the support',
      'CFA 2014 s.68',
    );
  }
  missing.push(...missingViews(plan.parentsViews, 'parentsViews', 'the parents'));
  missing.push(...missingViews(plan.childsViews, 'childsViews', 'the child'));
  return missing;
}

/** Views are given, or "no view yet" says why and when somebody will ask again. */
export function missingViews(views: Views, field: string, whose: string): Missing[] {
  const source = 'Code 6.45';
  if (views.state === 'given') return [];
  if (views.state === 'not asked') {
    return [
      { field: `${field}.text`, what: `Record the views of ${whose}, or say why there are none yet`, source },
    ];
  }
  const missing: Missing[] = [];
  if (!views.reason)
    missing.push({ field: `${field}.reason`, what: `Say why there are no views of ${whose} yet`, source });
  if (!views.tryOn)
    missing.push({ field: `${field}.tryOn`, what: `Enter when you will next ask ${whose}`, source });
  return missing;
}
