import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

export interface ButtonProps {
  children?: ComponentChildren;
  /** Given: a link that looks like a button. */
  href?: string | undefined;
  type?: 'submit' | 'button' | 'reset' | (string & {}) | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  preventDoubleClick?: boolean | undefined;
  isStartButton?: boolean | undefined;
  id?: string | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

/** The thing to press. One plain button a page; others are secondary. */
export function Button(props: ButtonProps) {
  const shared = {
    class: classes('govuk-button', props.class, props.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...props.attributes,
    id: props.id || undefined,
  };
  const inside = (
    <>
      {props.isStartButton && typeof props.children !== 'string' ? (
        <span>{props.children}</span>
      ) : (
        props.children
      )}
      {props.isStartButton && <StartIcon />}
    </>
  );
  if (props.href) {
    return (
      <a href={props.href} role="button" draggable={false} {...shared}>
        {inside}
      </a>
    );
  }
  return (
    <button
      type={(props.type || 'submit') as 'submit'}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...shared}
    >
      {inside}
    </button>
  );
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
