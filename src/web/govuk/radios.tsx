import type { ComponentChildren } from 'preact';
import { classes, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';
import { FieldsetGroup } from './form-group.tsx';
import type { GroupProps } from './form-group.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

export interface RadioOption {
  value: string;
  label: ComponentChildren;
  id?: string | undefined;
  hint?: ComponentChildren;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Shown when this one is chosen; always there without JavaScript. */
  conditional?: ComponentChildren;
  labelClass?: string | undefined;
  labelAttributes?: Attributes | undefined;
  attributes?: Attributes | undefined;
}

/** An option, or a word such as "or" between options. */
export type RadioItem = RadioOption | { divider: ComponentChildren };

export interface RadiosProps extends GroupProps {
  name: string;
  idPrefix?: string | undefined;
  items: readonly Maybe<RadioItem>[];
  value?: string | undefined;
}

/** One choice of a few. */
export function Radios(props: RadiosProps) {
  const idPrefix = props.idPrefix ?? props.name;
  return (
    <FieldsetGroup
      id={idPrefix}
      group={props}
      control={() => (
        <div {...props.attributes} class={classes('govuk-radios', props.class)} data-module="govuk-radios">
          {props.before}
          {numbered(props.items).map(({ item, place }) => (
            <Radio
              item={item}
              id={place > 1 ? `${idPrefix}-${place}` : idPrefix}
              name={props.name}
              chosen={props.value}
            />
          ))}
          {props.after}
        </div>
      )}
    />
  );
}

function Radio(props: { item: RadioItem; id: string; name: string; chosen: string | undefined }) {
  const { item } = props;
  if ('divider' in item) return <div class="govuk-radios__divider">{item.divider}</div>;
  const id = item.id ?? props.id;
  const isChecked = item.checked ?? (Boolean(props.chosen) && item.value === props.chosen);
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          id={id}
          name={props.name}
          type="radio"
          value={item.value}
          checked={isChecked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          aria-describedby={item.hint ? `${id}-item-hint` : undefined}
          {...item.attributes}
        />
        <Label
          for={id}
          class={classes('govuk-radios__label', item.labelClass)}
          attributes={item.labelAttributes}
        >
          {item.label}
        </Label>
        {item.hint && (
          <Hint id={`${id}-item-hint`} class="govuk-radios__hint">
            {item.hint}
          </Hint>
        )}
      </div>
      {item.conditional && (
        <div
          class={classes('govuk-radios__conditional', !isChecked && 'govuk-radios__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      )}
    </>
  );
}
