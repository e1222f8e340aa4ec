import { answerTo } from '../../../basics/form-state.ts';
import { DateInput } from '../date-input.tsx';
import { idOf, legendOf } from './field.ts';
import type { Question } from './field.ts';

const parts = [
  { part: 'day', label: 'Day', class: 'govuk-input--width-2' },
  { part: 'month', label: 'Month', class: 'govuk-input--width-2' },
  { part: 'year', label: 'Year', class: 'govuk-input--width-4' },
] as const;

export interface DateFieldProps extends Question {
  /** The person's own date of birth, so that the browser may offer it. */
  isBirthday?: boolean | undefined;
}

/**
 * A date to type. Its inputs are `name-day`, `name-month` and `name-year`; until they are typed in, an ISO date
 * under `name` fills them. An error under `name` marks all three;
 * an error under one part (`name-month`) marks that one.
 */
export function DateField(props: DateFieldProps) {
  const { form, name } = props;
  const known = partsOf(answerTo(form, name));
  const inPart = parts.find(({ part }) => form.errors[`${name}-${part}`]);
  return (
    <DateInput
      {...legendOf(props)}
      error={form.errors[name] ?? (inPart && form.errors[`${name}-${inPart.part}`])}
      id={idOf(name)}
      namePrefix={name}
      items={parts.map(({ part, label, class: width }) => ({
        name: part,
        label,
        class: width,
        value:
          form.answers[`${name}-${part}`] === undefined ? known[part] : answerTo(form, `${name}-${part}`),
        error: form.errors[name] ? undefined : Boolean(form.errors[`${name}-${part}`]),
        autocomplete: props.isBirthday ? `bday-${part}` : undefined,
      }))}
    />
  );
}

function partsOf(date: string): { day?: string; month?: string; year?: string } {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return year && month && day ? { day: String(Number(day)), month: String(Number(month)), year } : {};
}
