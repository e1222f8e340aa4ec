import { formatInstant } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import {
  Button,
  FormErrors,
  HiddenField,
  ManyField,
  PasswordField,
  TextArea,
  TextField,
} from '../../../web/govuk/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { paths } from '../../../paths.ts';

interface LostAppProps {
  readonly viewer: Viewer;
  readonly person: { readonly id: string; readonly name: string };
  readonly worksElsewhere: boolean;
  readonly form: FormState;
}

/** Taking off the authenticator app of a colleague who has lost it, and their backup codes. */
export function LostAppPage({ viewer, person, worksElsewhere, form }: LostAppProps) {
  return (
    <Page
      title="A lost authenticator app"
      viewer={viewer}
      current={paths.people()}
      errors={form.errors}
      back={{ href: paths.person({ person: person.id }), text: person.name }}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">{person.name} has lost their authenticator app</h1>
      {viewer.guarded ? (
        <>
          <p class="govuk-body">
            Only when their backup codes are lost too: one of those signs them in. Without the app their
            password alone opens everything that they may see, until they set it up anew.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            <li>They are signed out everywhere, and told by e-mail who did this.</li>
            <li>It is written down, with your reason.</li>
            {worksElsewhere && (
              <li>They work at another school too. Its administrator sees that it was done here.</li>
            )}
          </ul>
          <form method="post" action={paths.personLostApp({ person: person.id })} novalidate>
            <TextArea
              name="reason"
              label="What happened?"
              hint="A few words, such as: new telephone, old one sold."
              form={form}
              rows={2}
            />
            <ManyField
              name="known"
              label="Do you know that it is they who ask?"
              hint="Not by telephone or e-mail: somebody who has learnt their password would ask you in just that way."
              form={form}
              choices={[{ value: 'in person', label: 'I have seen them in person' }]}
            />
            <PasswordField
              name="password"
              label="Your own password"
              form={form}
              autocomplete="current-password"
            />
            <TextField
              name="code"
              label="Code from your own app"
              hint="6 digits"
              form={form}
              inputmode="numeric"
              autocomplete="one-time-code"
              width={10}
            />
            <Button class="govuk-button--warning">Take their app off</Button>
          </form>
        </>
      ) : (
        <p class="govuk-body">
          Whoever takes off a colleague’s app needs one of their own.{' '}
          <a class="govuk-link" href={paths.accountGuard()}>
            Switch yours on
          </a>
          , then come back.
        </p>
      )}
    </Page>
  );
}

/** That somebody's app was taken off: by an administrator here, or elsewhere. */
export interface Lifted {
  readonly at: string;
  readonly by: string | null;
  readonly elsewhere: string | null;
  readonly reason: string | null;
}

interface SigningInProps {
  readonly personId: string;
  readonly isGuarded: boolean;
  readonly lifted: readonly Lifted[];
}

/** What an administrator can do about a colleague's sign-in, and what was done. */
export function SigningInOf({ personId, isGuarded, lifted }: SigningInProps) {
  return (
    <>
      <form method="post" action={paths.personSignOut({ person: personId })}>
        <HiddenField name="sure" value="yes" />
        <p class="govuk-body">
          A device of theirs was lost, or somebody else uses it? Sign them out on all of them; they can sign
          in again.
        </p>
        <Button class="govuk-button--secondary">Sign them out everywhere</Button>
      </form>
      {isGuarded && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.personLostApp({ person: personId })}>
            They have lost their authenticator app
          </a>
        </p>
      )}
      {lifted.length > 0 && (
        <ul class="govuk-list">
          {lifted.map(({ at, by, elsewhere, reason }) => (
            <li>
              {formatInstant(at)}: app taken off by {by ?? elsewhere}
              {reason && `. ${reason}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
