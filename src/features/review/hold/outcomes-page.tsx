import { formatDate } from '../../../basics/dates.ts';
import { ChoiceField, TextArea, TextField } from '../../../web/govuk/index.ts';
import { Card, Empty } from '../../../web/layout/index.ts';
import { resultLabels } from '../document-kind.ts';
import { adviceOnMeasure, outcomeResults, resultWords, type ReviewedOutcome } from '../rules.ts';
import { Frame, type Writing } from './frame.tsx';

interface Score {
  readonly test: string;
  readonly takenOn: string;
  readonly value: number;
  readonly scale: string;
}

interface OutcomesProps {
  readonly writing: Writing;
  readonly delivered: readonly {
    readonly outcomeIds: readonly string[];
    readonly what: string;
    readonly inWords: string;
  }[];
  readonly scores: readonly Score[];
}

const resultChoices = Object.entries(resultWords).map(([value, words]) => ({
  value,
  label: outcomeResults.find(({ id }) => id === words)!.label,
}));

/** Each outcome with where the child started and what was hoped for; beside it what was given, and scores since. */
export function OutcomesPart({ writing, delivered, scores }: OutcomesProps) {
  const { review } = writing;
  const isOfSome = (score: Score) => review.outcomes.some((outcome) => isOf(outcome, score));
  const others = scores.filter((score) => !isOfSome(score));
  return (
    <Frame writing={writing} part="outcomes">
      {review.outcomes.length === 0 && <Empty>The plan has no outcomes.</Empty>}
      {review.outcomes.map((outcome, at) => (
        <Card title={`Outcome ${at + 1}`}>
          <p class="govuk-body-l">{outcome.statement}</p>
          <Start outcome={outcome} />
          <Given outcome={outcome} delivered={delivered} />
          <Scores scores={scores.filter((score) => isOf(outcome, score))} title="Scores since" />
          <Now outcome={outcome} writing={writing} />
        </Card>
      ))}
      <Scores scores={others} title="Other scores since the plan began" />
    </Frame>
  );
}

function Start({ outcome }: { readonly outcome: ReviewedOutcome }) {
  const { baseline, baselineOn, target, targetOn, tool } = outcome;
  return (
    <dl class="answers">
      <div>
        <dt>At the start</dt>
        <dd>
          {baseline || 'Not written down'}
          {baselineOn && ` (${formatDate(baselineOn)})`}
        </dd>
      </div>
      {target && (
        <div>
          <dt>Hoped for</dt>
          <dd>
            {target}
            {targetOn && ` by ${formatDate(targetOn)}`}
          </dd>
        </div>
      )}
      {tool && (
        <div>
          <dt>Measured by</dt>
          <dd>{tool}. Use the same again.</dd>
        </div>
      )}
    </dl>
  );
}

function Given({
  outcome,
  delivered,
}: { readonly outcome: ReviewedOutcome } & Pick<OutcomesProps, 'delivered'>) {
  const mine = delivered.filter(({ outcomeIds }) => outcomeIds.includes(outcome.id));
  if (!mine.length) return null;
  return (
    <>
      <h3 class="govuk-heading-s">What was given for it</h3>
      <ul class="govuk-list govuk-list--bullet">
        {mine.map(({ what, inWords }) => (
          <li>
            {what}: <span class="soft">{inWords}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Scores({ scores, title }: { readonly scores: readonly Score[]; readonly title: string }) {
  if (!scores.length) return null;
  return (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      <ul class="govuk-list">
        {scores.map(({ test, takenOn, value, scale }) => (
          <li>
            {test}: <strong>{value}</strong>{' '}
            <span class="soft">
              ({scale}, {formatDate(takenOn)})
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Now({
  outcome,
  writing: { form, firstName },
}: {
  readonly outcome: ReviewedOutcome;
  readonly writing: Writing;
}) {
  const name = (field: string) => `result.${outcome.id}.${field}`;
  const advice =
    outcome.result === 'not-measured' ? undefined : adviceOnMeasure(outcome.tool, outcome.exitTool);
  return (
    <>
      <TextArea name={name('exitValue')} label={`Where is ${firstName} now?`} form={form} rows={2} />
      <TextField name={name('exitTool')} label={resultLabels.exitTool} form={form} />
      {advice && (
        <ul class="hints">
          <li>{advice}</li>
        </ul>
      )}
      <ChoiceField
        name={name('result')}
        label={resultLabels.result}
        form={form}
        small
        choices={resultChoices}
      />
      <TextArea
        name={name('evidence')}
        label={resultLabels.evidence}
        hint="What you have seen or counted. For example: reads 24 of 40 words, twice in one week."
        form={form}
        rows={2}
      />
    </>
  );
}

/** A score belongs to an outcome when its test is named as the way of measuring it. */
function isOf({ tool }: ReviewedOutcome, { test }: Score): boolean {
  const [one, other] = [tool.toLowerCase(), test.toLowerCase()];
  return one !== '' && (one.includes(other) || other.includes(one));
}
