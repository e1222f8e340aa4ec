import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface ErrorMessageProps {
  id?: string | undefined;
  /** Read out before the message; an empty string leaves it out. */
  visuallyHiddenText?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}

/** What to do about one answer, beside it. */
export function ErrorMessage(props: ErrorMessageProps) {
  const spoken = props.visuallyHiddenText ?? 'Error';
  return (
    <p id={props.id} {...props.attributes} class={classes('govuk-error-message', props.class)}>
      {spoken && (
        <>
          <span class="govuk-visually-hidden">{spoken}:</span>{' '}
        </>
      )}
      {props.children}
    </p>
  );
}
