import { formatLong } from '../../../basics/dates.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Card, Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { inOrder, type Sitting } from './rules.ts';
import { Section } from './rows.tsx';

export interface TodayProps {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly today: string;
  readonly day: string;
  /** The time on the wall, on today's page; undefined on any other day's. */
  readonly clock: string | undefined;
  readonly whose: string;
  readonly views: readonly { readonly whose: string; readonly text: string }[];
  readonly sittings: readonly Sitting[];
  /** Why there is no school on this day, and when there is again. */
  readonly closed: { readonly why: string; readonly next: string } | undefined;
  readonly notLogged: { readonly day: string; readonly sittings: readonly Sitting[] } | undefined;
  readonly earlier: string | undefined;
  readonly later: string | undefined;
  /** What else waits for this person: briefings, questions, missed sessions. */
  readonly waiting: readonly { readonly href: string; readonly text: string }[];
  /** A fresh token for a button. */
  readonly token: () => string;
}

/** One's sessions of a day, now first, each logged with one tap. */
export function TodayPage(props: TodayProps) {
  const { viewer, day, today, sittings, clock, closed, notLogged } = props;
  const order = clock === undefined ? undefined : inOrder(sittings, clock);
  return (
    <Page title="Today" viewer={viewer} current={paths.today()} flash={props.flash}>
      <div class="stack">
        <div>
          <h1 class="govuk-heading-l today__heading">{day === today ? 'Today' : formatLong(day)}</h1>
          <p class="soft today__day">
            {day === today ? (
              formatLong(day)
            ) : (
              <a href={paths.today({}, { whose: props.whose })}>Back to today</a>
            )}
          </p>
        </div>
        <Switches {...props} />
        <Waiting waiting={props.waiting} />
        <nav class="cluster" aria-label="Also for you">
          <a href={paths.observationNew()}>Write down what you saw</a>
          <a href={paths.groups()}>Groups</a>
          {may(viewer, 'see delivery across the school') && (
            <a href={paths.deliverySchool()}>Support across the school</a>
          )}
        </nav>
        {closed && (
          <Empty>
            <p class="govuk-body">No school: {closed.why}.</p>
            <p class="govuk-body">The next school day is {formatLong(closed.next)}.</p>
          </Empty>
        )}
        {!closed && sittings.length === 0 && (
          <Empty>
            <p class="govuk-body">{nothingHere[props.whose] ?? nothingHere['mine']}</p>
          </Empty>
        )}
        {order ? (
          <>
            <Section title="Now" sittings={order.now} page={props} />
            <Section title="To log" sittings={order.toLog} page={props} />
            <Section title="Later today" sittings={order.later} page={props} isLater />
            <Section title="Any time today" sittings={order.anyTime} page={props} isLater />
            <Section title="Logged" sittings={order.done} page={props} />
          </>
        ) : (
          <Section title="Sessions" sittings={sittings} page={props} />
        )}
        {notLogged && notLogged.sittings.length > 0 && (
          <Section
            title={`Not logged on ${formatLong(notLogged.day)}`}
            sittings={notLogged.sittings}
            page={props}
          />
        )}
        <nav class="cluster cluster--apart" aria-label="Other days">
          {props.earlier ? (
            <a href={paths.today({}, { day: props.earlier, whose: props.whose })}>
              Earlier: {formatLong(props.earlier)}
            </a>
          ) : (
            <span />
          )}
          {props.later && (
            <a href={paths.today({}, { day: props.later, whose: props.whose })}>
              Later: {formatLong(props.later)}
            </a>
          )}
        </nav>
      </div>
    </Page>
  );
}

const nothingHere: Readonly<Record<string, string>> = {
  mine: 'You have no sessions on this day. Sessions come from the plans of the children you help.',
  class: 'No sessions are planned for the children of your class on this day.',
  all: 'No sessions are planned in the school on this day.',
};

function Switches({ views, whose, day, today }: TodayProps) {
  if (views.length < 2) return null;
  return (
    <nav class="cluster" aria-label="Whose sessions">
      {views.map((view) => (
        <a
          class={
            view.whose === whose
              ? 'tap-choice tap-choice--chosen tap-choice--small'
              : 'tap-choice tap-choice--small'
          }
          aria-current={view.whose === whose ? 'true' : undefined}
          href={paths.today({}, { whose: view.whose, day: day === today ? undefined : day })}
        >
          {view.text}
        </a>
      ))}
    </nav>
  );
}

function Waiting({ waiting }: Pick<TodayProps, 'waiting'>) {
  if (!waiting.length) return null;
  return (
    <Card tone="soon">
      <ul class="plain-list stack stack--tight">
        {waiting.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
