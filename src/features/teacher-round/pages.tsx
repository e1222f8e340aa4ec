import { dateOfInstant, formatDate } from '../../basics/dates.ts';
import type { FormState } from '../../basics/form-state.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { Button, FormErrors, HiddenField, TextArea } from '../../web/govuk/index.ts';
import { Card, Chip, Empty, TapList, TapRow } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { firstNameOf, fullNameOf, type Pupil } from '../pupils/rules.ts';
import { stateOf, type ColleagueAnswer, type OpenAsk, type Round } from './rules.ts';

interface AskedProps {
  readonly viewer: Viewer;
  readonly asks: readonly OpenAsk[];
  readonly today: string;
  readonly flash?: string | undefined;
}

/** What colleagues have asked of me. */
export function AskedPage({ viewer, asks, today, flash }: AskedProps) {
  return (
    <Page title="Asked of me" viewer={viewer} flash={flash} current={paths.asked()}>
      <h1 class="govuk-heading-l">Asked of me</h1>
      {asks.length === 0 ? (
        <Empty>
          <p class="govuk-body">Nobody is waiting for an answer from you.</p>
        </Empty>
      ) : (
        <TapList>
          {asks.map((ask) => (
            <TapRow
              title={fullNameOf(ask)}
              note={`${ask.askedBy} asks what you see. By ${formatDate(ask.dueOn)}`}
              end={<AskChip ask={ask} today={today} />}
              href={paths.askedOne({ ask: ask.id })}
            />
          ))}
        </TapList>
      )}
    </Page>
  );
}

function AskChip({ ask, today }: { readonly ask: OpenAsk; readonly today: string }) {
  if (ask.answeredAt) return <Chip tone="good">Answered</Chip>;
  if (ask.isFinished) return <Chip>Closed</Chip>;
  return ask.dueOn < today ? <Chip tone="late">Overdue</Chip> : <Chip tone="soon">Two minutes</Chip>;
}

interface AnswerProps {
  readonly viewer: Viewer;
  readonly ask: OpenAsk;
  readonly form: FormState;
}

/** Three boxes for a phone. */
export function AnswerPage({ viewer, ask, form }: AnswerProps) {
  const name = firstNameOf(ask);
  const back = { href: paths.asked(), text: 'Asked of me' };
  if (ask.isFinished) {
    return (
      <Page title="What you see" viewer={viewer} back={back}>
        <span class="govuk-caption-l">{fullNameOf(ask)}</span>
        <h1 class="govuk-heading-l">This assessment is finished</h1>
        <Card>
          <Answer answer={{ goingWell: ask.goingWell, difficult: ask.difficult, helps: ask.helps }} />
          <p class="govuk-body">
            Answers cannot be changed any more. If you see something new, tell {ask.askedBy} or raise a
            concern.
          </p>
        </Card>
      </Page>
    );
  }
  return (
    <Page title="What you see" viewer={viewer} errors={form.errors} back={back}>
      <FormErrors form={form} />
      <span class="govuk-caption-l">{fullNameOf(ask)}</span>
      <h1 class="govuk-heading-l">What do you see of {name}?</h1>
      <p class="govuk-body">
        {ask.askedBy} asks everybody who works with {name}. A few words each are enough. You can change your
        answer until the assessment is finished.
      </p>
      <form method="post" action={paths.askedOne({ ask: ask.id })} novalidate>
        <TextArea name="goingWell" label="What is going well?" rows={3} form={form} />
        <TextArea name="difficult" label="What is difficult?" rows={3} form={form} />
        <TextArea name="helps" label="What helps?" hint="What you do that works" rows={3} form={form} />
        <Button>Send my answer</Button>
      </form>
    </Page>
  );
}

interface RoundProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly documentId: string;
  readonly isDraft: boolean;
  readonly round: Round | undefined;
  /** Whom the button asks: everybody who works with the child and has not been asked. */
  readonly toAsk: readonly string[];
  readonly today: string;
  readonly once: string;
  readonly flash?: string | undefined;
}

/** Who was asked, who has answered and what. */
export function RoundPage({
  viewer,
  pupil,
  documentId,
  isDraft,
  round,
  toAsk,
  today,
  once,
  flash,
}: RoundProps) {
  const name = firstNameOf(pupil);
  const state = round && stateOf(round, today);
  return (
    <Page
      title="What other teachers see"
      viewer={viewer}
      flash={flash}
      back={{ href: paths.assessment({ document: documentId }), text: 'The assessment' }}
    >
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">What {name}'s teachers see</h1>
      <div class="stack">
        {isDraft && toAsk.length > 0 && (
          <Card title={round ? `Somebody new works with ${name}` : undefined}>
            <p class="govuk-body">
              {new Intl.ListFormat('en-GB').format([...toAsk])} {toAsk.length > 1 ? 'work' : 'works'} with{' '}
              {name}. Each gets three short questions, for a phone.
            </p>
            <form method="post" action={paths.teacherRound({ document: documentId })}>
              <HiddenField name="once" value={once} />
              <Button>{round ? 'Ask them too' : `Ask all of ${name}'s teachers`}</Button>
            </form>
          </Card>
        )}
        {!round && toAsk.length === 0 && (
          <Empty>
            <p class="govuk-body">Nobody else is down as working with {name}.</p>
          </Empty>
        )}
        {round && state && (
          <>
            <p class="cluster">
              <Chip tone={state.waitingFor.length === 0 ? 'good' : state.isOverdue ? 'late' : 'soon'}>
                {state.answered} of {state.asked} answered
              </Chip>
              <span class="soft">
                Asked on {formatDate(dateOfInstant(round.askedAt))} by {round.askedBy}, for{' '}
                {formatDate(round.dueOn)}
              </span>
            </p>
            {round.answers.map((one) => (
              <Card title={one.name} tone={one.answeredAt ? undefined : state.isOverdue ? 'late' : 'quiet'}>
                {one.answeredAt ? (
                  <Answer answer={one} />
                ) : (
                  <p class="govuk-body">
                    Has not answered yet.
                    {one.remindedAt && ` Reminded on ${formatDate(dateOfInstant(one.remindedAt))}.`}
                  </p>
                )}
              </Card>
            ))}
            {isDraft && state.waitingFor.length > 0 && (
              <form method="post" action={paths.teacherRemind({ document: documentId })}>
                <HiddenField name="once" value={`${once}-remind`} />
                <Button class="govuk-button--secondary">
                  Remind {new Intl.ListFormat('en-GB').format(state.waitingFor.map((one) => one.name))}
                </Button>
              </form>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

function Answer({ answer }: { readonly answer: Pick<ColleagueAnswer, 'goingWell' | 'difficult' | 'helps'> }) {
  const lines = [
    ['Going well', answer.goingWell],
    ['Difficult', answer.difficult],
    ['What helps', answer.helps],
  ] as const;
  return (
    <dl class="answers">
      {lines.map(([label, text]) => (
        <div>
          <dt>{label}</dt>
          <dd class={text ? 'words' : 'words nothing-yet'}>{text || 'Nothing written'}</dd>
        </div>
      ))}
    </dl>
  );
}
