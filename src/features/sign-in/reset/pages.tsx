import type { FormState } from '../../../basics/form-state.ts';
import { Button, FormErrors, PasswordField, TextField } from '../../../web/govuk/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';
import { shortestPassword } from '../rules.ts';

const back = { href: paths.signIn(), text: 'Back to sign in' };

export function ForgottenPage({ form }: { readonly form: FormState }) {
  return (
    <Page title="Set a new password" errors={form.errors} back={back}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Set a new password</h1>
      <p class="govuk-body">We send you an e-mail with a link. It works for one hour.</p>
      <form method="post" action={paths.forgotten()} novalidate>
        <TextField
          name="email"
          label="E-mail address"
          hint="The one you sign in with."
          form={form}
          type="email"
          autocomplete="username"
          spellcheck={false}
        />
        <Button>Send the link</Button>
      </form>
    </Page>
  );
}

export function LinkSentPage() {
  return (
    <Page title="Look in your e-mail" back={back}>
      <h1 class="govuk-heading-l">Look in your e-mail</h1>
      <p class="govuk-body">
        If that address has an account here, a link to set a new password is on its way.
      </p>
      <p class="govuk-body">
        Nothing after ten minutes? Look in the junk folder, check the address and ask again, or ask your
        school’s administrator.
      </p>
    </Page>
  );
}

export const passwordHint = `At least ${shortestPassword} characters. Three or four words that do not belong together are easy to remember.`;

export function NewPasswordPage({ form, token }: { readonly form: FormState; readonly token: string }) {
  return (
    <Page title="Choose a password" errors={form.errors}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Choose a password</h1>
      <form method="post" action={paths.reset({ token })} novalidate>
        <PasswordField
          name="newPassword"
          label="New password"
          hint={passwordHint}
          form={form}
          autocomplete="new-password"
        />
        <Button>Save this password</Button>
      </form>
    </Page>
  );
}

export function LinkOverPage() {
  return (
    <Page title="This link no longer works" back={back}>
      <h1 class="govuk-heading-l">This link no longer works</h1>
      <p class="govuk-body">
        A link sets a password once, and only for a while.{' '}
        <a class="govuk-link" href={paths.forgotten()}>
          Ask for a new one
        </a>
        .
      </p>
    </Page>
  );
}
