import type { ComponentChildren } from 'preact';
import { classes, ids, numbered } from './attributes.ts';
import type { Attributes, Maybe } from './attributes.ts';
import { FieldsetGroup } from './form-group.tsx';
import type { GroupProps } from './form-group.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

export interface CheckboxOption {
  value: string;
  label: ComponentChildren;
  id?: string | undefined;
  name?: string | undefined;
  hint?: ComponentChildren;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Shown when this one is ticked; always there without JavaScript. */
  conditional?: ComponentChildren;
  /** `exclusive`: ticking it unticks the others ("None of these"). */
  behaviour?: 'exclusive' | (string & {}) | undefined;
  labelClass?: string | undefined;
  labelAttributes?: Attributes | undefined;
  attributes?: Attributes | undefined;
}

/** An option, or a word such as "or" between options. */
export type CheckboxItem = CheckboxOption | { divider: ComponentChildren };

export interface CheckboxesProps extends GroupProps {
  name: string;
  idPrefix?: string | undefined;
  items: readonly Maybe<CheckboxItem>[];
  values?: readonly string[] | undefined;
  describedBy?: string | undefined;
}

/** Any number of choices of a few. */
export function Checkboxes(props: CheckboxesProps) {
  const idPrefix = props.idPrefix ?? props.name;
  return (
    <FieldsetGroup
      id={idPrefix}
      group={props}
      describedBy={props.describedBy}
      control={(describedBy) => (
        <div
          {...props.attributes}
          class={classes('govuk-checkboxes', props.class)}
          data-module="govuk-checkboxes"
        >
          {props.before}
          {numbered(props.items).map(({ item, place }) => (
            <Checkbox
              item={item}
              id={place > 1 ? `${idPrefix}-${place}` : idPrefix}
              name={props.name}
              values={props.values ?? []}
              describedBy={props.fieldset ? undefined : describedBy}
            />
          ))}
          {props.after}
        </div>
      )}
    />
  );
}

function Checkbox(props: {
  item: CheckboxItem;
  id: string;
  name: string;
  values: readonly string[];
  describedBy: string | undefined;
}) {
  const { item } = props;
  if ('divider' in item) return <div class="govuk-checkboxes__divider">{item.divider}</div>;
  const id = item.id ?? props.id;
  const isChecked = item.checked ?? props.values.includes(item.value);
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={item.name ?? props.name}
          type="checkbox"
          value={item.value}
          checked={isChecked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.behaviour}
          aria-describedby={ids(props.describedBy, item.hint ? `${id}-item-hint` : '')}
          {...item.attributes}
        />
        <Label
          for={id}
          class={classes('govuk-checkboxes__label', item.labelClass)}
          attributes={item.labelAttributes}
        >
          {item.label}
        </Label>
        {item.hint && (
          <Hint id={`${id}-item-hint`} class="govuk-checkboxes__hint">
            {item.hint}
          </Hint>
        )}
      </div>
      {item.conditional && (
        <div
          class={classes(
            'govuk-checkboxes__conditional',
            !isChecked && 'govuk-checkboxes__conditional--hidden',
          )}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      )}
    </>
  );
}
