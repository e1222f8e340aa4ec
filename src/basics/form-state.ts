/** What somebody typed, as it came, and what to do about it: one message a field, by name. */
export interface FormState {
  answers: Record<string, string | string[] | undefined>;
  errors: Record<string, string>;
}

/** A form that nobody has filled in, or that starts from what is known. */
export function untouched(answers: FormState['answers'] = {}): FormState {
  return { answers, errors: {} };
}

/** Gives the one answer to a question, or an empty string. */
export function answerTo(form: FormState, name: string): string {
  const answer = form.answers[name];
  return (Array.isArray(answer) ? answer[0] : answer) ?? '';
}

/** Gives every answer to a question, in the order given. */
export function answersTo(form: FormState, name: string): string[] {
  const answer = form.answers[name];
  if (answer === undefined || answer === '') return [];
  return Array.isArray(answer) ? answer : [answer];
}
