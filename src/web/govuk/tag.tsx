import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface TagProps {
  class?: string | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}

/** The state that something is in, in a word or two. */
export function Tag(props: TagProps) {
  return (
    <strong class={classes('govuk-tag', props.class)} {...props.attributes}>
      {props.children}
    </strong>
  );
}
