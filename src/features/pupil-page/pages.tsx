import { ageOn, formatDate } from '../../basics/dates.ts';
import { labelOfNeed, senStatusLabels } from '../../basics/needs.ts';
import { may, type Permission } from '../../basics/permissions.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { yearInWords } from '../../basics/year-group.ts';
import { paths } from '../../paths.ts';
import { Button, HiddenField } from '../../web/govuk/index.ts';
import { Card, Chip, Person } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import { stageNames, stages, type Stage } from '../cycle/rules.ts';
import type { PupilStep } from '../pupils/index.ts';
import { fullNameOf, type Pupil } from '../pupils/rules.ts';
import type { StepPlace } from './step-place.ts';
import { Story, type StoryProps } from './story.tsx';
import type { Header, KeptDocument } from './rules.ts';

export interface PupilPageProps extends StoryProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly pupil: Pupil;
  readonly header: Header;
  readonly step: PupilStep;
  /** Where the step's button leads, if it is this viewer's to press. */
  readonly place: StepPlace | undefined;
  /** Sent twice, it begins once. */
  readonly once: string;
  readonly documents: readonly KeptDocument[];
  readonly today: string;
  /** Where the child is in the graduated approach; undefined while no cycle is open. */
  readonly stage: Stage | undefined;
}

export function PupilPage(props: PupilPageProps) {
  const { viewer, pupil, header, today } = props;
  return (
    <Page
      title="A child's page"
      viewer={viewer}
      current={paths.register()}
      flash={props.flash}
      back={{ href: paths.register(), text: 'Children' }}
    >
      <Person name={fullNameOf(pupil)} facts={factsAbout(pupil, header, today)} />
      <Stages stage={props.stage} />
      <Sections viewer={viewer} pupil={pupil} />
      <div class="beside">
        <div class="stack">
          <NextStep step={props.step} place={props.place} once={props.once} />
          <Story {...props} />
        </div>
        <div class="stack">
          <Now header={header} />
          <Papers documents={props.documents} />
        </div>
      </div>
    </Page>
  );
}

/** The four steps, again and again (Code 6.44), and the one the child is at. */
function Stages({ stage }: { stage: Stage | undefined }) {
  if (!stage) return null;
  return (
    <ol class="stages" aria-label="Where we are">
      {stages.map((each) => (
        <li class="stages__stage" aria-current={each === stage ? 'step' : undefined}>
          {stageNames[each]}
        </li>
      ))}
    </ol>
  );
}

function factsAbout(pupil: Pupil, header: Header, today: string) {
  const status = header.status;
  return [
    [header.className, yearInWords(pupil.yearGroup)].filter(Boolean).join(', '),
    `${ageOn(pupil.dateOfBirth, today)} years old, born ${formatDate(pupil.dateOfBirth)}`,
    status && (
      <>
        <Chip tone={({ K: 'info', E: 'brand', watched: 'calm' } as const)[status.status]}>
          {senStatusLabels[status.status]}
        </Chip>{' '}
        since {formatDate(status.since)}
      </>
    ),
    ...header.circumstances.map((kind) => <Chip tone="soon">{circumstanceWords[kind] ?? kind}</Chip>),
    pupil.firstLanguage && !/^english$/i.test(pupil.firstLanguage) && `First language ${pupil.firstLanguage}`,
    header.interpreterFor.length > 0 && (
      <Chip tone="voice">Interpreter needed: {header.interpreterFor.join(', ')}</Chip>
    ),
    pupil.leftOn && <Chip tone="late">Left on {formatDate(pupil.leftOn)}</Chip>,
  ].filter(Boolean);
}

const circumstanceWords: Readonly<Record<string, string>> = {
  'looked-after': 'Looked after',
  'previously-looked-after': 'Previously looked after',
  'english-additional': 'English as an additional language',
  'young-carer': 'Young carer',
};

interface Section {
  readonly to: { readonly pattern: string; (at: { pupil: string }): string };
  readonly text: string;
  readonly may?: Permission;
}

/** Where a child's page leads, by what one comes for. */
const sections: Readonly<Record<string, readonly Section[]>> = {
  'Write down': [
    { to: paths.concernNew, text: 'Raise a concern', may: 'raise a concern' },
    { to: paths.earlyDiscussion, text: 'Early discussion', may: 'record an early discussion' },
    { to: paths.assessmentBegin, text: 'Assess', may: 'assess a child' },
  ],
  Record: [
    { to: paths.delivery, text: 'Support given' },
    { to: paths.reviews, text: 'Reviews' },
    { to: paths.observations, text: 'Observations' },
    { to: paths.pupilRegister, text: 'Register and needs' },
  ],
  Family: [
    { to: paths.pupilNotices, text: 'Letters' },
    { to: paths.pupilContacts, text: 'Parents and contacts' },
    { to: paths.shared, text: 'What is shared', may: 'give what is shared' },
  ],
  'This record': [
    { to: paths.whoMaySee, text: 'Who may see what' },
    { to: paths.pupilLooked, text: 'Who has looked', may: 'see who has looked' },
    { to: paths.pupilHoldings, text: 'What is held', may: 'look after data protection' },
    { to: paths.handOver, text: 'Moving school', may: "hand over a child's file" },
  ],
};

function Sections({ viewer, pupil }: { viewer: Viewer; pupil: Pupil }) {
  return (
    <nav aria-label="About this child" class="pupil-sections no-print">
      {Object.entries(sections).map(([name, all]) => {
        const open = all.filter((section) => !section.may || may(viewer, section.may));
        const id = `section-${name.toLowerCase().replaceAll(' ', '-')}`;
        return (
          open.length > 0 && (
            <div class="pupil-sections__group">
              <span class="pupil-sections__name" id={id}>
                {name}
              </span>
              <ul class="pupil-sections__links" aria-labelledby={id}>
                {open.map(({ to, text }) => (
                  <li>
                    <a class="govuk-link" href={to({ pupil: pupil.id })}>
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </nav>
  );
}

function NextStep(props: { step: PupilStep; place: StepPlace | undefined; once: string }) {
  const { step, place, once } = props;
  return (
    <Card title="Next step" tone="soon">
      <p class="govuk-body">{step.why}</p>
      {!place && (
        <p class="govuk-body soft">
          {step.label}: somebody else does this. Ask the SENCO if it waits too long.
        </p>
      )}
      {place && !place.begins && <Button href={place.href}>{step.label}</Button>}
      {place?.begins && (
        <form method="post" action={place.href}>
          <HiddenField name="once" value={once} />
          <Button preventDoubleClick>{step.label}</Button>
        </form>
      )}
      <p class="small soft">{step.rule.says}</p>
    </Card>
  );
}

function Now({ header }: { header: Header }) {
  const { needs, strengths, livePlan } = header;
  return (
    <Card title="Now">
      {strengths.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Strengths</h3>
          <ul class="govuk-list govuk-list--bullet">
            {strengths.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </>
      )}
      <h3 class="govuk-heading-s">Needs</h3>
      {needs.length ? (
        <ol class="govuk-list govuk-list--number">
          {needs.map(({ code }) => (
            <li>
              {labelOfNeed(code)} ({code})
            </li>
          ))}
        </ol>
      ) : (
        <p class="govuk-body soft">None recorded.</p>
      )}
      <h3 class="govuk-heading-s">Plan</h3>
      {livePlan ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.plan({ document: livePlan.id })}>
            The plan now
          </a>
          {livePlan.responsible && <>, {livePlan.responsible} is responsible</>}
          {header.reviewOn && <>. Review on {formatDate(header.reviewOn)}.</>}
        </p>
      ) : (
        <p class="govuk-body soft">No plan is running.</p>
      )}
    </Card>
  );
}

const documentWords = {
  'early-discussion': 'Early discussion',
  assessment: 'Assessment',
  plan: 'Plan',
  review: 'Review',
} as const;

const statusOfDocument = { draft: 'being written', finished: 'agreed', ended: 'ended' } as const;

function placeOf(document: KeptDocument): string {
  const at = { document: document.id };
  if (document.kind === 'plan') return paths.plan(at);
  if (document.kind === 'review') return paths.review(at);
  return document.kind === 'assessment' ? paths.assessment(at) : paths.document(at);
}

function Papers({ documents }: { documents: readonly KeptDocument[] }) {
  if (!documents.length) return null;
  return (
    <Card title="Documents">
      <ul class="plain-list stack stack--tight">
        {documents.map((document) => (
          <li>
            <a class="govuk-link" href={placeOf(document)}>
              {documentWords[document.kind]}
            </a>{' '}
            <span class="soft small">
              {formatDate(document.on)}, {statusOfDocument[document.status]}
              {document.version && document.version > 1 && `, version ${document.version}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
