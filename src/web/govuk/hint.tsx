import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface HintProps {
  id?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}

/** Help beside a form control. */
export function Hint(props: HintProps) {
  return (
    <div id={props.id} {...props.attributes} class={classes('govuk-hint', props.class)}>
      {props.children}
    </div>
  );
}
