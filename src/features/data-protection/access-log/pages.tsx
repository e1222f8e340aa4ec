import { formatInstant, formatLong, formatTime } from '../../../basics/dates.ts';
import { untouched } from '../../../basics/form-state.ts';
import { roleNames, type Viewer } from '../../../basics/viewer.ts';
import { paths } from '../../../paths.ts';
import { Button, HiddenField, Pagination, SelectField } from '../../../web/govuk/index.ts';
import { Chip, DataTable, Empty, type Tone } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { fullNameOf, type Pupil } from '../../pupils/rules.ts';
import { inShort, monthAfter, monthInWords, type LogEntry, type Looker } from './rules.ts';

export interface AccessLogProps {
  readonly viewer: Viewer;
  readonly pupil: Pupil;
  readonly month: string;
  readonly person: Looker | undefined;
  readonly people: readonly Looker[];
  readonly entries: readonly LogEntry[];
  /** There are lines in earlier or later months. */
  readonly earlier: boolean;
  readonly later: boolean;
  /** The month holds more than is shown. */
  readonly isCut: boolean;
  /** The moment up to which the lines of the school are sealed. */
  readonly sealedUpTo: string | undefined;
}

/** Reading a child's record is written down as durably as changing it, and reading this list is too. */
export function AccessLogPage(props: AccessLogProps) {
  const { viewer, pupil, month, person, entries, earlier, later } = props;
  const at = { pupil: pupil.id };
  const href = (months: number) =>
    paths.pupilLooked(at, { month: monthAfter(month, months), person: person?.id });
  return (
    <Page
      title="Who has looked"
      viewer={viewer}
      current={paths.register()}
      back={{ href: paths.pupil(at), text: fullNameOf(pupil) }}
    >
      <h1 class="govuk-heading-l">Who has looked at this record</h1>
      <p class="govuk-body">
        Everybody who opened or changed the record of {fullNameOf(pupil)}, newest first. Nobody can change or
        delete these lines in Alongside, and that you read them is written down as well.
      </p>
      <Filter {...props} />
      <h2 class="govuk-heading-m">
        {monthInWords(month)}
        {person && `, ${person.name}`}
      </h2>
      {entries.length > 0 ? (
        <>
          <p class="govuk-body" role="status">
            {inShort(entries)}
          </p>
          {props.isCut && (
            <p class="govuk-body">
              This month holds more lines than fit one page, so the earliest are left out. Choose a person to
              see all of theirs.
            </p>
          )}
          <Entries {...props} />
        </>
      ) : (
        <Empty>
          <p class="govuk-body">Nobody opened this record in {monthInWords(month)}.</p>
        </Empty>
      )}
      {(earlier || later) && (
        <Pagination
          label="Months"
          previous={
            earlier
              ? { href: href(-1), text: 'Earlier', labelText: monthInWords(monthAfter(month, -1)) }
              : undefined
          }
          next={
            later
              ? { href: href(1), text: 'Later', labelText: monthInWords(monthAfter(month, 1)) }
              : undefined
          }
        />
      )}
      <Sealed upTo={props.sealedUpTo} />
    </Page>
  );
}

function Filter({ pupil, month, person, people }: AccessLogProps) {
  if (people.length < 2) return null;
  return (
    <form method="get" action={paths.pupilLooked({ pupil: pupil.id })} class="filters no-print">
      <HiddenField name="month" value={month} />
      <SelectField
        name="person"
        label="Who"
        form={untouched({ person: person?.id ?? '' })}
        empty="Everybody"
        choices={[...new Map(people.toReversed().map((one) => [one.id, one])).values()]
          .toReversed()
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button class="govuk-button--secondary">Show</Button>
    </form>
  );
}

const kinds: Readonly<Record<LogEntry['kind'], readonly [words: string, tone: Tone]>> = {
  looked: ['Looked', 'calm'],
  changed: ['Changed', 'info'],
  took: ['Took a copy', 'soon'],
};

function Entries({ entries, people, month }: AccessLogProps) {
  const names = new Map(people.map((one) => [`${one.school ?? ''} ${one.id}`, one]));
  return (
    <DataTable
      caption={`Who looked in ${monthInWords(month)}, when, at what`}
      captionHidden
      columns={[{ label: 'When' }, { label: 'Who' }, { label: 'What' }, { label: 'Kind' }]}
      rows={entries.map((entry) => {
        const who = entry.staffId === null ? undefined : names.get(`${entry.school ?? ''} ${entry.staffId}`);
        const [words, tone] = kinds[entry.kind];
        return [
          <div>
            {formatLong(entry.day)}
            <br />
            <span class="soft small">{timesOf(entry)}</span>
          </div>,
          <div>
            {who?.name ?? 'Alongside itself'}
            {(who || entry.school) && (
              <>
                <br />
                <span class="soft small">
                  {[
                    ...(who ? [roleNames[who.role]] : []),
                    ...(entry.school ? [`at ${entry.school}`] : []),
                  ].join(', ')}
                </span>
              </>
            )}
          </div>,
          entry.what,
          <Chip tone={tone}>{words}</Chip>,
        ];
      })}
    />
  );
}

function timesOf({ times, first, last }: LogEntry): string {
  if (times === 1) return formatTime(last);
  const often = times === 2 ? 'twice' : `${times} times`;
  return first === last
    ? `${formatTime(last)}, ${often}`
    : `${formatTime(first)} to ${formatTime(last)}, ${often}`;
}

function Sealed({ upTo }: { upTo: string | undefined }) {
  return (
    <p class="govuk-body soft small">
      {upTo
        ? `Lines up to ${formatInstant(upTo)} are sealed: were one changed, removed or slipped in behind Alongside’s back, a check would find it.`
        : 'Lines are sealed within the hour: were one changed later behind Alongside’s back, a check would find it.'}{' '}
      <a class="govuk-link" href={paths.dataProtection()}>
        How we know
      </a>
    </p>
  );
}
