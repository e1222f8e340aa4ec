import { formatDate } from '../../basics/dates.ts';
import type { FormState } from '../../basics/form-state.ts';
import { Button, ChoiceField, DateField, FormErrors, HiddenField } from '../../web/govuk/index.ts';
import { Card } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { paths } from '../../paths.ts';
import { SigningInOf, type Lifted } from './lost-app/pages.tsx';
import { ProgressChip, Questions, type PersonFormProps } from './pages.tsx';
import type { PersonShown } from './rules.ts';

interface PersonProps extends PersonFormProps {
  readonly flash?: string | undefined;
  readonly person: PersonShown;
  readonly ending: FormState;
  readonly hasEnded: boolean;
  readonly isOwn: boolean;
  readonly lifted: readonly Lifted[];
  /** Why their place cannot be ended by this viewer now. */
  readonly whyNotEnded?: string | undefined;
}

export function PersonPage({ viewer, flash, form, classes, person, ending, ...more }: PersonProps) {
  return (
    <Page
      title="A member of staff"
      viewer={viewer}
      current={paths.people()}
      flash={flash}
      errors={{ ...form.errors, ...ending.errors }}
      back={{ href: paths.people(), text: 'People' }}
    >
      <FormErrors form={{ answers: {}, errors: { ...form.errors, ...ending.errors } }} dates={['lastDay']} />
      <h1 class="govuk-heading-l">{person.name}</h1>
      <div class="stack">
        {more.hasEnded ? (
          <Card title="No longer here" tone="quiet">
            <p class="govuk-body">Their last day was {formatDate(person.until ?? '')}.</p>
            <form method="post" action={paths.personEnd({ person: person.id })}>
              <HiddenField name="how" value="undo" />
              <Button class="govuk-button--secondary">They are back</Button>
            </form>
          </Card>
        ) : (
          <>
            <form method="post" action={paths.person({ person: person.id })} novalidate>
              <Questions form={form} classes={classes} />
              <Button>Save</Button>
            </form>
            <Card title="Signing in">
              <p class="govuk-body">
                <ProgressChip progress={person.progress} />
              </p>
              <div class="stack">
                <form method="post" action={paths.personInvite({ person: person.id })}>
                  <Button class="govuk-button--secondary">
                    {person.progress === 'none' || person.progress === 'invited'
                      ? 'Send the invitation again'
                      : 'Send a link for a new password'}
                  </Button>
                </form>
                {!more.isOwn && (
                  <SigningInOf
                    personId={person.id}
                    isGuarded={person.progress === 'guarded'}
                    lifted={more.lifted}
                  />
                )}
                {person.isConnected && (
                  <form method="post" action={paths.personConnectAnew({ person: person.id })}>
                    <p class="govuk-body">
                      Their school account is connected. If the school has made them a new one, let it be
                      connected instead; be sure that it is theirs.
                    </p>
                    <Button class="govuk-button--secondary">Connect another school account</Button>
                  </form>
                )}
              </div>
            </Card>
            <Card title="End their place at the school">
              {more.whyNotEnded ? (
                <p class="govuk-body">{more.whyNotEnded}.</p>
              ) : (
                <EndForm person={person} form={ending} />
              )}
            </Card>
          </>
        )}
      </div>
    </Page>
  );
}

function EndForm({ person, form }: { person: PersonShown; form: FormState }) {
  return (
    <form method="post" action={paths.personEnd({ person: person.id })} novalidate>
      {person.until && <p class="govuk-body">Their last day is {formatDate(person.until)}.</p>}
      <ChoiceField
        name="how"
        label="When does it end?"
        hint="What they wrote stays in the records under their name."
        form={form}
        choices={[
          { value: 'now', label: 'Now', hint: 'They are signed out everywhere at once.' },
          {
            value: 'later',
            label: 'After a day to come',
            more: <DateField name="lastDay" label="Their last day" form={form} />,
          },
          ...(person.until ? [{ value: 'undo', label: 'It does not end after all' }] : []),
        ]}
      />
      <Button class="govuk-button--warning">End their place</Button>
    </form>
  );
}
