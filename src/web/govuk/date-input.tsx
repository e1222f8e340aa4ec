import { classes, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';
import { FieldsetGroup } from './form-group.tsx';
import type { GroupProps } from './form-group.tsx';
import { Input } from './input.tsx';
import type { InputProps } from './input.tsx';

export interface DatePart {
  name?: string | undefined;
  label?: string | undefined;
  value?: string | number | undefined;
  id?: string | undefined;
  /** Left out while the whole date has an error: the part is marked, unless another part is marked alone. */
  error?: boolean | undefined;
  inputmode?: InputProps['inputmode'];
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface DateInputProps extends GroupProps {
  id: string;
  namePrefix?: string | undefined;
  values?: Record<string, string | number | undefined> | undefined;
  day?: DatePart | false | undefined;
  month?: DatePart | false | undefined;
  year?: DatePart | false | undefined;
  /** Given: these instead of day, month and year. */
  items?: readonly Maybe<DatePart>[] | undefined;
}

type Kind = 'day' | 'month' | 'year';
type Part = DatePart & { kind: Kind | undefined; name: string };

/** A date that people know or read off a letter: day, month and year to type. */
export function DateInput(props: DateInputProps) {
  const parts = partsOf(props);
  const anyAlone = parts.some(isMarked);
  return (
    <FieldsetGroup
      id={props.id}
      group={props}
      role="group"
      control={() => (
        <div
          class={classes('govuk-date-input', props.class)}
          {...props.attributes}
          id={props.id || undefined}
        >
          {props.before}
          {parts.map((part) => (
            <DatePartInput
              part={part}
              date={props}
              hasError={isMarked(part) || (part.error !== false && Boolean(props.error) && !anyAlone)}
            />
          ))}
          {props.after}
        </div>
      )}
    />
  );
}

const kinds = ['day', 'month', 'year'] as const;

function partsOf(props: DateInputProps): Part[] {
  const named = { day: props.day, month: props.month, year: props.year };
  const nameOf = (kind: Kind) => (named[kind] && named[kind].name) || kind;
  const items = props.items?.length
    ? props.items
    : kinds.map(
        (kind) =>
          named[kind] !== false && { name: nameOf(kind), value: props.values?.[kind], ...named[kind] },
      );
  return numbered(items).map(({ item }) => {
    const name = item.name ?? '';
    const kind = kinds.find((each) => name === each || name === nameOf(each));
    const value = item.value ?? (kind && named[kind] ? named[kind].value : undefined);
    return { ...item, name, kind, value };
  });
}

function isMarked(part: DatePart): boolean {
  return part.error === true || Boolean(part.class?.includes('govuk-input--error'));
}

function DatePartInput({ part, date, hasError }: { part: Part; date: DateInputProps; hasError: boolean }) {
  const fullName = date.namePrefix ? `${date.namePrefix}-${part.name}` : part.name;
  const saysError = part.class?.includes('govuk-input--error');
  const saysWidth = part.class?.includes('govuk-input--width-');
  return (
    <div class="govuk-date-input__item">
      <Input
        label={part.label ?? part.name.charAt(0).toUpperCase() + part.name.slice(1)}
        labelClass="govuk-date-input__label"
        id={part.id ?? `${date.id}-${part.name}`}
        class={classes(
          'govuk-date-input__input',
          hasError && !saysError && 'govuk-input--error',
          !saysWidth && `govuk-input--width-${part.kind === 'year' ? 4 : 2}`,
          part.class,
        )}
        name={fullName}
        value={part.value ?? date.values?.[fullName]}
        inputmode={part.inputmode ?? 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
      />
    </div>
  );
}
