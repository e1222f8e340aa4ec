import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface BackLinkProps {
  href?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}

/** The way back to the page before, at the top of a page. */
export function BackLink(props: BackLinkProps) {
  return (
    <a href={props.href || '#'} class={classes('govuk-back-link', props.class)} {...props.attributes}>
      {props.children || 'Back'}
    </a>
  );
}
