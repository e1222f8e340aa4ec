import { audienceOf } from '../../../basics/audience.ts';
import { formatDate } from '../../../basics/dates.ts';
import type { FormState } from '../../../basics/form-state.ts';
import { labelOfArea } from '../../../basics/needs.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import {
  Button,
  ChoiceField,
  FormErrors,
  HiddenField,
  ManyField,
  TextArea,
} from '../../../web/govuk/index.ts';
import { AudienceChip, Card, Chip, Quote, type Tone } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf } from '../../pupils/rules.ts';
import { clockInWords, closings, type Concern, type ReplyClock } from '../rules.ts';

interface ConcernProps {
  readonly viewer: Viewer;
  readonly concern: Concern;
  readonly clock: ReplyClock | undefined;
  readonly mayAnswer: boolean;
  /** To whom the answer can go as a letter, by name. */
  readonly letterTo: readonly string[];
  readonly reply: FormState;
  readonly closing: FormState;
  readonly once: { readonly reply: string; readonly close: string };
  readonly flash?: string | undefined;
}

/** One concern: whose words, what was answered, what came of it. */
export function ConcernPage(props: ConcernProps) {
  const { viewer, concern, clock, reply, closing } = props;
  const errors = { ...reply.errors, ...closing.errors };
  return (
    <Page
      title="A concern"
      viewer={viewer}
      errors={errors}
      flash={props.flash}
      back={{ href: paths.pupil({ pupil: concern.pupilId }), text: "The child's page" }}
    >
      <FormErrors form={{ answers: { ...reply.answers, ...closing.answers }, errors }} />
      <span class="govuk-caption-l">{fullNameOf(concern)}</span>
      <h1 class="govuk-heading-l">{concern.raisedAs === 'parent' ? "A parent's concern" : 'A concern'}</h1>
      <div class="stack">
        <Card tone="voice">
          <div class="stack stack--tight">
            <Quote who={whoSaid(concern)}>
              <span class="words">{concern.words}</span>
            </Quote>
            <p class="cluster">
              <AudienceChip audience={audienceOf('concern', concern.audience)} />
              {clock && <ClockChip clock={clock} />}
              {concern.areas.map((area) => (
                <Chip>{labelOfArea(area)}</Chip>
              ))}
            </p>
          </div>
        </Card>
        {concern.noticed && (
          <Card title="What school sees">
            <p class="govuk-body words">{concern.noticed}</p>
          </Card>
        )}
        {concern.reply && (
          <Card title="The answer">
            <p class="govuk-body words">{concern.reply}</p>
            <p class="govuk-hint">
              {concern.repliedBy}, {concern.repliedOn && formatDate(concern.repliedOn)}
            </p>
          </Card>
        )}
        {concern.closedOn ? (
          <Card title="What came of it">
            <p class="govuk-body words">{concern.closedBecause}</p>
            <p class="govuk-hint">Closed on {formatDate(concern.closedOn)}</p>
          </Card>
        ) : props.mayAnswer ? (
          <>
            {!concern.reply && <ReplyForm {...props} />}
            <CloseForm {...props} />
          </>
        ) : (
          <Card tone="quiet">
            <p class="govuk-body">The SENCO has it. You will hear what comes of it.</p>
          </Card>
        )}
      </div>
    </Page>
  );
}

const whoSaid = (concern: Concern): string =>
  concern.raisedAs === 'parent'
    ? `${concern.parentName ?? 'Somebody in the family'}, ${formatDate(concern.raisedOn)}; taken down by ${concern.recordedBy}`
    : `${concern.recordedBy}, ${formatDate(concern.raisedOn)}`;

const tones: Record<ReplyClock['state'], Tone> = {
  waiting: 'calm',
  'due today': 'soon',
  overdue: 'late',
  replied: 'good',
  'replied late': 'calm',
};

export function ClockChip({ clock }: { readonly clock: ReplyClock }) {
  return <Chip tone={tones[clock.state]}>{clockInWords(clock)}</Chip>;
}

function ReplyForm({ concern, reply, letterTo, once }: ConcernProps) {
  return (
    <Card title="Answer it">
      <form method="post" action={paths.concernReply({ concern: concern.id })} novalidate>
        <HiddenField name="once" value={once.reply} />
        <TextArea
          name="reply"
          label="Your answer"
          hint="In plain, warm words: what you found, what you will do, by when."
          rows={6}
          form={reply}
        />
        {letterTo.length > 0 && (
          <ManyField
            name="letter"
            label="Send it"
            choices={[{ value: 'yes', label: `Send this as a letter to ${letterTo.join(' and ')}` }]}
            form={reply}
          />
        )}
        <Button>Keep the answer</Button>
      </form>
    </Card>
  );
}

function CloseForm({ concern, closing, once }: ConcernProps) {
  return (
    <Card title="What happens next?">
      <form method="post" action={paths.concernClose({ concern: concern.id })} novalidate>
        <HiddenField name="once" value={once.close} />
        <ChoiceField
          name="closing"
          label="Choose one"
          choices={Object.entries(closings).map(([value, label]) => ({ value, label }))}
          form={closing}
        />
        <TextArea name="why" label="Why?" rows={2} form={closing} />
        <Button class="govuk-button--secondary">Close the concern</Button>
      </form>
    </Card>
  );
}
