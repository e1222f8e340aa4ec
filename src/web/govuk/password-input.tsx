import { classes, translation } from './attributes.ts';
import { Button } from './button.tsx';
import type { FieldProps } from './form-group.tsx';
import { Input } from './input.tsx';

export interface PasswordInputProps extends FieldProps {
  value?: string | undefined;
  disabled?: boolean | undefined;
  autocomplete?: string | undefined;
  buttonClass?: string | undefined;
  showPasswordText?: string | undefined;
  hidePasswordText?: string | undefined;
  showPasswordAriaLabelText?: string | undefined;
  hidePasswordAriaLabelText?: string | undefined;
  passwordShownAnnouncementText?: string | undefined;
  passwordHiddenAnnouncementText?: string | undefined;
}

/** A password, which the person may look at. The button appears only with JavaScript. */
export function PasswordInput(props: PasswordInputProps) {
  const id = props.id ?? props.name;
  return (
    <Input
      {...props}
      id={id}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || 'current-password'}
      class={classes('govuk-password-input__input govuk-js-password-input-input', props.class)}
      wrapperClass="govuk-password-input__wrapper"
      groupClass={classes('govuk-password-input', props.groupClass)}
      groupAttributes={{
        'data-module': 'govuk-password-input',
        ...translation('show-password', props.showPasswordText),
        ...translation('hide-password', props.hidePasswordText),
        ...translation('show-password-aria-label', props.showPasswordAriaLabelText),
        ...translation('hide-password-aria-label', props.hidePasswordAriaLabelText),
        ...translation('password-shown-announcement', props.passwordShownAnnouncementText),
        ...translation('password-hidden-announcement', props.passwordHiddenAnnouncementText),
        ...props.groupAttributes,
      }}
      after={
        <>
          <Button
            type="button"
            class={classes(
              'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
              props.buttonClass,
            )}
            attributes={{
              'aria-controls': id,
              'aria-label': props.showPasswordAriaLabelText ?? 'Show password',
              hidden: true,
            }}
          >
            {props.showPasswordText ?? 'Show'}
          </Button>
          {props.after}
        </>
      }
    />
  );
}
