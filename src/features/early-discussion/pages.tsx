import { dateOfInstant, formatDate } from '../../basics/dates.ts';
import type { FormState } from '../../basics/form-state.ts';
import type { Letter } from '../../basics/letter.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import {
  Button,
  DateField,
  Details,
  FormErrors,
  HiddenField,
  ManyField,
  TextArea,
  TextField,
} from '../../web/govuk/index.ts';
import {
  Card,
  Chip,
  Conflicts,
  DocumentForm,
  Empty,
  TapList,
  TapRow,
  type ConflictShown,
} from '../../web/layout/index.ts';
import { LetterWords } from '../../web/layout/letter-words.tsx';
import { Page } from '../../web/layout/page.tsx';
import type { StoredDocument } from '../documents/index.ts';
import { firstNameOf, fullNameOf, type Parent, type Pupil } from '../pupils/rules.ts';
import { fields, questions, type Question } from './rules.ts';

interface ListProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly notes: readonly StoredDocument[];
  readonly once: string;
  readonly flash?: string | undefined;
}

/** The talks so far, and a button to begin the note of another. */
export function TalksPage({ viewer, pupil, notes, once, flash }: ListProps) {
  return (
    <Page title="Early discussion" viewer={viewer} flash={flash} back={toPupil(pupil)}>
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">Early discussion</h1>
      <div class="stack">
        {notes.length > 0 ? (
          <TapList>
            {notes.map(({ id, status, createdAt, finishedAt }) => (
              <TapRow
                title={`Begun on ${formatDate(dateOfInstant(createdAt))}`}
                note={
                  finishedAt
                    ? `Sent to the parents on ${formatDate(dateOfInstant(finishedAt))}`
                    : 'Not sent yet'
                }
                end={
                  <Chip tone={status === 'draft' ? 'soon' : 'good'}>
                    {status === 'draft' ? 'Draft' : 'Finished'}
                  </Chip>
                }
                href={paths.earlyDiscussionNote({ document: id })}
              />
            ))}
          </TapList>
        ) : (
          <Empty>
            <p class="govuk-body">
              Talk with the parents early: what goes well, what worries them, what we hope for. You write a
              short note, and they get it.
            </p>
          </Empty>
        )}
        <form method="post" action={paths.earlyDiscussion({ pupil: pupil.id })}>
          <HiddenField name="once" value={once} />
          <Button>Write the note of a talk</Button>
        </form>
      </div>
    </Page>
  );
}

interface NoteProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly document: StoredDocument;
  readonly form: FormState;
  readonly others: readonly string[];
  readonly conflicts?: readonly ConflictShown[];
  readonly flash?: string | undefined;
}

const hints: Partial<Record<Question, string>> = {
  tookPart: 'Names, as the parents know them. Was the child there?',
  parentsConcerns: 'As they said it',
  nextSteps: 'Small and clear: who does what, and when you talk again',
};

/** The note: seven short questions. */
export function NotePage({ viewer, pupil, document, form, others, conflicts = [], flash }: NoteProps) {
  const finished = document.status !== 'draft';
  return (
    <Page
      title="Note of an early discussion"
      viewer={viewer}
      flash={flash}
      errors={form.errors}
      scripts={['autosave.js']}
      back={{ href: paths.earlyDiscussion({ pupil: pupil.id }), text: 'Early discussions' }}
    >
      <Conflicts conflicts={conflicts} />
      <FormErrors form={form} dates={['heldOn']} />
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">What did you talk about?</h1>
      {finished && (
        <Card tone="quiet">
          <p class="govuk-body">
            The parents have this note. If you change it, say why: the note before stays as it was, and they
            get the new one.
          </p>
        </Card>
      )}
      <DocumentForm
        document={document}
        action={paths.earlyDiscussionNote({ document: document.id })}
        fields={fields}
        others={others}
        button={finished ? 'Amend and send again' : 'Save and see the letter'}
      >
        {questions.map(({ field, label }) =>
          field === 'heldOn' ? (
            <DateField name={field} label={label} form={form} />
          ) : field === 'tookPart' ? (
            <TextField name={field} label={label} hint={hints[field]} form={form} />
          ) : (
            <TextArea name={field} label={label} hint={hints[field]} rows={3} form={form} />
          ),
        )}
        <ManyField
          name="sendiass"
          label="Free, impartial advice"
          choices={[
            {
              value: 'told',
              label: 'I told the parents where they can have it (it stands in the letter too)',
            },
          ]}
          form={form}
        />
        {finished && <TextField name="reason" label="Why is the note changed?" form={form} />}
      </DocumentForm>
    </Page>
  );
}

interface LetterProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly document: StoredDocument;
  readonly letter: Pick<Letter, 'about' | 'blocks'>;
  readonly missing: readonly { field: string; say: string }[];
  readonly to: readonly Parent[];
  readonly youngPerson: boolean;
  readonly once: string;
  readonly refused?: boolean;
}

/** The letter before it goes out. */
export function LetterPage(props: LetterProps) {
  const { viewer, pupil, document, letter, missing, to, once } = props;
  const note = paths.earlyDiscussionNote({ document: document.id });
  return (
    <Page
      title="The letter to the parents"
      viewer={viewer}
      back={{ href: note, text: 'Change the note' }}
      errors={props.refused ? Object.fromEntries(missing.map(({ field, say }) => [field, say])) : {}}
    >
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">This is what the parents get</h1>
      <div class="stack">
        {missing.length > 0 && (
          <Card tone="soon" title="Before it can go out">
            <ul class="govuk-list govuk-list--bullet">
              {missing.map(({ field, say }) => (
                <li>
                  <a class="govuk-link" href={`${note}#${field === 'heldOn' ? 'heldOn-day' : field}`}>
                    {say}
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card title="The letter">
          <LetterWords body={letter} />
        </Card>
        <Card title="Who gets it">
          {to.length > 0 ? (
            <ul class="govuk-list">
              {to.map((parent) => (
                <li>
                  {parent.name} ({parent.relation}), {parent.email ? 'by e-mail' : 'on paper'}
                  {parent.interpreter === 'needed' && '. They need an interpreter: go through it together'}
                </li>
              ))}
            </ul>
          ) : (
            <p class="govuk-body">
              No parent is on record who may be written to. The note is kept, and shows as one that nobody has
              had.
            </p>
          )}
          {props.youngPerson && (
            <p class="govuk-body">
              {firstNameOf(pupil)} is a young person now: the letter is theirs. Where no address of their own
              is on record, ask them first who should have it.
            </p>
          )}
        </Card>
        {document.status === 'draft' && missing.length === 0 && (
          <form method="post" action={paths.earlyDiscussionLetter({ document: document.id })}>
            <HiddenField name="once" value={once} />
            <Button>Finish the note and send it</Button>
          </form>
        )}
        <Details summary="What happens when I send it?">
          The note is finished and stays as it is on the child's record. The talk counts as one of the
          meetings of the year. E-mails go at once; without an address, a paper copy waits to be handed over.
        </Details>
      </div>
    </Page>
  );
}

const toPupil = (pupil: Pupil) => ({
  href: paths.pupil({ pupil: pupil.id }),
  text: `${firstNameOf(pupil)}'s page`,
});
