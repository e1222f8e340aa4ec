/** The four steps of the graduated approach (Code 6.44). */
export const stages = ['assess', 'plan', 'do', 'review'] as const;

export type Stage = (typeof stages)[number];

export const stageNames: Record<Stage, string> = {
  assess: 'Assess',
  plan: 'Plan',
  do: 'Do',
  review: 'Review',
};

/** What the documents of the open cycle say about where the child is; nothing while no cycle is open. */
export function stageOf(cycle: {
  readonly assessment: 'none' | 'draft' | 'finished';
  readonly plan: 'none' | 'draft' | 'finished';
  readonly review: 'none' | 'draft' | 'finished';
}): Stage {
  if (cycle.review !== 'none') return 'review';
  if (cycle.plan === 'finished') return 'do';
  if (cycle.plan === 'draft' || cycle.assessment === 'finished') return 'plan';
  return 'assess';
}
