import { classes, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';
import { FormGroup } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';

export interface SelectItem {
  text: string;
  /** Left out: the text is the value. */
  value?: string | number | undefined;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
}

export interface SelectProps extends FieldProps {
  items: readonly Maybe<SelectItem>[];
  value?: string | number | undefined;
  disabled?: boolean | undefined;
}

/** One choice from a long list. For a short list, radios are easier. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name;
  return (
    <FormGroup
      id={id}
      field={props}
      control={(describedBy) => (
        <>
          {props.before}
          <select
            class={classes('govuk-select', props.class, props.error ? 'govuk-select--error' : '')}
            id={id}
            name={props.name}
            disabled={props.disabled}
            aria-describedby={describedBy}
            {...props.attributes}
          >
            {numbered(props.items).map(({ item }) => (
              <option
                value={item.value === undefined ? undefined : String(item.value)}
                selected={item.selected ?? isChosen(item.value ?? item.text, props.value)}
                disabled={item.disabled}
                {...item.attributes}
              >
                {item.text}
              </option>
            ))}
          </select>
          {props.after}
        </>
      )}
    />
  );
}

function isChosen(value: string | number, chosen: string | number | undefined): boolean {
  return chosen !== undefined && chosen !== '' && String(value) === String(chosen);
}
