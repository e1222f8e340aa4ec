import type { FormState } from '../../../basics/form-state.ts';
import { Button, ErrorMessage, FormErrors, PasswordField, TextField } from '../../../web/govuk/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';
import type { Carried } from '../../../web/layout/carried.ts';
import { CarriedFields, HiddenCarried } from '../../../web/layout/carry-on-page.tsx';

interface SignInProps {
  readonly form: FormState;
  readonly next?: string | undefined;
  readonly carried?: Carried | undefined;
  readonly flash?: string | undefined;
  /** What the button of single sign-on says, where there is one. */
  readonly singleSignOn?: string | undefined;
}

export function SignInPage({ form, next, carried, flash, singleSignOn }: SignInProps) {
  return (
    <Page title="Sign in" errors={form.errors} flash={flash}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Sign in</h1>
      {carried && (
        <p class="govuk-body">
          You were signed out while you were writing. Sign in, and everything you typed is still here.
        </p>
      )}
      {singleSignOn && (
        <Elsewhere says={singleSignOn} problem={form.errors['single']} next={next} carried={carried} />
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
        <Button class={singleSignOn ? 'govuk-button--secondary' : undefined}>Sign in</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.forgotten()}>
          I have forgotten my password
        </a>
      </p>
    </Page>
  );
}

interface ElsewhereProps {
  readonly says: string;
  readonly problem: string | undefined;
  readonly next: string | undefined;
  readonly carried: Carried | undefined;
}

/** Signing in at the school's own provider. What is being carried stays in this page, so that goes on in another tab. */
function Elsewhere({ says, problem, next, carried }: ElsewhereProps) {
  return (
    <div class="sign-in-elsewhere">
      {problem && <ErrorMessage id="single-error">{problem}</ErrorMessage>}
      <Button
        href={paths.singleSignOn({}, { next })}
        id="single"
        attributes={{
          ...(carried ? { target: '_blank' } : {}),
          ...(problem ? { 'aria-describedby': 'single-error' } : {}),
        }}
      >
        {carried ? `${says} (opens in a new tab)` : says}
      </Button>
      {carried && (
        <form method="post" action={carried.to}>
          <p class="govuk-body">Then come back to this tab, and carry on.</p>
          <CarriedFields carried={carried} />
          <Button class="govuk-button--secondary">Carry on</Button>
        </form>
      )}
      <h2 class="govuk-heading-m">Or with a password</h2>
    </div>
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
      <HiddenCarried carried={carried} />
    </>
  );
}
