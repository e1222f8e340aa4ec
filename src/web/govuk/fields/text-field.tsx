import { answerTo } from '../../../basics/form-state.ts';
import type { Attributes } from '../attributes.ts';
import { CharacterCount } from '../character-count.tsx';
import { FileUpload } from '../file-upload.tsx';
import { Input } from '../input.tsx';
import type { InputProps } from '../input.tsx';
import { PasswordInput } from '../password-input.tsx';
import { Textarea } from '../textarea.tsx';
import { idOf, labelOf } from './field.ts';
import type { Question } from './field.ts';

export interface TextFieldProps extends Question {
  type?: 'text' | 'email' | 'tel' | 'search' | 'time' | 'number' | undefined;
  inputmode?: InputProps['inputmode'];
  autocomplete?: string | undefined;
  /** In characters: as wide as the answer is long. Left out: the whole column. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined;
  prefix?: string | undefined;
  suffix?: string | undefined;
  spellcheck?: boolean | undefined;
  attributes?: Attributes | undefined;
}

/** A question with a short answer. */
export function TextField(props: TextFieldProps) {
  return (
    <Input
      {...labelOf(props)}
      name={props.name}
      id={idOf(props.name)}
      value={answerTo(props.form, props.name)}
      type={props.type}
      inputmode={props.inputmode}
      autocomplete={props.autocomplete}
      spellcheck={props.spellcheck}
      class={props.width && `govuk-input--width-${props.width}`}
      prefix={props.prefix}
      suffix={props.suffix}
      attributes={props.attributes}
    />
  );
}

export interface TextAreaProps extends Question {
  rows?: number | undefined;
  /** Says how much more fits; never cuts. */
  maxlength?: number | undefined;
  attributes?: Attributes | undefined;
}

/** A question with a longer answer. */
export function TextArea(props: TextAreaProps) {
  const shared = {
    ...labelOf(props),
    name: props.name,
    id: idOf(props.name),
    value: answerTo(props.form, props.name),
    rows: props.rows ?? 4,
    attributes: props.attributes,
  };
  return props.maxlength ? (
    <CharacterCount {...shared} maxlength={props.maxlength} threshold={75} />
  ) : (
    <Textarea {...shared} />
  );
}

/** A password. What was typed is never sent back. */
export function PasswordField(
  props: Question & { autocomplete?: 'current-password' | 'new-password' | undefined },
) {
  return (
    <PasswordInput
      {...labelOf(props)}
      name={props.name}
      id={idOf(props.name)}
      autocomplete={props.autocomplete}
      class="govuk-input--width-20"
    />
  );
}

/** A file to send. Browsers do not let a page give it back, so after an error it is chosen again. */
export function FileField(props: Question & { accept?: string | undefined; multiple?: boolean | undefined }) {
  return (
    <FileUpload
      {...labelOf(props)}
      name={props.name}
      id={idOf(props.name)}
      multiple={props.multiple}
      attributes={{ accept: props.accept }}
    />
  );
}
