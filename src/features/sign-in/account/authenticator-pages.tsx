import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { Button, FormErrors, HiddenField, PasswordField, TextField } from '../../../web/govuk/index.ts';
import { Card } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';

const back = { href: paths.account(), text: 'Your account' };

interface AuthenticatorProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly mayEnd: boolean;
  /** Where people come in another way, some never chose a password. */
  readonly mayLackPassword: boolean;
  readonly form: FormState;
}

export function AuthenticatorPage({ viewer, flash, mayEnd, mayLackPassword, form }: AuthenticatorProps) {
  return (
    <Page title="Authenticator app" viewer={viewer} flash={flash} errors={form.errors} back={back}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Authenticator app</h1>
      {viewer.guarded ? <On mayEnd={mayEnd} form={form} /> : <Off form={form} />}
      {mayLackPassword && (
        <p class="govuk-body">
          Never chosen a password here?{' '}
          <a class="govuk-link" href={paths.forgotten()}>
            Set one by e-mail
          </a>{' '}
          first, then come back to this page.
        </p>
      )}
    </Page>
  );
}

function Off({ form }: { form: FormState }) {
  return (
    <>
      <p class="govuk-body">
        An app on your phone shows a new code every half minute. You enter it after your password, so a
        password alone opens nothing. Any such app will do: Microsoft Authenticator, Google Authenticator,
        2FAS and others are free.
      </p>
      <form method="post" action={paths.accountGuard()} novalidate>
        <HiddenField name="step" value="begin" />
        <PasswordField name="password" label="Your password" form={form} autocomplete="current-password" />
        <Button>Continue</Button>
      </form>
    </>
  );
}

function On({ mayEnd, form }: { mayEnd: boolean; form: FormState }) {
  return (
    <div class="stack">
      <p class="govuk-body">It is on: signing in asks for a code from your app.</p>
      <Card title="New backup codes">
        <p class="govuk-body">
          For when you have lost the list, or used most of it. The old ones stop working.
        </p>
        <form method="post" action={paths.accountGuard()} novalidate>
          <HiddenField name="step" value="codes" />
          <PasswordField
            name="codesPassword"
            label="Your password"
            form={form}
            autocomplete="current-password"
          />
          <Button class="govuk-button--secondary">Make new codes</Button>
        </form>
      </Card>
      <Card title="Switch it off">
        {mayEnd ? (
          <form method="post" action={paths.accountGuard()} novalidate>
            <HiddenField name="step" value="end" />
            <PasswordField
              name="password"
              label="Your password"
              form={form}
              autocomplete="current-password"
            />
            <Button class="govuk-button--warning">Switch off</Button>
          </form>
        ) : (
          <p class="govuk-body">Your school asks everybody in your role to keep it on.</p>
        )}
      </Card>
    </div>
  );
}

interface ScanProps {
  readonly viewer: Viewer;
  readonly uri: string;
  readonly secret: string;
  /** The code to scan, as a data address. */
  readonly picture: string;
  readonly form: FormState;
}

export function ScanPage({ viewer, uri, secret, picture, form }: ScanProps) {
  return (
    <Page title="Connect your app" viewer={viewer} errors={form.errors} back={back}>
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Connect your app</h1>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          In the app, add an account and scan this picture.
          <br />
          <img src={picture} width="220" height="220" alt="Code to scan with an authenticator app" />
          <br />
          On the phone itself, or if scanning does not work, enter this key instead:{' '}
          <strong>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</strong>
        </li>
        <li>Enter the code that the app then shows.</li>
      </ol>
      <form method="post" action={paths.accountGuard()} novalidate>
        <HiddenField name="step" value="verify" />
        <HiddenField name="uri" value={uri} />
        <TextField
          name="code"
          label="Code from the app"
          hint="6 digits"
          form={form}
          inputmode="numeric"
          autocomplete="one-time-code"
          width={10}
        />
        <Button>Switch it on</Button>
      </form>
    </Page>
  );
}

interface BackupCodesProps {
  readonly viewer: Viewer;
  readonly codes: readonly string[];
  /** Made anew, so that older ones no longer work. */
  readonly areNew: boolean;
}

export function BackupCodesPage({ viewer, codes, areNew }: BackupCodesProps) {
  const title = areNew ? 'Your new backup codes' : 'The authenticator app is on';
  return (
    <Page title={title} viewer={viewer}>
      <h1 class="govuk-heading-l">{title}</h1>
      <Card title="Keep these backup codes" tone="soon">
        <p class="govuk-body">
          If your phone is lost, each of them signs you in once. Print this page or write them down, and keep
          them apart from your computer. They are not shown again.
        </p>
        <ul class="govuk-list">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Card>
      <p class="govuk-body">
        <a class="govuk-button" href={paths.account()} role="button" draggable={false}>
          I have kept them
        </a>
      </p>
    </Page>
  );
}
