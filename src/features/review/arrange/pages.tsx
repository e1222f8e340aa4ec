import type { ComponentChildren } from 'preact';
import { formatDate, formatLong } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, DateField, FormErrors, HiddenField, TextArea, TextField } from '../../../web/govuk/index.ts';
import { Card, Chip, TapList, TapRow } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { reviewInWords, type ReviewClock } from '../rules.ts';

interface FormPageProps {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly pupilId: string;
  readonly once: string;
  readonly form: FormState;
}

export function MoveDatePage(props: FormPageProps & { readonly clock: ReviewClock }) {
  const { pupilId, once, form, clock } = props;
  const title = clock.dueOn ? 'Move the date of the review' : 'Set the date of the review';
  return (
    <Framed {...props} title={title} dates={['reviewOn']}>
      <p class="govuk-body">{reviewInWords(clock)}.</p>
      <form method="post" action={paths.reviewDate({ pupil: pupilId })} novalidate>
        <HiddenField name="once" value={once} />
        <DateField name="reviewOn" label="When will the plan be reviewed?" form={form} />
        <TextArea
          name="reason"
          label={clock.dueOn ? 'Why does it move?' : 'Anything to add?'}
          hint={clock.dueOn ? 'The earlier date stays to be seen, with this reason.' : undefined}
          form={form}
          rows={2}
        />
        <Button preventDoubleClick>{title}</Button>
      </form>
    </Framed>
  );
}

interface MeetingPageProps extends FormPageProps {
  /** Given: this meeting moves. */
  readonly meeting: string | undefined;
  readonly dueOn: string | undefined;
  readonly to: readonly Invited[];
}

export interface Invited {
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
  readonly interpreter: string;
}

export function MeetingPage(props: MeetingPageProps) {
  const { pupilId, once, form, meeting, dueOn, to } = props;
  const title = meeting ? 'Move the meeting' : 'Arrange the review meeting';
  return (
    <Framed {...props} title={title} dates={['onDay']}>
      <form
        method="post"
        action={meeting ? paths.meeting({ meeting }) : paths.reviewMeeting({ pupil: pupilId })}
        novalidate
      >
        <HiddenField name="once" value={once} />
        <DateField
          name="onDay"
          label="On which day?"
          hint={dueOn ? `The review is due by ${formatDate(dueOn)}` : undefined}
          form={form}
        />
        <TextField name="startsAt" label="At what time?" hint="Like 15:30" form={form} width={5} />
        <TextField
          name="minutes"
          label="How long does it take?"
          hint="Longer than a parents’ evening: 40 minutes are usual"
          form={form}
          width={3}
          inputmode="numeric"
          suffix="minutes"
        />
        <TextField name="place" label="Where?" form={form} width={20} />
        <InvitedList to={to} />
        <Button preventDoubleClick>
          {meeting ? 'Move it and tell the parents' : 'Arrange it and invite the parents'}
        </Button>
      </form>
    </Framed>
  );
}

/** Who gets the letter, and how; a language is a reason to think of an interpreter. */
export function InvitedList({ to }: { readonly to: readonly Invited[] }) {
  if (!to.length)
    return (
      <Card title="Who is invited" tone="late">
        <p class="govuk-body">Nobody yet: no parent with parental responsibility is on the child’s list.</p>
      </Card>
    );
  return (
    <Card title="Who is invited" tone="quiet">
      <p class="govuk-body">Each gets a letter of their own.</p>
      <TapList>
        {to.map(({ name, email, language, interpreter }) => (
          <TapRow
            title={name}
            note={
              interpreter === 'needed' || (language && language !== 'English')
                ? `Speaks ${language ?? 'another language'}: ${interpreter === 'needed' ? 'book an interpreter' : 'think of an interpreter'}`
                : undefined
            }
            end={<Chip tone={email ? 'info' : 'soon'}>{email ? 'By e-mail' : 'On paper'}</Chip>}
          />
        ))}
      </TapList>
    </Card>
  );
}

export function CallOffPage(
  props: FormPageProps & { readonly meeting: { readonly id: string; readonly onDay: string } },
) {
  const { once, form, meeting } = props;
  return (
    <Framed {...props} title="Call the meeting off">
      <p class="govuk-body">
        The meeting of {formatLong(meeting.onDay)} is taken out of the parents’ calendars. The review itself
        stays due.
      </p>
      <form method="post" action={paths.meetingCallOff({ meeting: meeting.id })} novalidate>
        <HiddenField name="once" value={once} />
        <TextArea
          name="reason"
          label="Why will it not take place?"
          hint="The parents read this in the letter, so write it to them."
          form={form}
          rows={2}
        />
        <Button preventDoubleClick>Call it off and tell the parents</Button>
      </form>
    </Framed>
  );
}

function Framed(
  props: Omit<FormPageProps, 'once'> & {
    readonly title: string;
    readonly dates?: readonly string[];
    readonly children: ComponentChildren;
  },
) {
  const { viewer, childName, pupilId, form, title, dates = [], children } = props;
  return (
    <Page
      title={title}
      viewer={viewer}
      errors={form.errors}
      back={{ href: paths.reviews({ pupil: pupilId }), text: 'Reviews' }}
    >
      <FormErrors form={form} dates={dates} />
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <div class="stack">{children}</div>
    </Page>
  );
}
