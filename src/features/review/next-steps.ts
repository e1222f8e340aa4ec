import type { OutcomeResult } from './outcomes.ts';

export type NextStep =
  'next cycle' | 'ask a specialist' | 'consider EHC needs assessment' | 'leave SEN support with monitoring';

export const nextSteps: readonly { id: NextStep; label: string }[] = [
  { id: 'next cycle', label: 'Plan the next cycle' },
  { id: 'ask a specialist', label: 'Ask a specialist' },
  { id: 'consider EHC needs assessment', label: 'Consider an EHC needs assessment' },
  { id: 'leave SEN support with monitoring', label: 'Leave SEN support, and keep watching' },
];

/** The results of one cycle's outcomes. */
export type ReviewedCycle = { readonly results: readonly OutcomeResult[] };

export type StepFacts = {
  /** Reviewed cycles, the latest last. */
  readonly cycles: readonly ReviewedCycle[];
  readonly specialistInvolved: boolean;
  readonly wellBelowPeers: boolean;
};

export type Suggestion = {
  readonly step: NextStep;
  readonly label: string;
  readonly suggested: boolean;
  /** Why, or why not, in one plain sentence. People decide; the rule only explains itself. */
  readonly why: string;
  readonly source: string;
};

/**
 * All four ways on, each with the reason for or against. Suggestions, not decisions: a specialist may be asked at any point,
 * and a family may ask for an EHC needs assessment whatever stands here.
 */
export function suggestNextSteps(facts: StepFacts): Suggestion[] {
  return nextSteps.map(({ id, label }) => ({ step: id, label, ...judge(id, facts) }));
}

/** Two cycles running in which half or more of what was measured was not met: little or no progress (Code 6.58-6.62). */
export function isStalled(cycles: readonly ReviewedCycle[]): boolean {
  const lastTwo = cycles.slice(-2);
  return lastTwo.length === 2 && lastTwo.every(isWithoutProgress);
}

/** Is at least half of what was measured not met? A cycle in which nothing was measured tells nothing. */
export function isWithoutProgress(cycle: ReviewedCycle): boolean {
  const measured = cycle.results.filter((result) => result !== 'not measured');
  const notMet = measured.filter((result) => result === 'not met');
  return measured.length > 0 && notMet.length * 2 >= measured.length;
}

function judge(step: NextStep, facts: StepFacts): Omit<Suggestion, 'step' | 'label'> {
  if (step === 'ask a specialist') return aboutSpecialist(facts);
  if (step === 'consider EHC needs assessment') return aboutAssessment(facts);
  if (step === 'leave SEN support with monitoring') return aboutLeaving(facts);
  return aboutNextCycle(facts);
}

function aboutSpecialist({
  cycles,
  specialistInvolved,
  wellBelowPeers,
}: StepFacts): Omit<Suggestion, 'step' | 'label'> {
  const source = 'Code 6.58-6.62';
  const stalled = isStalled(cycles);
  const reason = stalled
    ? `Outcomes were not met in two cycles running (${resultsInWords(cycles.at(-2)!)}; then ${resultsInWords(cycles.at(-1)!)}).`
    : 'The child works well below others of the same age despite support.';
  if (stalled || wellBelowPeers) {
    const again = specialistInvolved ? ' Go back to the specialist with these results.' : '';
    return {
      suggested: true,
      why: `${reason} The school should always involve a specialist now.${again}`,
      source,
    };
  }
  return {
    suggested: false,
    why: 'A specialist may be asked at any point, with the parents in the decision.',
    source,
  };
}

function aboutAssessment({ cycles, specialistInvolved }: StepFacts): Omit<Suggestion, 'step' | 'label'> {
  const source = 'Code 6.63; CFA 2014 s.36';
  if (isStalled(cycles) && specialistInvolved) {
    const why =
      'Outcomes were not met in two cycles running, and a specialist is already involved. Consider it with the parents.';
    return { suggested: true, why, source };
  }
  return {
    suggested: false,
    why: 'The family may ask the council for one at any time; no number of cycles is needed.',
    source,
  };
}

function aboutLeaving({ cycles }: StepFacts): Omit<Suggestion, 'step' | 'label'> {
  const source = 'Practice';
  const last = cycles.at(-1)?.results ?? [];
  if (last.length > 0 && last.every((result) => result === 'met')) {
    const why =
      'Every outcome was met. If the child no longer needs anything additional or different, decide together; the parents get a notice.';
    return { suggested: true, why, source };
  }
  return { suggested: false, why: 'Not every outcome of this cycle was met and measured.', source };
}

function aboutNextCycle(facts: StepFacts): Omit<Suggestion, 'step' | 'label'> {
  const source = 'Code 6.44';
  const leaving = aboutLeaving(facts).suggested;
  if (leaving) return { suggested: false, why: 'Plan one if there is more to work on.', source };
  const why = isStalled(facts.cycles)
    ? 'Support goes on while others are asked; change what did not help.'
    : 'Carry on from where this cycle ended, and keep what helped.';
  return { suggested: true, why, source };
}

function resultsInWords({ results }: ReviewedCycle): string {
  const measured = results.filter((result) => result !== 'not measured').length;
  const notMet = results.filter((result) => result === 'not met').length;
  return `${notMet} of ${measured} not met`;
}
