import type { FormState } from '../../../basics/form-state.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  FormErrors,
  HiddenField,
  SummaryList,
  TextArea,
  TextField,
} from '../../../web/govuk/index.ts';
import { Card, Chip, Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../rules.ts';
import { interpreterWords, isWrittenTo, responsibilityWords, type Contact } from './rules.ts';

export function ContactsPage(props: {
  viewer: Viewer;
  pupil: Pupil;
  contacts: readonly Contact[];
  flash?: string | undefined;
}) {
  const { viewer, pupil, contacts, flash } = props;
  return (
    <Page
      title="Parents and contacts"
      viewer={viewer}
      current={paths.register()}
      flash={flash}
      back={{ href: paths.pupil({ pupil: pupil.id }), text: fullNameOf(pupil) }}
    >
      <h1 class="govuk-heading-l">Parents and contacts of {fullNameOf(pupil)}</h1>
      <p class="govuk-body">
        Letters go to everybody with parental responsibility whom no court order keeps away, to each at their
        own address. One parent's details are never shown to another.
      </p>
      <div class="stack">
        {contacts.map((contact) => (
          <ContactCard viewer={viewer} pupil={pupil} contact={contact} />
        ))}
        {contacts.length === 0 && (
          <Empty>
            <p class="govuk-body">Nobody is recorded yet. Without a parent no letter can be sent.</p>
          </Empty>
        )}
      </div>
      {may(viewer, 'keep contacts') && (
        <p class="govuk-body contact-add">
          <Button href={paths.contactNew({ pupil: pupil.id })} class="govuk-button--secondary">
            Add somebody
          </Button>
        </p>
      )}
    </Page>
  );
}

function ContactCard({ viewer, pupil, contact }: { viewer: Viewer; pupil: Pupil; contact: Contact }) {
  const at = { pupil: pupil.id, contact: contact.id };
  const seesWhy = viewer.role === 'senco' || viewer.role === 'head';
  const rows: [string, string | null][] = [
    ['Parental responsibility', responsibilityWords[contact.responsibility]],
    ['E-mail', contact.email],
    ['Telephone', contact.phone],
    ['Address', contact.address],
    ['Language', contact.language],
    ['Interpreter', interpreterWords[contact.interpreter]],
    ['Court order', seesWhy ? contact.withheldBecause : null],
  ];
  return (
    <Card
      title={`${contact.name}, ${contact.relation}`}
      tone={contact.withheldBecause === null ? undefined : 'late'}
    >
      <p class="cluster">
        {contact.withheldBecause !== null && (
          <Chip tone="late">Gives and gets nothing: ask the SENCO before any contact</Chip>
        )}
        {isWrittenTo(contact) && <Chip tone="good">Letters go here</Chip>}
        {contact.interpreter === 'needed' && <Chip tone="voice">Interpreter needed</Chip>}
      </p>
      <SummaryList
        class="govuk-summary-list--no-border"
        rows={rows
          .filter(([, value]) => value)
          .map(([key, value]) => ({ key, value: <span class="lines">{value}</span> }))}
      />
      {may(viewer, 'keep contacts') && (
        <div class="cluster no-print">
          <a class="govuk-link" href={paths.contact(at)}>
            Change<span class="govuk-visually-hidden"> {contact.name}</span>
          </a>
          <form method="post" action={paths.contactEnd(at)}>
            <button class="link-button" type="submit">
              No longer a contact<span class="govuk-visually-hidden">: {contact.name}</span>
            </button>
          </form>
        </div>
      )}
    </Card>
  );
}

export function ContactPage(props: {
  viewer: Viewer;
  pupil: Pupil;
  form: FormState;
  once: string;
  /** Left out for somebody new. */
  contactId?: string | undefined;
}) {
  const { viewer, pupil, form, contactId } = props;
  const at = { pupil: pupil.id };
  const title = contactId ? 'Change a contact' : 'Add a parent or contact';
  return (
    <Page
      title={title}
      viewer={viewer}
      current={paths.register()}
      errors={form.errors}
      back={{ href: paths.pupilContacts(at), text: `Parents and contacts of ${fullNameOf(pupil)}` }}
    >
      <FormErrors form={form} />
      <h1 class="govuk-heading-l">{title}</h1>
      <form
        method="post"
        action={contactId ? paths.contact({ ...at, contact: contactId }) : paths.contactNew(at)}
        novalidate
      >
        <HiddenField name="once" value={props.once} />
        <TextField name="name" label="Name" form={form} />
        <TextField
          name="relation"
          label="Who is this to the child?"
          hint="Mother, uncle, foster carer"
          form={form}
        />
        <ChoiceField
          name="responsibility"
          label="Does this person have parental responsibility?"
          form={form}
          choices={Object.entries(responsibilityWords).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="priority"
          label="Whom to ring first"
          hint="1 is rung first"
          form={form}
          width={2}
          inputmode="numeric"
        />
        <TextField name="email" label="E-mail address" form={form} type="email" />
        <TextField name="phone" label="Telephone number" form={form} type="tel" width={20} />
        <TextArea name="address" label="Address" form={form} rows={4} />
        <TextField name="language" label="Language they prefer" form={form} width={20} />
        <ChoiceField
          name="interpreter"
          label="Is an interpreter needed?"
          form={form}
          choices={Object.entries(interpreterWords).map(([value, label]) => ({ value, label }))}
        />
        <ChoiceField
          name="withhold"
          label="Does a court order keep this person from being told?"
          form={form}
          choices={[
            { value: 'no', label: 'No' },
            {
              value: 'yes',
              label: 'Yes: nothing may be sent',
              more: (
                <TextArea
                  name="withheldBecause"
                  label="What is the order, and where is it kept?"
                  hint="Only the SENCO and the head teacher see this."
                  form={form}
                  rows={3}
                />
              ),
            },
          ]}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </Page>
  );
}
