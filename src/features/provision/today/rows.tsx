import { formatTime } from '../../../basics/dates.ts';
import { paths } from '../../../paths.ts';
import { HiddenField } from '../../../web/govuk/index.ts';
import { Chip, TapChoices, TapList, TapRow } from '../../../web/layout/index.ts';
import { firstNameOf, fullNameOf } from '../../pupils/rules.ts';
import { tapValue, type Tap } from './forms.ts';
import { keyOfProvision, recordInWords, stateOf, type Session, type Sitting } from './rules.ts';

/** What the rows of a day need to know of their page. */
interface RowsOf {
  readonly whose: string;
  /** A fresh token for a button. */
  readonly token: () => string;
}

interface SectionProps {
  readonly title: string;
  readonly sittings: readonly Sitting[];
  readonly page: RowsOf;
  readonly isLater?: boolean;
}

/** Sittings under a heading, each with one tap for what happened; those that come later only lead to their page. */
export function Section({ title, sittings, page, isLater }: SectionProps) {
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

function SittingRow({ sitting, page }: { sitting: Sitting; page: RowsOf }) {
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

const button = (tap: Tap, { token }: RowsOf): string => tapValue(tap, token());

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
