import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface SkipLinkProps {
  href?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}

/** Past the header, for those who use a keyboard or listen. */
export function SkipLink(props: SkipLinkProps) {
  return (
    <a
      href={props.href || '#content'}
      class={classes('govuk-skip-link', props.class)}
      {...props.attributes}
      data-module="govuk-skip-link"
    >
      {props.children}
    </a>
  );
}
