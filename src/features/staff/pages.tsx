import { formatDate } from '../../basics/dates.ts';
import type { FormState } from '../../basics/form-state.ts';
import { whosePupils } from '../../basics/permissions.ts';
import { roleNames, roles, type Viewer } from '../../basics/viewer.ts';
import {
  Button,
  ChoiceField,
  Details,
  FormErrors,
  HiddenField,
  ManyField,
  TextField,
} from '../../web/govuk/index.ts';
import { Chip, DataTable } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { paths } from '../../paths.ts';
import { permissionRows, whoseWords, type PersonShown, type Progress } from './rules.ts';

interface PeopleProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly people: readonly PersonShown[];
  readonly former: readonly PersonShown[];
}

export function PeoplePage({ viewer, flash, people, former }: PeopleProps) {
  return (
    <Page title="People" viewer={viewer} current={paths.people()} flash={flash} wide>
      <h1 class="govuk-heading-l">People</h1>
      <p class="cluster">
        <a
          class="govuk-button govuk-!-margin-bottom-0"
          href={paths.personNew()}
          role="button"
          draggable={false}
        >
          Add a person
        </a>
        <a class="govuk-link" href={paths.whoMayDoWhat()}>
          Who may do what
        </a>
      </p>
      <DataTable
        caption="Everybody who works here"
        captionHidden
        columns={['Name', 'Role', 'Classes', 'Signing in'].map((label) => ({ label }))}
        rows={people.map((person) => [
          <a class="govuk-link" href={paths.person({ person: person.id })}>
            {person.name}
          </a>,
          <>
            {roleNames[person.role]}
            {person.jobTitle && person.jobTitle !== roleNames[person.role] && (
              <>
                <br />
                <span class="govuk-hint">{person.jobTitle}</span>
              </>
            )}
          </>,
          person.classes.join(', ') || '–',
          <>
            <ProgressChip progress={person.progress} />
            {person.until && <span> until {formatDate(person.until)}</span>}
          </>,
        ])}
      />
      {former.length > 0 && (
        <Details summary="No longer here">
          <ul class="govuk-list">
            {former.map((person) => (
              <li>
                <a class="govuk-link" href={paths.person({ person: person.id })}>
                  {person.name}
                </a>
                , {roleNames[person.role]}, until {formatDate(person.until ?? '')}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Page>
  );
}

export function ProgressChip({ progress }: { progress: Progress }) {
  if (progress === 'guarded') return <Chip tone="good">Password and app</Chip>;
  if (progress === 'connected') return <Chip tone="good">School account</Chip>;
  if (progress === 'password') return <Chip tone="info">Password</Chip>;
  return progress === 'invited' ? (
    <Chip tone="soon">No password yet</Chip>
  ) : (
    <Chip tone="late">Not invited yet</Chip>
  );
}

export interface PersonFormProps {
  readonly viewer: Viewer;
  readonly form: FormState;
  readonly classes: readonly { id: string; name: string }[];
}

export function PersonNewPage({ viewer, form, classes, once }: PersonFormProps & { readonly once: string }) {
  return (
    <Page
      title="Add a person"
      viewer={viewer}
      current={paths.people()}
      errors={form.errors}
      back={{ href: paths.people(), text: 'People' }}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Add a person</h1>
      <form method="post" action={paths.personNew()} novalidate>
        <HiddenField name="once" value={once} />
        <Questions form={form} classes={classes} />
        <p class="govuk-hint">We send them a link to choose their password.</p>
        <Button>Add and invite</Button>
      </form>
    </Page>
  );
}

export function Questions({ form, classes }: Pick<PersonFormProps, 'form' | 'classes'>) {
  return (
    <>
      <Named form={form} />
      <ChoiceField
        name="role"
        label="What they do at the school"
        form={form}
        choices={roles.map((role) => ({
          value: role,
          label: roleNames[role],
          hint: `Sees ${whoseWords[whosePupils[role]]}.`,
        }))}
      />
      {classes.length > 0 && (
        <ManyField
          name="classes"
          label="Their classes this year"
          hint="They see the children in these classes."
          form={form}
          choices={classes.map(({ id, name }) => ({ value: id, label: name }))}
          small
        />
      )}
    </>
  );
}

function Named({ form }: { form: FormState }) {
  return (
    <>
      <TextField name="name" label="Name" form={form} />
      <TextField
        name="email"
        label="Work e-mail address"
        hint="They sign in with it."
        form={form}
        type="email"
        spellcheck={false}
      />
      <TextField name="jobTitle" label="Job title (optional)" hint="Such as Year 4 teacher" form={form} />
    </>
  );
}

export function AdministratorNewPage({
  viewer,
  form,
}: {
  readonly viewer: Viewer;
  readonly form: FormState;
}) {
  return (
    <Page
      title="Name an administrator"
      viewer={viewer}
      current={paths.settings()}
      errors={form.errors}
      back={{ href: paths.settings(), text: 'School' }}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">Name an administrator</h1>
      <p class="govuk-body">
        Somebody who looks after people and settings. Administrators see no child’s record.
      </p>
      <form method="post" action={paths.administratorNew()} novalidate>
        <Named form={form} />
        <Button>Add and invite</Button>
      </form>
    </Page>
  );
}

export function WhoMayDoWhatPage({ viewer }: { readonly viewer: Viewer }) {
  return (
    <Page title="Who may do what" viewer={viewer} wide>
      <h1 class="govuk-heading-l">Who may do what</h1>
      <p class="govuk-body">
        The same table decides each time a page is opened. Every look at a child’s record is written down.
      </p>
      <DataTable
        caption="Whose records each role sees, and what it may do"
        captionHidden
        columns={[{ label: 'May' }, ...roles.map((role) => ({ label: roleNames[role] }))]}
        rows={[
          ['sees the records of', ...roles.map((role) => whoseWords[whosePupils[role]])],
          ...permissionRows.map(({ may, who }) => [may, ...roles.map((role) => <Mark on={who[role]} />)]),
        ]}
      />
    </Page>
  );
}

const Mark = ({ on }: { on: boolean }) =>
  on ? (
    <strong>Yes</strong>
  ) : (
    <span>
      –<span class="govuk-visually-hidden">no</span>
    </span>
  );
