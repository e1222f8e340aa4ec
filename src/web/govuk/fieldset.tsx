import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface FieldsetProps {
  legend?: ComponentChildren;
  legendClass?: string | undefined;
  legendIsHeading?: boolean | undefined;
  describedBy?: string | undefined;
  role?: 'group' | 'region' | (string & {}) | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}

/** Controls that answer one question together, under its legend. */
export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      {...props.attributes}
      class={classes('govuk-fieldset', props.class)}
      role={props.role as 'group' | undefined}
      aria-describedby={props.describedBy}
    >
      {props.legend && (
        <legend class={classes('govuk-fieldset__legend', props.legendClass)}>
          {props.legendIsHeading ? <h1 class="govuk-fieldset__heading">{props.legend}</h1> : props.legend}
        </legend>
      )}
      {props.children}
    </fieldset>
  );
}
