import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { Button, FormErrors, PasswordField } from '../../../web/govuk/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';

interface EndSessionProps {
  readonly viewer: Viewer;
  readonly session: string;
  /** Left out: all other devices. */
  readonly device: string | undefined;
  readonly mayLackPassword: boolean;
  readonly form: FormState;
}

export function EndSessionPage({ viewer, session, device, mayLackPassword, form }: EndSessionProps) {
  const title = device ? `Sign out ${device}` : 'Sign out everywhere else';
  return (
    <Page
      title={title}
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.account(), text: 'Your account' }}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        If somebody else was signed in there, change your password as well: that signs every other device out
        too.
      </p>
      <form method="post" action={paths.accountSessionEnd({ session })} novalidate>
        <PasswordField name="password" label="Your password" form={form} autocomplete="current-password" />
        <Button>Sign out</Button>
      </form>
      {mayLackPassword && (
        <p class="govuk-body">
          Never chosen a password here?{' '}
          <a class="govuk-link" href={paths.forgotten()}>
            Set one by e-mail
          </a>{' '}
          first: that signs every device out.
        </p>
      )}
    </Page>
  );
}
