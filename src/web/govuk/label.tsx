import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface LabelProps {
  for?: string | undefined;
  isPageHeading?: boolean | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}

/** The name of one form control. Gives nothing when it has no text. */
export function Label(props: LabelProps) {
  if (!props.children) return null;
  const label = (
    <label {...props.attributes} class={classes('govuk-label', props.class)} for={props.for}>
      {props.children}
    </label>
  );
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
