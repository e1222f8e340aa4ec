import type { FormState } from '../../../basics/form-state.ts';
import { Button, FormErrors, PasswordField, TextField } from '../../../web/govuk/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';
import { carriedFields, type Carried } from './carried.ts';

interface SignInProps {
  readonly form: FormState;
  readonly next?: string | undefined;
  readonly carried?: Carried | undefined;
  readonly flash?: string | undefined;
}

export function SignInPage({ form, next, carried, flash }: SignInProps) {
  return (
    <Page title="Sign in" errors={form.errors} flash={flash}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Sign in</h1>
      {carried && (
        <p class="govuk-body">
          You were signed out while you were writing. Sign in, and everything you typed is still here.
        </p>
      )}
      <form method="post" action={paths.signIn()} novalidate>
        <Hidden next={next} carried={carried} />
        <TextField
          name="email"
          label="E-mail address"
          form={form}
          type="email"
          autocomplete="username"
          spellcheck={false}
        />
        <PasswordField name="password" label="Password" form={form} autocomplete="current-password" />
        <Button>Sign in</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.forgotten()}>
          I have forgotten my password
        </a>
      </p>
    </Page>
  );
}

export function CodePage({ form, next, carried }: SignInProps) {
  return (
    <Page title="Enter your code" errors={form.errors} back={{ href: paths.signIn(), text: 'Back' }}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Enter your code</h1>
      {carried && <p class="govuk-body">Everything you typed is still here.</p>}
      <form method="post" action={paths.signInCode()} novalidate>
        <Hidden next={next} carried={carried} />
        <TextField
          name="code"
          label="Code from your authenticator app"
          hint="6 digits. Without your phone, enter one of your backup codes instead."
          form={form}
          inputmode="text"
          autocomplete="one-time-code"
          width={10}
          spellcheck={false}
        />
        <Button>Sign in</Button>
      </form>
      <p class="govuk-body">
        Neither phone nor backup codes? Ask your school’s administrator, who can help you in.
      </p>
    </Page>
  );
}

/** Signed in again in the middle of a form: one more press sends what was typed. */
export function CarryOnPage({ carried }: { readonly carried: Carried }) {
  return (
    <Page title="You are signed in again">
      <h1 class="govuk-heading-l">You are signed in again</h1>
      <p class="govuk-body">Everything you typed is still here. Carry on to save it.</p>
      <form method="post" action={carried.to}>
        {carriedFields(carried)
          .slice(1)
          .map(([name, value]) => (
            <input type="hidden" name={name.replace('carried.', '')} value={value} />
          ))}
        <Button>Carry on</Button>
      </form>
    </Page>
  );
}

function Hidden({
  next,
  carried,
}: {
  readonly next?: string | undefined;
  readonly carried?: Carried | undefined;
}) {
  return (
    <>
      {next && <input type="hidden" name="next" value={next} />}
      {carried &&
        carriedFields(carried).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
    </>
  );
}
