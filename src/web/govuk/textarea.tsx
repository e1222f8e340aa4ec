import { classes } from './attributes.ts';
import { FormGroup } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';

export interface TextareaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  autocomplete?: string | undefined;
  spellcheck?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** Several lines of text, with their label. */
export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name;
  return (
    <FormGroup
      id={id}
      field={props}
      control={(describedBy) => (
        <>
          {props.before}
          <textarea
            class={classes('govuk-textarea', props.error ? 'govuk-textarea--error' : '', props.class)}
            id={id}
            name={props.name}
            rows={props.rows || 5}
            spellcheck={props.spellcheck}
            disabled={props.disabled}
            aria-describedby={describedBy}
            autocomplete={props.autocomplete}
            {...props.attributes}
          >
            {props.value}
          </textarea>
          {props.after}
        </>
      )}
    />
  );
}
