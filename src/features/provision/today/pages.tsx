import { formatLong, formatTime } from '../../../basics/dates.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { HiddenField } from '../../../web/govuk/index.ts';
import { Card, Chip, Empty, TapChoices, TapList, TapRow } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { firstNameOf, fullNameOf } from '../../pupils/rules.ts';
import { tapValue, type Tap } from './forms.ts';
import { inOrder, keyOfProvision, recordInWords, stateOf, type Session, type Sitting } from './rules.ts';

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

interface SectionProps {
  readonly title: string;
  readonly sittings: readonly Sitting[];
  readonly page: TodayProps;
  readonly isLater?: boolean;
}

function Section({ title, sittings, page, isLater }: SectionProps) {
  if (!sittings.length) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <TapList>
        {sittings.map((sitting) =>
          isLater ? (
            <TapRow
              id={sitting.key}
              title={titleOf(sitting)}
              note={factsOf(sitting)}
              href={paths.sitting({ day: sitting.day, sitting: sitting.key }, { whose: page.whose })}
            />
          ) : (
            <SittingRow sitting={sitting} page={page} />
          ),
        )}
      </TapList>
    </section>
  );
}

function SittingRow({ sitting, page }: { sitting: Sitting; page: TodayProps }) {
  const state = stateOf(sitting);
  const about = `${titleOf(sitting)}, ${sitting.startsAt ? formatTime(sitting.startsAt) : 'any time'}`;
  const at = { day: sitting.day, sitting: sitting.key };
  const asking = (tap: string) => paths.sitting(at, { tap, whose: page.whose });
  return (
    <TapRow
      id={sitting.key}
      title={titleOf(sitting)}
      note={
        <>
          {factsOf(sitting)}
          {sitting.isGroup && <Children sitting={sitting} whose={page.whose} />}
        </>
      }
      end={<State sitting={sitting} />}
    >
      <form method="post" action={paths.sitting(at)} class="tap-row__form">
        <HiddenField name="whose" value={page.whose} />
        <TapChoices
          name="once"
          about={about}
          choices={[
            { value: button({ did: 'held' }, page), text: 'Held', chosen: state === 'held' },
            ...(sitting.sessions.length > 1
              ? [{ value: '', text: 'Some away', chosen: state === 'mixed', href: asking('some') }]
              : []),
            { value: '', text: 'Missed', chosen: state === 'missed', href: asking('missed') },
            { value: '', text: 'Changed', chosen: state === 'changed', href: asking('changed') },
          ]}
        />
      </form>
    </TapRow>
  );
}

const button = (tap: Tap, { token }: TodayProps): string => tapValue(tap, token());

function Children({ sitting, whose }: { sitting: Sitting; whose: string }) {
  return (
    <span class="today__children">
      {sitting.sessions.map((session) => (
        <span class="today__child">
          <a
            href={paths.sitting(
              { day: sitting.day, sitting: keyOfProvision(session.provisionId) },
              { whose },
            )}
          >
            {firstNameOf(session)}
          </a>
          {stateOf(sitting) === 'mixed' &&
            session.record &&
            ` ${recordInWords(session.record).toLowerCase()}`}
        </span>
      ))}
    </span>
  );
}

function State({ sitting }: { sitting: Sitting }) {
  const state = stateOf(sitting);
  const [first] = sitting.sessions;
  if (state === undefined || !first?.record) return null;
  if (state === 'mixed') {
    const held = sitting.sessions.filter(({ record }) => record?.state !== 'missed').length;
    return (
      <Chip tone="info">
        Held for {held} of {sitting.sessions.length}
      </Chip>
    );
  }
  const words = sitting.sessions.every(({ record }) => record?.reason === first.record?.reason);
  const text = words ? recordInWords(first.record) : 'Missed';
  return <Chip tone={tones[state]}>{text}</Chip>;
}

export const tones = { held: 'good', missed: 'late', changed: 'soon' } as const;

/** The group's name, or the child's. */
export function titleOf({ isGroup, sessions }: Sitting): string {
  const first = sessions[0] as Session;
  return isGroup ? (first.groupName ?? 'Group') : fullNameOf(first);
}

/** '9.15am, 20 minutes, Library' */
export function factsOf({ startsAt, minutes, sessions, isGroup }: Sitting): string {
  const first = sessions[0] as Session;
  return [
    startsAt ? formatTime(startsAt) : undefined,
    `${minutes} minutes`,
    first.place,
    isGroup ? undefined : first.what,
  ]
    .filter(Boolean)
    .join(' · ');
}
