import type { FormState } from '../../../basics/form-state.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { idOf } from './field.ts';

/**
 * All that is to put right, each a link to its field; nothing when there is nothing. Radios and checkboxes are
 * reached at their first input. `dates` names the date fields, whose first input is the day.
 */
export function FormErrors({ form, dates = [] }: { form: FormState; dates?: readonly string[] }) {
  const errors = Object.entries(form.errors);
  if (errors.length === 0) return null;
  return (
    <ErrorSummary
      title="There is something to put right"
      errors={errors.map(([name, text]) => ({
        text,
        href: `#${idOf(isDate(form, name, dates) ? `${name}-day` : name)}`,
      }))}
    />
  );
}

// A posted date has a part under its name; one that was never posted has to be named.
function isDate(form: FormState, name: string, dates: readonly string[]): boolean {
  return dates.includes(name) || `${name}-day` in form.answers;
}
