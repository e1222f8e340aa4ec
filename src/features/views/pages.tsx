import { formatDate } from '../../basics/dates.ts';
import type { FormState } from '../../basics/form-state.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import {
  Button,
  ChoiceField,
  DateField,
  FormErrors,
  HiddenField,
  ManyField,
  SelectField,
  TextArea,
} from '../../web/govuk/index.ts';
import { Card } from '../../web/layout/index.ts';
import { AudienceField } from '../../web/layout/audience-field.tsx';
import { Voices } from '../../web/layout/voices.tsx';
import { Page } from '../../web/layout/page.tsx';
import { firstNameOf, fullNameOf, type Pupil } from '../pupils/rules.ts';
import { waysOfAChild, waysOfAParent, type ViewsState, type Voice } from './rules.ts';

interface Way {
  readonly href: string;
  readonly text: string;
}

interface AllProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly documentId: string;
  readonly state: ViewsState;
  readonly today: string;
  readonly mayRecord: boolean;
  readonly back: Way;
  readonly flash?: string | undefined;
}

/** Everybody's voice for one document. */
export function ViewsPage({ viewer, pupil, documentId, state, today, mayRecord, back, flash }: AllProps) {
  return (
    <Page title="Views" viewer={viewer} flash={flash} back={back}>
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">What {firstNameOf(pupil)} and the parents say</h1>
      <Voices
        documentId={documentId}
        voices={[state.child, ...state.parents]}
        today={today}
        mayRecord={mayRecord}
      />
      {state.parents.length === 0 && (
        <Card tone="soon">
          <p class="govuk-body">
            No parent is on record.{' '}
            <a class="govuk-link" href={paths.pupilContacts({ pupil: pupil.id })}>
              See the contacts
            </a>
          </p>
        </Card>
      )}
    </Page>
  );
}

interface RecordProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly voice: Voice;
  readonly documentId: string;
  readonly action: string;
  readonly colleagues: readonly { id: string; name: string }[];
  readonly form: FormState;
  readonly once: string;
}

/** What one person says, now: their words, or that they said nothing and when we ask again. */
export function RecordViewPage(props: RecordProps) {
  const { viewer, pupil, voice, form, once } = props;
  const isChild = voice.whose === 'child';
  return (
    <Page
      title={isChild ? "The child's views" : "A parent's views"}
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.documentViews({ document: props.documentId }), text: 'All views' }}
    >
      <FormErrors form={form} dates={['onDay', 'nextTryOn']} />
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">
        {voice.views.length ? `What else does ${voice.name} say?` : `What does ${voice.name} say?`}
      </h1>
      <div class="stack">
        {voice.views.length > 0 && (
          <Card tone="quiet">
            <p class="govuk-body">
              What was written down on {formatDate(voice.views.at(-1)!.onDay)} stays as it was said. This is
              added to it.
            </p>
          </Card>
        )}
        <form method="post" action={props.action} novalidate>
          <HiddenField name="once" value={once} />
          <ChoiceField
            name="state"
            label="How did it go?"
            form={form}
            choices={[
              {
                value: 'given',
                label: `${voice.name} told us`,
                more: <Given {...props} isChild={isChild} />,
              },
              {
                value: 'declined',
                label: `${voice.name} would rather not say today`,
                hint: 'That is an answer too. Nobody has to.',
                more: (
                  <TextArea
                    name="declinedReason"
                    label="Anything they said about that (only if you like)"
                    rows={2}
                    form={form}
                  />
                ),
              },
              {
                value: 'none-yet',
                label: 'Not yet',
                more: (
                  <>
                    <TextArea name="reason" label="Why not yet?" rows={2} form={form} />
                    <DateField name="nextTryOn" label="When do you ask again?" form={form} />
                  </>
                ),
              },
            ]}
          />
          <DateField name="onDay" label="On which day?" form={form} />
          {isChild && props.colleagues.length > 0 && (
            <SelectField
              name="askedBy"
              label={`Who asked ${voice.name}?`}
              empty="I did"
              choices={props.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              form={form}
            />
          )}
          <AudienceField kind="view" form={form} />
          <Button>Keep it as it was said</Button>
          <p class="govuk-hint">It cannot be changed afterwards, only added to.</p>
        </form>
      </div>
    </Page>
  );
}

function Given({ voice, form, isChild }: RecordProps & { readonly isChild: boolean }) {
  return (
    <>
      <TextArea
        name="words"
        label={isChild ? `${voice.name}'s own words` : 'In their own words'}
        hint={
          isChild
            ? 'Exactly as said, signed or written. For example: what I am good at, what is hard, what helps, what I wish.'
            : 'As they said it: what they see at home, what worries them, what they hope for.'
        }
        rows={5}
        form={form}
      />
      {isChild && (
        <>
          <TextArea
            name="seen"
            label="What you saw"
            hint="What they chose, pointed at, drew, went towards or away from. Only what anybody could see."
            rows={3}
            form={form}
          />
          <TextArea
            name="interpreted"
            label="What you take it to mean"
            hint="Held apart, because it is yours and not theirs."
            rows={2}
            form={form}
          />
        </>
      )}
      <ManyField
        name="how"
        label="How did you ask?"
        small
        choices={(isChild ? waysOfAChild : waysOfAParent).map((way) => ({ value: way, label: way }))}
        form={form}
      />
    </>
  );
}
