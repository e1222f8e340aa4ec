import { formatDate, formatLong } from '../../../basics/dates.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, HiddenField } from '../../../web/govuk/index.ts';
import { Card, Chip, Empty, TapList, TapRow, Timeline, type Tone } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { reviewInWords, type MeetingCount, type ReviewClock, type ReviewState } from '../rules.ts';
import { clockTime } from './letters.ts';

export interface ReviewsView {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly pupilId: string;
  readonly childName: string;
  readonly firstName: string;
  /** The plan in force, if there is one. */
  readonly planId: string | undefined;
  /** Its review is finished; the next plan is not agreed yet. */
  readonly isReviewed: boolean;
  readonly clock: ReviewClock;
  readonly dates: readonly {
    readonly reviewOn: string;
    readonly setOn: string;
    readonly reason?: string;
    readonly by: string;
  }[];
  readonly meeting:
    | {
        readonly id: string;
        readonly onDay: string;
        readonly startsAt: string | null;
        readonly place: string | null;
      }
    | undefined;
  readonly meetings: MeetingCount;
  readonly openReview: string | undefined;
  readonly finished: readonly { readonly id: string; readonly on: string }[];
  readonly openActions: number;
  readonly once: string;
}

const toneOf: Record<ReviewState, Tone> = {
  none: 'late',
  overdue: 'late',
  'this week': 'soon',
  soon: 'soon',
  later: 'calm',
};

/** Everything about a child's reviews: when, the meeting, the review itself, and those before. */
export function ReviewsPage(view: ReviewsView) {
  const { viewer, flash, pupilId, childName } = view;
  return (
    <Page
      title="Reviews"
      viewer={viewer}
      flash={flash}
      back={{ href: paths.pupil({ pupil: pupilId }), text: `${childName}'s page` }}
    >
      <span class="govuk-caption-l">{childName}</span>
      <h1 class="govuk-heading-l">Reviews</h1>
      <div class="stack stack--loose">
        {view.planId ? <WhenDue {...view} /> : <Empty>There is no plan in force to review.</Empty>}
        {view.planId && !view.isReviewed && <TheMeeting {...view} />}
        {view.planId && !view.isReviewed && <TheReview {...view} />}
        <MeetingsCount {...view} />
        <Before {...view} />
      </div>
    </Page>
  );
}

function WhenDue({ viewer, pupilId, clock, dates, isReviewed }: ReviewsView) {
  if (isReviewed)
    return (
      <Card title="This plan has been reviewed" tone="quiet">
        <p class="govuk-body">It stays in force until the next plan is agreed.</p>
      </Card>
    );
  const tone = clock.state === 'overdue' || clock.state === 'none' ? 'late' : undefined;
  return (
    <Card title="When the plan is reviewed" tone={tone}>
      <p class="govuk-body-l">
        {reviewInWords(clock)}{' '}
        {clock.state !== 'later' && clock.state !== 'none' && (
          <Chip tone={toneOf[clock.state]}>
            {clock.state === 'overdue' ? 'Overdue' : `Due ${clock.state}`}
          </Chip>
        )}
      </p>
      {dates.length > 1 && (
        <>
          <h3 class="govuk-heading-s">How the date has moved</h3>
          <Timeline
            events={dates.map(({ reviewOn, setOn, reason, by }) => ({
              at: setOn,
              when: formatDate(setOn.slice(0, 10)),
              what: reason ? `Moved to ${formatDate(reviewOn)}` : `Set for ${formatDate(reviewOn)}`,
              more: reason ? `${reason} (${by})` : by,
            }))}
          />
        </>
      )}
      {may(viewer, 'arrange a review') && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.reviewDate({ pupil: pupilId })}>
            {clock.state === 'none' ? 'Set a date' : 'Move the date'}
          </a>
        </p>
      )}
    </Card>
  );
}

function TheMeeting({ viewer, pupilId, meeting }: ReviewsView) {
  if (!meeting)
    return (
      <Card title="The meeting">
        <p class="govuk-body">
          No meeting is arranged yet. The parents get a letter, with an invitation for their calendar.
        </p>
        {may(viewer, 'arrange a review') && (
          <Button class="govuk-button--secondary" href={paths.reviewMeeting({ pupil: pupilId })}>
            Arrange the meeting
          </Button>
        )}
      </Card>
    );
  return (
    <Card title="The meeting">
      <p class="govuk-body-l">
        {formatLong(meeting.onDay)}
        {meeting.startsAt && `, ${clockTime(meeting.startsAt)}`}
        {meeting.place && <span class="soft">, {meeting.place}</span>}
      </p>
      {may(viewer, 'arrange a review') && (
        <div class="cluster">
          <a class="govuk-link" href={paths.meeting({ meeting: meeting.id })}>
            Move the meeting
          </a>
          <a class="govuk-link" href={paths.meetingCallOff({ meeting: meeting.id })}>
            Call it off
          </a>
        </div>
      )}
    </Card>
  );
}

function TheReview({ viewer, pupilId, openReview, once, firstName }: ReviewsView) {
  if (openReview)
    return (
      <Card title="The review" tone="soon">
        <p class="govuk-body">It is being written.</p>
        <Button href={paths.review({ document: openReview })}>Go on with the review</Button>
      </Card>
    );
  if (!may(viewer, 'hold a review')) return null;
  return (
    <Card title="The review">
      <p class="govuk-body">
        What was promised for {firstName}, what was given and what came of it are laid out for you. You can
        ask everybody for their views, and fill it in before, in or after the meeting.
      </p>
      <form method="post" action={paths.reviews({ pupil: pupilId })}>
        <HiddenField name="once" value={once} />
        <Button preventDoubleClick>Prepare the review</Button>
      </form>
    </Card>
  );
}

function MeetingsCount({ meetings: { held, minimum, expectedByNow, short } }: ReviewsView) {
  return (
    <Card title="Meetings with the parents this school year" tone={short ? 'soon' : undefined}>
      <p class="govuk-body">
        <strong>
          {held} of {minimum}
        </strong>
        {short > 0 && ` held; by now there should be ${expectedByNow}`}.{' '}
        <span class="soft">At least {minimum} a year (Code 6.65)</span>
      </p>
    </Card>
  );
}

function Before({ pupilId, finished, openActions }: ReviewsView) {
  return (
    <Card title="Before">
      <TapList>
        <TapRow
          href={paths.pupilActions({ pupil: pupilId })}
          title="What was agreed to be done"
          end={
            openActions ? <Chip tone="soon">{openActions} open</Chip> : <Chip tone="good">Nothing open</Chip>
          }
        />
        {finished.map(({ id, on }) => (
          <TapRow href={paths.review({ document: id })} title={`Review of ${formatDate(on)}`} />
        ))}
      </TapList>
    </Card>
  );
}
