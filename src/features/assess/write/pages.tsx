import { dateOfInstant, formatDate } from '../../../basics/dates.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, HiddenField, TaskList } from '../../../web/govuk/index.ts';
import { Card, Chip, Empty, Person, TapList, TapRow } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { StoredDocument } from '../../documents/index.ts';
import { firstNameOf, fullNameOf, type Pupil } from '../../pupils/rules.ts';
import { DecisionsMade } from '../decide/pages.tsx';
import type { Decision } from '../decide/rules.ts';
import type { PartState, Progress } from '../rules.ts';

interface ListProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly assessments: readonly StoredDocument[];
  readonly once: string;
}

/** A child's assessments, and a button to begin one. */
export function AssessmentsPage({ viewer, pupil, assessments, once }: ListProps) {
  const hasDraft = assessments.some(({ status }) => status === 'draft');
  return (
    <Page title="Assessments" viewer={viewer} back={toPupil(pupil)}>
      <span class="govuk-caption-l">{fullNameOf(pupil)}</span>
      <h1 class="govuk-heading-l">Assessments</h1>
      <div class="stack">
        {assessments.length > 0 ? (
          <TapList>
            {assessments.map(({ id, status, createdAt, finishedAt }) => (
              <TapRow
                title={`Begun on ${formatDate(dateOfInstant(createdAt))}`}
                note={
                  finishedAt ? `Finished on ${formatDate(dateOfInstant(finishedAt))}` : 'Still being written'
                }
                end={<StatusChip status={status} />}
                href={paths.assessment({ document: id })}
              />
            ))}
          </TapList>
        ) : (
          <Empty>
            <p class="govuk-body">
              Find out what {firstNameOf(pupil)} is good at, what is hard, and what helps. You need not do it
              in one go: everything saves as you write.
            </p>
          </Empty>
        )}
        {!hasDraft && (
          <form method="post" action={paths.assessmentBegin({ pupil: pupil.id })}>
            <HiddenField name="once" value={once} />
            <Button>Begin an assessment</Button>
          </form>
        )}
      </div>
    </Page>
  );
}

interface OverviewProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly document: StoredDocument;
  readonly states: readonly PartState[];
  readonly decisions: readonly Decision[];
  readonly versions: readonly { readonly number: number; readonly at: string; readonly reason: string }[];
  readonly mayWrite: boolean;
  readonly mayDecide: boolean;
  readonly once: { readonly finish: string; readonly plan: string };
  readonly flash?: string | undefined;
}

/** The whole assessment at a glance: what is there, what is still missing, and what comes next. */
export function OverviewPage(props: OverviewProps) {
  const { viewer, pupil, document, states, decisions, versions, flash } = props;
  const done = states.filter(({ progress }) => progress === 'done').length;
  return (
    <Page title="Assessment" viewer={viewer} flash={flash} back={toPupil(pupil)}>
      <Person
        name={fullNameOf(pupil)}
        facts={[
          `Assessment begun on ${formatDate(dateOfInstant(document.createdAt))}`,
          <StatusChip status={document.status} />,
          `${done} of ${states.length} parts`,
        ]}
      />
      <div class="beside">
        <Card>
          <TaskList
            items={states.map((state) => ({
              title: state.title,
              hint: hintOf(state, props),
              status: <ProgressChip progress={state.progress} />,
              href: hrefOf(state, props),
            }))}
          />
        </Card>
        <div class="stack">
          {decisions[0] && <NextStep {...props} decision={decisions[0]} />}
          {decisions.length > 0 && <DecisionsMade decisions={decisions} />}
          {document.status === 'draft' ? (
            props.mayWrite && <Finish {...props} />
          ) : (
            <Card title="Finished">
              <ul class="govuk-list">
                {versions.map(({ number, at, reason }) => (
                  <li>
                    <a
                      class="govuk-link"
                      href={paths.documentVersion({ document: document.id, version: String(number) })}
                    >
                      Version {number}
                    </a>{' '}
                    <span class="soft">
                      {formatDate(dateOfInstant(at))}: {reason}
                    </span>
                  </li>
                ))}
              </ul>
              {props.mayWrite && (
                <p class="govuk-body">To amend it, open a part, change it and say why. Nothing is lost.</p>
              )}
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}

function hintOf({ name, missing }: PartState, { mayDecide }: OverviewProps): string | undefined {
  if (name === 'decision' && missing && !mayDecide) return 'The SENCO or the head teacher decides';
  return missing;
}

function hrefOf({ name }: PartState, { document, mayWrite, mayDecide }: OverviewProps): string | undefined {
  const at = { document: document.id };
  if (name === 'views') return paths.documentViews(at);
  if (name === 'decision') return mayDecide ? paths.decision(at) : undefined;
  if (!mayWrite) return undefined;
  if (name === 'teachers') return paths.teacherRound(at);
  return name === 'needs' ? paths.assessmentNeeds(at) : paths.assessmentPart({ ...at, part: name });
}

function ProgressChip({ progress }: { readonly progress: Progress }) {
  if (progress === 'done') return <Chip tone="good">There</Chip>;
  return progress === 'started' ? <Chip tone="info">Begun</Chip> : <Chip>Not yet</Chip>;
}

function StatusChip({ status }: { readonly status: StoredDocument['status'] }) {
  if (status === 'draft') return <Chip tone="soon">Draft</Chip>;
  return (
    <Chip tone={status === 'finished' ? 'good' : 'calm'}>{status === 'finished' ? 'Finished' : 'Ended'}</Chip>
  );
}

/** What is missing shows here once more; it stops nobody (Code 6.19: help does not wait). */
function Finish({ document, states, once }: OverviewProps) {
  const missing = states.filter((state) => state.missing !== undefined);
  return (
    <Card title="Finish the assessment" tone={missing.length ? 'quiet' : undefined}>
      {missing.length > 0 ? (
        <p class="govuk-body">
          {missing.length === 1 ? 'One part is' : `${missing.length} parts are`} not whole yet. You may finish
          all the same, and add to it later with a reason.
        </p>
      ) : (
        <p class="govuk-body">Everything is there.</p>
      )}
      <form method="post" action={paths.assessmentFinish({ document: document.id })}>
        <HiddenField name="once" value={once.finish} />
        <Button class={missing.length ? 'govuk-button--secondary' : undefined}>Finish it</Button>
      </form>
    </Card>
  );
}

function NextStep({ decision, pupil, mayWrite, once }: OverviewProps & { readonly decision: Decision }) {
  const name = firstNameOf(pupil);
  if (decision.kind === 'sen-support')
    return (
      <Card title="Next: the plan">
        <p class="govuk-body">
          Write it with {name} and the parents. Its letter tells the parents; from then {name} is recorded as
          having SEN support.
        </p>
        {mayWrite && (
          <form method="post" action={paths.planBegin({ pupil: pupil.id })}>
            <HiddenField name="once" value={once.plan} />
            <Button>Begin the plan</Button>
          </form>
        )}
      </Card>
    );
  return (
    <Card title="Next: tell the parents">
      <p class="govuk-body">
        Talk it over with them: what you decided and why, what stays the same in class
        {decision.kind === 'watch' ? ', and when you look again' : ', and that they can come back any time'}.
        They get a short note of the talk.
      </p>
      <Button href={paths.earlyDiscussion({ pupil: pupil.id })} class="govuk-button--secondary">
        Write the note of the talk
      </Button>
    </Card>
  );
}

const toPupil = (pupil: Pupil) => ({
  href: paths.pupil({ pupil: pupil.id }),
  text: `${firstNameOf(pupil)}'s page`,
});
