import type { ComponentChildren } from 'preact';
import { classes } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { FormGroup } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';

export interface AffixProps {
  class?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface InputProps extends FieldProps {
  type?: string | undefined;
  value?: string | number | undefined;
  inputmode?: 'none' | 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url' | undefined;
  autocomplete?: string | undefined;
  autocapitalize?: string | undefined;
  pattern?: string | undefined;
  spellcheck?: boolean | undefined;
  disabled?: boolean | undefined;
  prefix?: ComponentChildren;
  prefixProps?: AffixProps | undefined;
  suffix?: ComponentChildren;
  suffixProps?: AffixProps | undefined;
  wrapperClass?: string | undefined;
  wrapperAttributes?: Attributes | undefined;
}

/** One line of text, with its label. */
export function Input(props: InputProps) {
  const id = props.id ?? props.name;
  return (
    <FormGroup
      id={id}
      field={props}
      control={(describedBy) => <Wrapped {...props} id={id} describedBy={describedBy} />}
    />
  );
}

function Wrapped(props: InputProps & { id: string }) {
  const { prefix, suffix, before, after } = props;
  if (!prefix && !suffix && !before && !after) return <Control {...props} />;
  return (
    <div {...props.wrapperAttributes} class={classes('govuk-input__wrapper', props.wrapperClass)}>
      {before}
      {prefix && <Affix kind="prefix" {...props.prefixProps} text={prefix} />}
      <Control {...props} />
      {suffix && <Affix kind="suffix" {...props.suffixProps} text={suffix} />}
      {after}
    </div>
  );
}

function Control(props: InputProps & { id: string }) {
  return (
    <input
      class={classes('govuk-input', props.class, props.error ? 'govuk-input--error' : '')}
      id={props.id}
      name={props.name}
      type={(props.type || 'text') as 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={props.describedBy}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize as 'none' | undefined}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  );
}

function Affix(props: AffixProps & { kind: 'prefix' | 'suffix'; text: ComponentChildren }) {
  return (
    <div class={classes(`govuk-input__${props.kind}`, props.class)} aria-hidden="true" {...props.attributes}>
      {props.text}
    </div>
  );
}
