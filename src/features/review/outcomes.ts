/** Words for a result of an outcome. Absent data is stated, not guessed. */
export type OutcomeResult = 'met' | 'partly met' | 'not met' | 'not measured';

export const outcomeResults: readonly { id: OutcomeResult; label: string }[] = [
  { id: 'met', label: 'Met' },
  { id: 'partly met', label: 'Partly met' },
  { id: 'not met', label: 'Not met' },
  { id: 'not measured', label: 'Not measured' },
];

/** What happens to a provision after the review (impact and quality of the support decide). */
export type ProvisionDecision = 'continue' | 'change' | 'stop';

/** Advice where the end was measured in another way than the start, or not at all. */
export function adviceOnMeasure(tool: string, exitTool: string): string | undefined {
  const [start, end] = [tool, exitTool].map((text) => text.trim().toLowerCase().replace(/\s+/g, ' '));
  if (!end) return 'Say how it was measured, or that it was not';
  if (start && start !== end)
    return `The start was measured with ${tool.trim()}; another way makes them hard to compare`;
  return undefined;
}
