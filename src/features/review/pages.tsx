import { may } from '../../basics/permissions.ts';
import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { Button, TaskList } from '../../web/govuk/index.ts';
import { Card, Chip, Meter, Versions, type VersionLine } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import type { StoredDocument } from '../documents/rules.ts';
import type { Missing } from '../plan/rules.ts';
import { parts, partOf } from './hold/forms.ts';
import { ReviewRecord } from './record.tsx';
import type { Review } from './rules.ts';

export interface ReviewView {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly childName: string;
  readonly firstName: string;
  readonly document: StoredDocument;
  readonly review: Review;
  readonly missing: readonly Missing[];
  readonly staff: ReadonlyMap<string, string>;
  /** Planned against given, in all. */
  readonly delivered: { readonly planned: number; readonly given: number };
  /** Up to this meeting, in its own school year. */
  readonly meetings: { readonly held: number; readonly minimum: number };
  readonly versions: readonly VersionLine[];
  /** Written since the newest version and not part of the record yet. */
  readonly changed: number;
}

/** A review: while it is prepared and held, a list of what is to be talked about; finished, the record. */
export function ReviewPage(view: ReviewView) {
  const { viewer, childName, document, flash } = view;
  const isWriter = may(viewer, 'hold a review') && document.status !== 'ended';
  return (
    <Page
      title="Review"
      viewer={viewer}
      flash={flash}
      back={{ href: paths.reviews({ pupil: document.pupilId }), text: 'Reviews' }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <div class="cluster cluster--apart">
        <h1 class="govuk-heading-l">Review</h1>
        <StatusChip {...view} />
      </div>
      <div class="stack stack--loose">
        {document.status === 'draft' && <Prepare {...view} />}
        {document.status === 'draft' && isWriter && <Tasks {...view} />}
        {isWriter && <WhatNow {...view} />}
        {(document.status !== 'draft' || !isWriter) && <ReviewRecord {...view} />}
        {document.status !== 'draft' && isWriter && <Amend {...view} />}
        {view.versions.length > 0 && <Versions documentId={view.document.id} versions={view.versions} />}
      </div>
    </Page>
  );
}

function StatusChip({ document, changed, meetings, review }: ReviewView) {
  if (document.status === 'draft') return <Chip tone="soon">Being prepared</Chip>;
  if (changed) return <Chip tone="soon">Finished, with changes not told yet</Chip>;
  if (review.parentsPart !== 'took part') return <Chip tone="good">Finished</Chip>;
  return (
    <Chip tone="good">
      Finished. Meeting {meetings.held} of {meetings.minimum} of the year
    </Chip>
  );
}

function Prepare({ viewer, document, delivered, firstName }: ReviewView) {
  return (
    <Card title="Before the meeting" tone="quiet">
      {delivered.planned > 0 && (
        <Meter
          label={`Sessions ${firstName} was given`}
          delivered={delivered.given}
          planned={delivered.planned}
        />
      )}
      {may(viewer, 'arrange a review') && (
        <ul class="govuk-list stack">
          <li>
            <a class="govuk-link" href={paths.reviewAsk({ document: document.id })}>
              Ask everybody for their views
            </a>
          </li>
          <li>
            <a class="govuk-link" href={paths.reviews({ pupil: document.pupilId })}>
              The date, and the invitation
            </a>
          </li>
        </ul>
      )}
    </Card>
  );
}

function Tasks({ document, missing, review }: ReviewView) {
  return (
    <section>
      <h2 class="govuk-heading-m">In the meeting</h2>
      <TaskList
        items={parts.map(({ id, title, hint }) => {
          const open = missing.filter(({ field }) => partOf(field) === id).length;
          const none = id === 'actions' && review.actions.length === 0;
          return {
            title,
            hint,
            href: paths.reviewPart({ document: document.id, part: id }),
            status: none ? (
              'None yet'
            ) : open ? (
              <Chip tone="soon">{open} to do</Chip>
            ) : (
              <Chip tone="good">Done</Chip>
            ),
          };
        })}
      />
    </section>
  );
}

function WhatNow({ document, missing, changed, firstName }: ReviewView) {
  if (document.status === 'finished' && !changed) return null;
  const at = { document: document.id };
  if (missing.length)
    return (
      <Card title={`Before the record goes out (${missing.length})`} tone="soon">
        <p class="govuk-body">The help for {firstName} goes on meanwhile. Only the record waits.</p>
        <ul class="govuk-list govuk-list--bullet">
          {missing.map(({ field, what }) => (
            <li>
              <a
                class="govuk-link"
                href={`${paths.reviewPart({ ...at, part: partOf(field) })}#${field.replaceAll('.', '-')}`}
              >
                {what}
              </a>
            </li>
          ))}
        </ul>
      </Card>
    );
  return (
    <Card
      title={document.status === 'draft' ? 'Ready to be finished' : 'Tell about the changes'}
      tone="quiet"
    >
      <p class="govuk-body">Read the letter to the parents, then finish the review.</p>
      <Button href={paths.reviewFinish(at)}>
        {document.status === 'draft' ? 'Read the letter and finish' : 'Read the letter and tell them'}
      </Button>
    </Card>
  );
}

function Amend({ document }: ReviewView) {
  return (
    <Card title="Put something right">
      <p class="govuk-body">
        A change makes a new version, with its reason; this one stays to be seen. What has begun since goes
        on.
      </p>
      <ul class="govuk-list">
        {parts.map(({ id, title }) => (
          <li>
            <a class="govuk-link" href={paths.reviewPart({ document: document.id, part: id })}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
