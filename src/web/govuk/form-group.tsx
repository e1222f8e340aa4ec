import type { ComponentChildren } from 'preact';
import { classes, ids } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { ErrorMessage } from './error-message.tsx';
import { Fieldset } from './fieldset.tsx';
import type { FieldsetProps } from './fieldset.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

/** What every control with a single label takes. */
export interface FieldProps {
  name: string;
  /** Left out: the name. */
  id?: string | undefined;
  label?: ComponentChildren;
  labelClass?: string | undefined;
  labelIsHeading?: boolean | undefined;
  hint?: ComponentChildren;
  error?: ComponentChildren;
  describedBy?: string | undefined;
  groupClass?: string | undefined;
  groupAttributes?: Attributes | undefined;
  before?: ComponentChildren;
  after?: ComponentChildren;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

/** What every control with several inputs under one legend takes. */
export interface GroupProps {
  fieldset?: Omit<FieldsetProps, 'children' | 'role'> | undefined;
  hint?: ComponentChildren;
  error?: ComponentChildren;
  groupClass?: string | undefined;
  groupAttributes?: Attributes | undefined;
  before?: ComponentChildren;
  after?: ComponentChildren;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

type Control = (describedBy: string | undefined) => ComponentChildren;

/** Label, hint and error around one control, which is told the ids that describe it. */
export function FormGroup({ id, field, control }: { id: string; field: FieldProps; control: Control }) {
  const describedBy = ids(
    field.describedBy,
    field.hint ? `${id}-hint` : '',
    field.error ? `${id}-error` : '',
  );
  return (
    <Group {...field}>
      <Label for={id} class={field.labelClass} isPageHeading={field.labelIsHeading}>
        {field.label}
      </Label>
      <HintAndError id={id} hint={field.hint} error={field.error} />
      {control(describedBy)}
    </Group>
  );
}

/** Legend, hint and error around several inputs. Without a fieldset the inputs are told what describes them. */
export function FieldsetGroup(props: {
  id: string;
  group: GroupProps;
  describedBy?: string | undefined;
  role?: 'group';
  control: Control;
}) {
  const { id, group } = props;
  const describedBy = ids(
    group.fieldset?.describedBy ?? props.describedBy,
    group.hint ? `${id}-hint` : '',
    group.error ? `${id}-error` : '',
  );
  const inside = (
    <>
      <HintAndError id={id} hint={group.hint} error={group.error} />
      {props.control(describedBy)}
    </>
  );
  return (
    <Group {...group}>
      {group.fieldset ? (
        <Fieldset {...group.fieldset} role={props.role} describedBy={describedBy}>
          {inside}
        </Fieldset>
      ) : (
        inside
      )}
    </Group>
  );
}

function Group(props: {
  error?: ComponentChildren;
  groupClass?: string | undefined;
  groupAttributes?: Attributes | undefined;
  children: ComponentChildren;
}) {
  return (
    <div
      {...props.groupAttributes}
      class={classes('govuk-form-group', props.error ? 'govuk-form-group--error' : '', props.groupClass)}
    >
      {props.children}
    </div>
  );
}

function HintAndError({
  id,
  hint,
  error,
}: {
  id: string;
  hint: ComponentChildren;
  error: ComponentChildren;
}) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  );
}
