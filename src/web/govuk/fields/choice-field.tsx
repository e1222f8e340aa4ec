import { answersTo, answerTo } from '../../../basics/form-state.ts';
import { Checkboxes } from '../checkboxes.tsx';
import { Radios } from '../radios.tsx';
import { Select } from '../select.tsx';
import { idOf, labelOf, legendOf } from './field.ts';
import type { Choice, Question } from './field.ts';

export interface ChoiceFieldProps extends Question {
  choices: readonly Choice[];
  /** Side by side, for two short words such as Yes and No. */
  inline?: boolean | undefined;
  small?: boolean | undefined;
}

/** A question with one answer of a few: radios. */
export function ChoiceField(props: ChoiceFieldProps) {
  return (
    <Radios
      {...legendOf(props)}
      name={props.name}
      idPrefix={idOf(props.name)}
      value={answerTo(props.form, props.name)}
      class={[props.inline && 'govuk-radios--inline', props.small && 'govuk-radios--small']
        .filter(Boolean)
        .join(' ')}
      items={props.choices.map((choice) => ({
        value: choice.value,
        label: choice.label,
        hint: choice.hint,
        conditional: choice.more,
      }))}
    />
  );
}

/** A question with any number of answers: checkboxes. */
export function ManyField(props: Omit<ChoiceFieldProps, 'inline'>) {
  return (
    <Checkboxes
      {...legendOf(props)}
      name={props.name}
      idPrefix={idOf(props.name)}
      values={answersTo(props.form, props.name)}
      class={props.small ? 'govuk-checkboxes--small' : undefined}
      items={props.choices.map((choice) => ({
        value: choice.value,
        label: choice.label,
        hint: choice.hint,
        conditional: choice.more,
        behaviour: choice.exclusive ? 'exclusive' : undefined,
      }))}
    />
  );
}

export interface SelectFieldProps extends Question {
  choices: readonly { value: string; label: string }[];
  /** The first, empty line; left out: "Choose". */
  empty?: string | undefined;
}

/** A question with one answer of many: a list that opens. */
export function SelectField(props: SelectFieldProps) {
  return (
    <Select
      {...labelOf(props)}
      name={props.name}
      id={idOf(props.name)}
      value={answerTo(props.form, props.name)}
      items={[
        { value: '', text: props.empty ?? 'Choose' },
        ...props.choices.map(({ value, label }) => ({ value, text: label })),
      ]}
    />
  );
}

/** A fact the form carries along without asking. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
