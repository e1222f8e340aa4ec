import { ageOn, formatDate } from '../../basics/dates.ts';
import { labelOfNeed, senStatusLabels } from '../../basics/needs.ts';
import { may } from '../../basics/permissions.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { yearInWords } from '../../basics/year-group.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../web/govuk/index.ts';
import { Card, Chip, Empty, Person, Timeline } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import type { PupilStep } from '../pupils/index.ts';
import { fullNameOf, type Pupil } from '../pupils/rules.ts';
import { dayInStory, opens, storyKinds, toneOf } from './rules.ts';
import type { Chapter, Header, KeptDocument, StoryEvent } from './rules.ts';

export interface PupilPageProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly pupil: Pupil;
  readonly header: Header;
  readonly step: PupilStep;
  /** Where the step's button leads, if it is this viewer's to press. */
  readonly stepHref: string | undefined;
  readonly documents: readonly KeptDocument[];
  readonly chapters: readonly Chapter[];
  readonly counts: ReadonlyMap<string, number>;
  readonly kind: string | undefined;
  readonly isWhole: boolean;
  readonly today: string;
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
      <Sections viewer={viewer} pupil={pupil} />
      <div class="beside">
        <div class="stack">
          <NextStep step={props.step} href={props.stepHref} />
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

function Sections({ viewer, pupil }: { viewer: Viewer; pupil: Pupil }) {
  const at = { pupil: pupil.id };
  return (
    <nav aria-label="About this child" class="cluster pupil-sections no-print">
      {may(viewer, 'raise a concern') && (
        <a class="govuk-link" href={paths.concernNew(at)}>
          Raise a concern
        </a>
      )}
      <a class="govuk-link" href={paths.pupilRegister(at)}>
        Register and needs
      </a>
      <a class="govuk-link" href={paths.pupilNotices(at)}>
        Letters
      </a>
      <a class="govuk-link" href={paths.pupilContacts(at)}>
        Parents and contacts
      </a>
      {may(viewer, 'see who has looked') && (
        <a class="govuk-link" href={paths.pupilLooked(at)}>
          Who has looked
        </a>
      )}
    </nav>
  );
}

function NextStep({ step, href }: { step: PupilStep; href: string | undefined }) {
  return (
    <Card title="Next step" tone="soon">
      <p class="govuk-body">{step.why}</p>
      {href ? (
        <Button href={href}>{step.label}</Button>
      ) : (
        <p class="govuk-body soft">
          {step.label}: somebody else does this. Ask the SENCO if it waits too long.
        </p>
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

function Story({ pupil, chapters, counts, kind, isWhole }: PupilPageProps) {
  const known = Object.entries(storyKinds).filter(([id]) => counts.get(id));
  return (
    <section aria-labelledby="story">
      <h2 class="govuk-heading-m" id="story">
        The story so far
      </h2>
      {known.length > 1 && (
        <nav aria-label="Kinds of things in the story" class="cluster story-kinds no-print">
          <a
            class="govuk-link"
            href={paths.pupil({ pupil: pupil.id })}
            aria-current={kind ? undefined : 'true'}
          >
            Everything
          </a>
          {known.map(([id, words]) => (
            <a
              class="govuk-link"
              href={`${paths.pupil({ pupil: pupil.id }, { kind: id })}#story`}
              aria-current={kind === id ? 'true' : undefined}
            >
              {words} ({counts.get(id)})
            </a>
          ))}
        </nav>
      )}
      {chapters.length === 0 && (
        <Empty>
          <p class="govuk-body">
            Nothing has been written down yet. The story begins with the first concern.
          </p>
        </Empty>
      )}
      {chapters.map(({ title, events }) => (
        <>
          <h3 class="govuk-heading-s story-chapter">{title}</h3>
          <Timeline events={events.map(asTimeline)} />
        </>
      ))}
      {!isWhole && (
        <p class="govuk-body no-print">
          <a class="govuk-link" href={`${paths.pupil({ pupil: pupil.id }, { kind, whole: 'yes' })}#story`}>
            Show the whole story
          </a>
        </p>
      )}
    </section>
  );
}

function asTimeline(event: StoryEvent) {
  const href = hrefOf(event);
  return {
    at: event.onDay,
    when: event.by ? `${dayInStory(event.onDay)}, ${event.by}` : dayInStory(event.onDay),
    what: href ? (
      <a class="govuk-link" href={href}>
        {event.title}
      </a>
    ) : (
      event.title
    ),
    more: event.detail,
    tone: toneOf(event),
  };
}

function hrefOf(event: StoryEvent): string | undefined {
  const opened = opens(event);
  if (!opened) return undefined;
  switch (opened.what) {
    case 'version':
      return paths.documentVersion({ document: opened.id, version: String(opened.version) });
    case 'notice':
      return paths.notice({ notice: opened.id });
    case 'concern':
      return paths.concern({ concern: opened.id });
    case 'document': {
      const at = { document: opened.id };
      if (event.refKind === 'plan' || event.kind === 'plan') return paths.plan(at);
      if (event.refKind === 'review' || event.kind === 'review') return paths.review(at);
      return event.refKind === 'assessment' || event.kind === 'assessment'
        ? paths.assessment(at)
        : paths.document(at);
    }
  }
}
