import type { FormState } from '../../../basics/form-state.ts';
import { reading, textOf } from '../../../basics/form-values.ts';
import type { FormValues } from '../../../basics/form-values.ts';
import type { SenAnswer, SenQuestion } from '../rules/judge/sen-questions.ts';

export const senField = (line: number): string => `sen-${line}`;
export const sinceField = (line: number): string => `since-${line}`;

export interface SenDecision {
  line: number;
  answer: SenAnswer;
  /** The first day; nothing when neither the list nor the person knows it. */
  since: string | null;
}

/**
 * Takes the answers to what a list says about SEN; a question without one waits. To carry SEN support over, somebody says in
 * so many words that the parents were told (CFA 2014 s.68); an EHC plan needs the day it was made.
 */
export function readSenAnswers(
  values: FormValues,
  questions: readonly SenQuestion[],
  today: string,
): { decided: SenDecision[]; form: FormState } {
  const read = reading(values);
  const decided: SenDecision[] = [];
  for (const { line, choices, inFile, who } of questions) {
    const answer = choices.find(({ value }) => value === textOf(values, senField(line)))?.value;
    if (!answer) continue;
    const asksDay = inFile.since === null && (answer === 'ehc-plan' || answer === 'since-before');
    const said = asksDay
      ? read.day(
          sinceField(line),
          `the day on which ${who}’s ${answer === 'ehc-plan' ? 'EHC plan was made' : 'SEN support began'}`,
          {
            optional: answer === 'since-before',
            latest: today,
          },
        )
      : '';
    decided.push({ line, answer, since: inFile.since ?? (said || null) });
  }
  if (decided.some(({ answer }) => answer === 'since-before') && textOf(values, 'told') !== 'yes') {
    read.wrong(
      'told',
      'Tick to confirm that the parents of these children were told, or choose “Watch for now”',
    );
  }
  const answers = Object.fromEntries(
    Object.entries(values).filter(([name]) => /^(?:sen|since)-\d+|^told$/.test(name)),
  ) as FormState['answers'];
  return { decided, form: { answers, errors: read.errors } };
}
