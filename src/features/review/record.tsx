import { formatDate } from '../../basics/dates.ts';
import { Card, Chip, Quote, TapList, TapRow, type Tone } from '../../web/layout/index.ts';
import {
  nextSteps,
  nextStepWords,
  outcomeResults,
  provisionDecisions,
  resultWords,
  type ResultCode,
  type Review,
} from './rules.ts';

interface RecordProps {
  readonly review: Review;
  readonly firstName: string;
  readonly staff: ReadonlyMap<string, string>;
}

const toneOf: Record<ResultCode, Tone> = {
  met: 'good',
  partly: 'info',
  'not-met': 'soon',
  'not-measured': 'calm',
};

/** What was said and agreed at a review, to read. */
export function ReviewRecord({ review, firstName, staff }: RecordProps) {
  const next = review.nextStep && nextSteps.find(({ id }) => id === nextStepWords[review.nextStep!]);
  return (
    <>
      <Card title="The meeting">
        <dl class="answers">
          <Answer label="When" text={review.meetingOn ? formatDate(review.meetingOn) : ''} />
          <Answer
            label="The parents"
            text={review.parentsPresent || (review.parentsAbsent && `Not there: ${review.parentsAbsent}`)}
          />
          <Answer label={firstName} text={review.childPart} />
          {review.others && <Answer label="Also there" text={review.others} />}
        </dl>
      </Card>
      <Card title="What works, and what does not" tone="voice">
        <Side who="The parents" side="parents" review={review} />
        <Side who={firstName} side="child" review={review} />
        <Side who="The school" side="school" review={review} />
      </Card>
      <Outcomes review={review} />
      <Card title="The support">
        <TapList>
          {review.provisions.map(({ what, decision, why }, at) => (
            <TapRow
              title={what || `Support ${at + 1}`}
              note={why || undefined}
              end={
                decision ? (
                  <Chip tone={decision === 'continue' ? 'good' : 'soon'}>
                    {provisionDecisions.find(({ id }) => id === decision)!.label}
                  </Chip>
                ) : (
                  <Chip>Not decided yet</Chip>
                )
              }
            />
          ))}
        </TapList>
      </Card>
      {review.actions.length > 0 && (
        <Card title="Who does what">
          <TapList>
            {review.actions.map(({ what, who, staffId, dueOn }) => (
              <TapRow
                title={what}
                note={who || staff.get(staffId ?? '') || 'Nobody yet'}
                end={dueOn && `by ${formatDate(dueOn)}`}
              />
            ))}
          </TapList>
        </Card>
      )}
      <Card title="The next step" tone="quiet">
        <p class="govuk-body-l">{next ? next.label : <span class="soft">Not decided yet</span>}</p>
        {review.specialist && review.nextStep === 'specialist' && (
          <p class="govuk-body">{review.specialist}</p>
        )}
        <p class="govuk-body words">{review.nextStepWhy}</p>
      </Card>
    </>
  );
}

function Outcomes({ review }: { readonly review: Review }) {
  return (
    <section>
      <h2 class="govuk-heading-m">What came of each outcome</h2>
      <div class="stack">
        {review.outcomes.map((outcome, at) => (
          <Card title={`Outcome ${at + 1}`} headingLevel={3}>
            <div class="cluster cluster--apart">
              <p class="govuk-body-l">{outcome.statement}</p>
              {outcome.result ? (
                <Chip tone={toneOf[outcome.result]}>
                  {outcomeResults.find(({ id }) => id === resultWords[outcome.result!])!.label}
                </Chip>
              ) : (
                <Chip>Not judged yet</Chip>
              )}
            </div>
            <dl class="answers">
              {outcome.baseline && <Answer label="At the start" text={outcome.baseline} />}
              <Answer label="Now" text={outcome.exitValue} />
              {outcome.evidence && <Answer label="What shows it" text={outcome.evidence} />}
            </dl>
          </Card>
        ))}
      </div>
    </section>
  );
}

function Side({
  who,
  side,
  review,
}: {
  readonly who: string;
  readonly side: keyof Review['working'];
  readonly review: Review;
}) {
  const views = side === 'school' ? undefined : side === 'parents' ? review.parentsViews : review.childsViews;
  if (views?.state === 'none yet')
    return (
      <p class="govuk-body">
        {who}: no view yet{views.reason ? ` (${views.reason})` : ''}.
        {views.tryOn ? ` We ask again on ${formatDate(views.tryOn)}.` : ''}
      </p>
    );
  const [works, not, wish] = [
    review.working[side],
    review.notWorking[side],
    views?.state === 'given' ? views.text : '',
  ];
  if (!works && !not && !wish) return <p class="govuk-body soft">{who}: not asked yet.</p>;
  return (
    <Quote who={who}>
      {works && (
        <p class="words">
          <strong>Working:</strong> {works}
        </p>
      )}
      {not && (
        <p class="words">
          <strong>Not working:</strong> {not}
        </p>
      )}
      {wish && (
        <p class="words">
          <strong>Would like:</strong> {wish}
        </p>
      )}
    </Quote>
  );
}

const Answer = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <div>
    <dt>{label}</dt>
    <dd class={text ? 'words' : 'words nothing-yet'}>{text || 'Nothing written yet'}</dd>
  </div>
);
