import { reading, type FormValues } from '../../../basics/form-values.ts';
import { missedDecisions, type MissedDecision } from './rules.ts';

export interface DecisionRead {
  readonly decision: MissedDecision;
  readonly why: string;
  /** The newest missed session that the form showed. */
  readonly upTo: string;
  readonly errors: Record<string, string>;
}

/** What somebody decided about a pile of missed sessions, and why. */
export function readDecision(values: FormValues): DecisionRead {
  const form = reading(values);
  const decision = form.choice(
    'decision',
    missedDecisions.map(({ id }) => id),
    'Choose what to do about the missed sessions',
  );
  const why = form.text('why', { missing: 'Say why, in a sentence', longest: 2000 });
  return { decision, why, upTo: form.text('upTo'), errors: form.errors };
}
