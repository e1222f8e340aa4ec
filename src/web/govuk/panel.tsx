import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';

import { Button } from './button.tsx';

export interface PanelAction {
  text: ComponentChildren;
  href?: string | undefined;
  type?: 'button' | 'submit' | (string & {}) | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface PanelProps {
  title: ComponentChildren;
  headingLevel?: number | undefined;
  /** Shown only in an interruption panel, as the official component has it. */
  actions?: readonly PanelAction[] | undefined;
  actionsClass?: string | undefined;
  actionsAttributes?: Attributes | undefined;
  class?: string | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}

/** The one thing that has just been done, or that stands in the way. */
export function Panel(props: PanelProps) {
  const Heading = `h${props.headingLevel || 1}` as 'h1';
  const isInterruption = Boolean(props.class?.includes('govuk-panel--interruption'));
  return (
    <div
      class={classes('govuk-panel', !isInterruption && 'govuk-panel--confirmation', props.class)}
      {...props.attributes}
    >
      <Heading class="govuk-panel__title">{props.title}</Heading>
      {props.children && <div class="govuk-panel__body">{props.children}</div>}
      {isInterruption && props.actions && (
        <div class={classes('govuk-panel__actions', props.actionsClass)} {...props.actionsAttributes}>
          {props.actions.length > 0 && (
            <div class="govuk-button-group">
              {props.actions.map((action) => (
                <Action {...action} />
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Action(props: PanelAction) {
  if (props.href && props.type !== 'button') {
    return (
      <a
        class={classes('govuk-link govuk-link--inverse', props.class)}
        href={props.href}
        {...props.attributes}
      >
        {props.text}
      </a>
    );
  }
  return (
    <Button
      type={props.type ?? 'button'}
      href={props.href}
      class={classes('govuk-button--inverse', props.class)}
      attributes={props.attributes}
    >
      {props.text}
    </Button>
  );
}
