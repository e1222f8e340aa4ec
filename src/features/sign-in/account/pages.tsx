import { formatInstant } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { roleNames, type Viewer } from '../../../basics/viewer.ts';
import { Button, FormErrors, PasswordField, SummaryList } from '../../../web/govuk/index.ts';
import { Card, Chip } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';
import { happeningInWords, type HappeningShown } from '../happened.ts';
import { isAskedForAuthenticator } from '../rules.ts';
import { passwordHint } from '../reset/pages.tsx';

export interface SessionShown {
  readonly id: string;
  readonly since: string;
  readonly device: string;
  readonly isThisOne: boolean;
}

interface AccountProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly email: string;
  readonly sessions: readonly SessionShown[];
  readonly isCompulsory: boolean;
  readonly happened: readonly HappeningShown[];
}

export function AccountPage({ viewer, flash, email, sessions, isCompulsory, happened }: AccountProps) {
  return (
    <Page title="Your account" viewer={viewer} flash={flash}>
      <h1 class="govuk-heading-l">Your account</h1>
      <div class="stack">
        {isAskedForAuthenticator(viewer) && <Reminder isCompulsory={isCompulsory} />}
        <SummaryList
          rows={[
            { key: 'Name', value: viewer.name },
            { key: 'E-mail address', value: email },
            { key: 'Role', value: `${roleNames[viewer.role]}, ${viewer.schoolName}` },
            {
              key: 'Password',
              value: 'Set',
              actions: [
                { href: paths.accountPassword(), text: 'Change', visuallyHiddenText: 'your password' },
              ],
            },
            {
              key: 'Authenticator app',
              value: viewer.guarded ? 'On' : 'Off',
              actions: [
                {
                  href: paths.accountGuard(),
                  text: viewer.guarded ? 'Change' : 'Switch on',
                  visuallyHiddenText: 'the authenticator app',
                },
              ],
            },
          ]}
        />
        <Card title="Where you are signed in">
          <ul class="plain-list stack">
            {sessions.map((session) => (
              <li class="cluster cluster--apart">
                <span>
                  <strong>{session.device}</strong>
                  <br />
                  since {formatInstant(session.since)}
                </span>
                {session.isThisOne ? (
                  <Chip tone="good">This device</Chip>
                ) : (
                  <EndLink session={session.id} label="Sign out" about={session.device} />
                )}
              </li>
            ))}
          </ul>
          {sessions.length > 1 && (
            <p class="govuk-body">
              <EndLink session="others" label="Sign out everywhere else" />
            </p>
          )}
        </Card>
        <Lately happened={happened} />
        <p class="govuk-body">
          <a class="govuk-link" href={paths.whoMayDoWhat()}>
            Who may do what
          </a>
        </p>
      </div>
    </Page>
  );
}

/** What happened to the account, for its owner to see whether it was they. */
function Lately({ happened }: { happened: readonly HappeningShown[] }) {
  return (
    <Card title="What happened lately">
      <p class="govuk-body">
        Was one of these not you? Change your password now, and tell your school’s administrator. They are
        kept for 90 days.
      </p>
      <ul class="plain-list stack">
        {happened.map((one) => (
          <li>
            <strong>{happeningInWords(one)}</strong>
            <br />
            {formatInstant(one.at)}
            {one.device && `, ${one.device}`}
          </li>
        ))}
      </ul>
      {happened.length === 0 && <p class="govuk-body">Nothing yet.</p>}
    </Card>
  );
}

function EndLink({ session, label, about }: { session: string; label: string; about?: string }) {
  return (
    <a class="govuk-link" href={paths.accountSessionEnd({ session })}>
      {label}
      {about && <span class="govuk-visually-hidden"> of {about}</span>}
    </a>
  );
}

function Reminder({ isCompulsory }: { isCompulsory: boolean }) {
  return (
    <Card title="Guard your account" tone="soon">
      <p class="govuk-body">
        You can see a lot that is private. An authenticator app keeps it safe even when somebody learns your
        password. {isCompulsory ? 'Your school asks for one.' : 'It takes two minutes.'}
      </p>
      <a class="govuk-button" href={paths.accountGuard()} role="button" draggable={false}>
        Switch on an authenticator app
      </a>
    </Card>
  );
}

export function ChangePasswordPage({ viewer, form }: { readonly viewer: Viewer; readonly form: FormState }) {
  return (
    <Page
      title="Change your password"
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.account(), text: 'Your account' }}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Change your password</h1>
      <form method="post" action={paths.accountPassword()} novalidate>
        <PasswordField
          name="password"
          label="The password you have now"
          form={form}
          autocomplete="current-password"
        />
        <PasswordField
          name="newPassword"
          label="New password"
          hint={passwordHint}
          form={form}
          autocomplete="new-password"
        />
        <p class="govuk-hint">Every other device is signed out.</p>
        <Button>Change it</Button>
      </form>
    </Page>
  );
}
