import { formatDate } from '../../basics/dates.ts';
import { may } from '../../basics/permissions.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { Button, HiddenField } from '../../web/govuk/index.ts';
import { Card, Chip, Quote, Versions, type VersionLine } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import type { StoredDocument } from '../documents/rules.ts';
import type { Advice } from './advice.ts';
import type { Missing } from './completeness.ts';
import { inOneLine } from './cost.ts';
import type { Plan } from './rules.ts';
import { AdviceCard, Readers, type Reader } from './read/pages.tsx';
import { pageOf } from './write/where.ts';

export interface PlanView {
  readonly viewer: Viewer;
  readonly childName: string;
  readonly firstName: string;
  readonly document: StoredDocument;
  readonly plan: Plan;
  readonly missing: readonly Missing[];
  readonly advice: readonly Advice[];
  readonly responsible: string | undefined;
  readonly versions: readonly VersionLine[];
  /** Written since the newest version and not agreed yet. */
  readonly changed: number;
  readonly readers: readonly Reader[];
  /** Makes an item that is added twice count once. */
  readonly once: { readonly outcome: string; readonly provision: string };
  readonly flash?: string | undefined;
}

/** A plan: while it is written, what is there and what is missing; once agreed, what everybody holds to. */
export function PlanPage(view: PlanView) {
  const { viewer, childName, document, flash, plan } = view;
  return (
    <Page
      title="Plan"
      viewer={viewer}
      flash={flash}
      back={{ href: paths.pupil({ pupil: document.pupilId }), text: `${childName}'s page` }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <div class="cluster cluster--apart">
        <h1 class="govuk-heading-l">Plan</h1>
        <StatusChip view={view} />
      </div>
      <div class="stack stack--loose">
        <WhatNow {...view} />
        <Outcomes {...view} />
        <Provisions {...view} />
        <Whole {...view} />
        <Talk {...view} />
        {plan.outcomes.length > 0 && <AdviceCard advice={view.advice} document={document} />}
        {view.readers.length > 0 && <Readers readers={view.readers} />}
        {view.versions.length > 0 && <Versions documentId={document.id} versions={view.versions} />}
      </div>
    </Page>
  );
}

function StatusChip({ view: { document, changed } }: { readonly view: PlanView }) {
  if (document.status === 'ended') return <Chip>Ended</Chip>;
  if (document.status === 'draft') return <Chip tone="soon">Being written</Chip>;
  return changed ? (
    <Chip tone="soon">In force, with changes not agreed yet</Chip>
  ) : (
    <Chip tone="good">In force</Chip>
  );
}

function WhatNow({ viewer, document, missing, changed, firstName }: PlanView) {
  if (document.status === 'ended') return null;
  if (document.status === 'finished' && !changed) return null;
  if (missing.length) {
    return (
      <Card title={`Before the plan is agreed (${missing.length})`} tone="soon">
        <p class="govuk-body">None of this stops the help from starting. The plan itself waits for it.</p>
        <ul class="govuk-list govuk-list--bullet">
          {missing.map(({ field, what, source }) => (
            <li>
              <a class="govuk-link" href={pageOf(document, field)}>
                {what}
              </a>{' '}
              <span class="soft">{source}</span>
            </li>
          ))}
        </ul>
      </Card>
    );
  }
  return (
    <Card title={document.status === 'draft' ? 'Ready to be agreed' : 'Agree the changes'} tone="quiet">
      {may(viewer, 'agree a plan') ? (
        <>
          <p class="govuk-body">
            Read the letter to the parents, then agree the plan: they are told, and everybody who works with{' '}
            {firstName} is briefed.
          </p>
          <Button href={paths.planAgree({ document: document.id })}>
            {document.status === 'draft' ? 'Read the letter and agree' : 'Agree the changes'}
          </Button>
        </>
      ) : (
        <p class="govuk-body">Everything is there. The SENCO agrees the plan and tells the parents.</p>
      )}
    </Card>
  );
}

const mayWrite = ({ viewer, document }: PlanView): boolean =>
  document.status !== 'ended' && may(viewer, 'write a plan');

function Outcomes(view: PlanView) {
  const { plan, document, once } = view;
  return (
    <section>
      <h2 class="govuk-heading-m">What will be different</h2>
      <div class="stack">
        {plan.outcomes.map((outcome, at) => (
          <Card title={`Outcome ${at + 1}`} headingLevel={3}>
            <p class="govuk-body-l">{outcome.statement || <span class="soft">Nothing written yet</span>}</p>
            {outcome.childWords && <Quote who="In the child’s own words">{outcome.childWords}</Quote>}
            <p class="govuk-body">
              {outcome.baseline &&
                `Now: ${outcome.baseline}${outcome.baselineOn ? ` (${formatDate(outcome.baselineOn)})` : ''}. `}
              {outcome.target &&
                `Hoped for: ${outcome.target}${outcome.targetOn ? ` by ${formatDate(outcome.targetOn)}` : ''}. `}
              {outcome.tool && `Measured by: ${outcome.tool}.`}
            </p>
            {mayWrite(view) && (
              <ItemLinks document={document} list="outcomes" item={outcome.id} about={`outcome ${at + 1}`} />
            )}
          </Card>
        ))}
        {mayWrite(view) && (
          <AddItem document={document} list="outcomes" once={once.outcome} text="Add an outcome" />
        )}
      </div>
    </section>
  );
}

function Provisions(view: PlanView) {
  const { plan, document, once } = view;
  return (
    <section>
      <h2 class="govuk-heading-m">What the school does</h2>
      <div class="stack">
        {plan.provisions.map((provision, at) => (
          <Card title={provision.what || `Support ${at + 1}`} headingLevel={3}>
            <p class="govuk-body">
              {inOneLine(provision) || <span class="soft">Who, when and how long is not written yet</span>}
            </p>
            {provision.additional && (
              <p class="govuk-body">Additional or different: {provision.additional}</p>
            )}
            <p class="govuk-body-s soft">
              {provision.outcomeIds.length
                ? `For ${provision.outcomeIds.map((id) => `outcome ${plan.outcomes.findIndex((outcome) => outcome.id === id) + 1}`).join(', ')}`
                : 'For no outcome yet'}
            </p>
            {mayWrite(view) && (
              <ItemLinks
                document={document}
                list="provisions"
                item={provision.id}
                about={provision.what || `support ${at + 1}`}
              />
            )}
          </Card>
        ))}
        {mayWrite(view) && (
          <AddItem document={document} list="provisions" once={once.provision} text="Add support" />
        )}
      </div>
    </section>
  );
}

interface ItemProps {
  readonly document: StoredDocument;
  readonly list: string;
}

function ItemLinks({
  document,
  list,
  item,
  about,
}: ItemProps & { readonly item: string; readonly about: string }) {
  const at = { document: document.id, list, item };
  return (
    <div class="cluster">
      <a class="govuk-link" href={paths.planItem(at)}>
        Change<span class="govuk-visually-hidden"> {about}</span>
      </a>
      <form method="post" action={paths.planItemRemove(at)}>
        <button class="link-button">
          Remove<span class="govuk-visually-hidden"> {about}</span>
        </button>
      </form>
    </div>
  );
}

function AddItem({
  document,
  list,
  once,
  text,
}: ItemProps & { readonly once: string; readonly text: string }) {
  return (
    <form method="post" action={paths.planItems({ document: document.id, list })}>
      <HiddenField name="once" value={once} />
      <Button class="govuk-button--secondary">{text}</Button>
    </form>
  );
}

function Whole(view: PlanView) {
  const { plan, responsible, document } = view;
  return (
    <Card title="The plan as a whole">
      <dl class="answers">
        <Answer label="What impact we expect" text={plan.expectedImpact} />
        <Answer label="What every adult does" text={plan.strategies.join('\n')} />
        <Answer label="At home" text={plan.home} />
        <Answer label="Responsible teacher" text={responsible ?? ''} />
        <Answer label="Review" text={plan.reviewOn ? formatDate(plan.reviewOn) : ''} />
      </dl>
      {mayWrite(view) && (
        <a class="govuk-link" href={paths.planWhole({ document: document.id })}>
          Change the plan as a whole
        </a>
      )}
    </Card>
  );
}

function Talk(view: PlanView) {
  const { plan, document, firstName } = view;
  return (
    <Card title="What the parents and the child say" tone="voice">
      <Voice views={plan.parentsViews} who="The parents" />
      <Voice views={plan.childsViews} who={firstName} />
      {mayWrite(view) && (
        <a class="govuk-link" href={paths.planTalk({ document: document.id })}>
          Change what was said
        </a>
      )}
    </Card>
  );
}

function Voice({ views, who }: { readonly views: Plan['parentsViews']; readonly who: string }) {
  if (views.state === 'given') return <Quote who={who}>{views.text}</Quote>;
  if (views.state === 'not asked') return <p class="govuk-body soft">{who}: not asked yet.</p>;
  return (
    <p class="govuk-body">
      {who}: no view yet{views.reason ? ` (${views.reason})` : ''}.
      {views.tryOn ? ` We ask again on ${formatDate(views.tryOn)}.` : ''}
    </p>
  );
}

const Answer = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <div>
    <dt>{label}</dt>
    <dd class={text ? 'words' : 'words nothing-yet'}>{text || 'Nothing written yet'}</dd>
  </div>
);
