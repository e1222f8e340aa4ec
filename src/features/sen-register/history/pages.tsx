import { audienceOf } from '../../../basics/audience.ts';
import { formatDate, formatInstant } from '../../../basics/dates.ts';
import { labelOfArea, labelOfNeed, needType, senStatusLabels } from '../../../basics/needs.ts';
import { formatPeriod } from '../../../basics/period.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, Details } from '../../../web/govuk/index.ts';
import { AudienceChip, Card, Chip, DataTable } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../../pupils/rules.ts';
import type { Diagnosis, NeedRecord, RecordedPeriod, Strength, WithdrawnPeriod } from './rules.ts';

export interface HistoryProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly pupil: Pupil;
  readonly counts: readonly RecordedPeriod[];
  readonly withdrawn: readonly WithdrawnPeriod[];
  readonly needs: readonly NeedRecord[];
  readonly diagnoses: readonly Diagnosis[];
  readonly strengths: readonly Strength[];
  readonly today: string;
}

/** A child's place on the register as periods, with needs, diagnoses and strengths each held apart. */
export function HistoryPage(props: HistoryProps) {
  const { viewer, pupil, flash } = props;
  return (
    <Page
      title="Register and needs"
      viewer={viewer}
      current={paths.register()}
      flash={flash}
      back={{ href: paths.pupil({ pupil: pupil.id }), text: fullNameOf(pupil) }}
    >
      <h1 class="govuk-heading-l">Register and needs of {fullNameOf(pupil)}</h1>
      <div class="stack">
        <Periods {...props} />
        <Needs {...props} />
        <div class="grid-2">
          <Strengths {...props} />
          <Diagnoses {...props} />
        </div>
      </div>
    </Page>
  );
}

function Periods({ viewer, pupil, counts, withdrawn }: HistoryProps) {
  const changes = may(viewer, 'change the register');
  return (
    <Card title="On the register">
      {counts.length ? (
        <DataTable
          caption="Periods on the register, newest first"
          captionHidden
          columns={['What', 'When', 'On what ground', 'Recorded', ...(changes ? ['Mend'] : [])].map(
            (label) => ({
              label,
            }),
          )}
          rows={[...counts].reverse().map((period) => [
            senStatusLabels[period.status],
            formatPeriod(period),
            <Ground period={period} />,
            `${period.recordedBy}, ${formatDate(period.recordedAt.slice(0, 10))}`,
            ...(changes
              ? [
                  <a class="govuk-link" href={paths.registerCorrect({ pupil: pupil.id, period: period.id })}>
                    Correct
                    <span class="govuk-visually-hidden">
                      {' '}
                      {senStatusLabels[period.status]} {formatPeriod(period)}
                    </span>
                  </a>,
                ]
              : []),
          ])}
        />
      ) : (
        <p class="govuk-body soft">Never on the register.</p>
      )}
      {withdrawn.length > 0 && (
        <Details summary={`Corrected entries (${withdrawn.length})`}>
          <ul class="govuk-list govuk-list--bullet">
            {withdrawn.map((period) => (
              <li>
                {senStatusLabels[period.status]}, {formatPeriod(period)}: withdrawn by {period.withdrawnBy} on{' '}
                {formatInstant(period.withdrawnAt)}. {period.withdrawnBecause}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {changes && (
        <Button href={paths.registerMove({ pupil: pupil.id })} class="govuk-button--secondary">
          Record a change
        </Button>
      )}
    </Card>
  );
}

function Ground({ period }: { period: RecordedPeriod }) {
  return (
    <span>
      {period.noticeId ? (
        <a class="govuk-link" href={paths.notice({ notice: period.noticeId })}>
          The letter to the parents
        </a>
      ) : (
        (period.basis ?? 'Not recorded')
      )}
      {period.endedBecause && <span class="register__since soft small">Ended: {period.endedBecause}</span>}
    </span>
  );
}

function Needs({ viewer, pupil, needs, today }: HistoryProps) {
  const now = needs.filter(({ until }) => until === undefined || until > today);
  const before = needs.filter((need) => !now.includes(need) && need.from !== need.until);
  return (
    <Card title="Needs, most significant first">
      {now.length ? (
        <ol class="govuk-list govuk-list--number govuk-list--spaced">
          {now.map((need) => (
            <li>
              <strong>
                {labelOfNeed(need.code)} ({need.code})
              </strong>{' '}
              {areaOf(need)}
              <span class="register__since">How we know: {need.evidence}</span>
              <span class="register__since soft small">
                since {formatDate(need.from)}, recorded by {need.recordedBy}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p class="govuk-body soft">No needs recorded. A need wants no diagnosis: what staff see is enough.</p>
      )}
      {before.length > 0 && (
        <Details summary="Earlier">
          <ul class="govuk-list govuk-list--bullet">
            {before.map((need) => (
              <li>
                {labelOfNeed(need.code)}, rank {need.rank},{' '}
                {formatPeriod({ from: need.from, until: need.until! })}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {may(viewer, 'change the register') && (
        <Button href={paths.pupilNeeds({ pupil: pupil.id })} class="govuk-button--secondary">
          Add, order or end needs
        </Button>
      )}
    </Card>
  );
}

function areaOf(need: NeedRecord) {
  const area = needType(need.code)?.area;
  return area && <Chip>{labelOfArea(area)}</Chip>;
}

function Strengths({ viewer, pupil, strengths }: HistoryProps) {
  const changes = may(viewer, 'assess a child');
  return (
    <Card title="Strengths" tone="voice">
      {strengths.length ? (
        <ul class="plain-list stack stack--tight">
          {strengths.map((strength) => (
            <li class="cluster cluster--apart">
              <span>
                {strength.words}
                <span class="register__since soft small">
                  {strength.saidBy}, {formatDate(strength.from)}
                </span>
              </span>
              {changes && (
                <form method="post" action={paths.strengthEnd({ pupil: pupil.id, strength: strength.id })}>
                  <button class="link-button" type="submit">
                    No longer fits<span class="govuk-visually-hidden">: {strength.words}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p class="govuk-body soft">None recorded yet.</p>
      )}
      {changes && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.strengthNew({ pupil: pupil.id })}>
            Add a strength
          </a>
        </p>
      )}
    </Card>
  );
}

function Diagnoses({ viewer, pupil, diagnoses }: HistoryProps) {
  return (
    <Card title="Diagnoses">
      <p class="govuk-hint">
        Held apart from needs: a need wants no diagnosis, and a diagnosis is not a need.
      </p>
      {diagnoses.length ? (
        <ul class="govuk-list govuk-list--bullet">
          {diagnoses.map(({ name, givenBy, givenOn, audience }) => (
            <li>
              {name}, {givenBy}
              {givenOn && `, ${formatDate(givenOn)}`}{' '}
              <AudienceChip audience={audienceOf('diagnosis', audience)} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="govuk-body soft">None recorded.</p>
      )}
      {may(viewer, 'change the register') && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.diagnosisNew({ pupil: pupil.id })}>
            Add a diagnosis
          </a>
        </p>
      )}
    </Card>
  );
}
