import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../basics/form-state.ts';

/** What every question on a page takes. The name ties label, answer, hint and error together. */
export interface Question {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  form: FormState;
  /** The question is the heading of its page. */
  isPageHeading?: boolean | undefined;
  /** `s` for a question among others (the usual), `m` or `l` for one that stands out. */
  size?: 's' | 'm' | 'l' | undefined;
}

/** One choice of several: its value, its words, and help if they need it. */
export interface Choice {
  value: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** More to ask when this one is chosen. */
  more?: ComponentChildren;
  /** Ticking it unticks the others. */
  exclusive?: boolean | undefined;
}

/** Names are used as ids too; a row of a table may have a name with brackets. */
export function idOf(name: string): string {
  return name.replace(/[^\w-]+/g, '-');
}

export function labelOf(question: Question) {
  return {
    label: question.label,
    labelClass: `govuk-label--${question.size ?? 's'}`,
    labelIsHeading: question.isPageHeading,
    hint: question.hint,
    error: question.form.errors[question.name],
  };
}

export function legendOf(question: Question) {
  return {
    fieldset: {
      legend: question.label,
      legendClass: `govuk-fieldset__legend--${question.size ?? 's'}`,
      legendIsHeading: question.isPageHeading,
    },
    hint: question.hint,
    error: question.form.errors[question.name],
  };
}
