import { formatDate, formatShort } from '../../../basics/dates.ts';
import { labelOfArea } from '../../../basics/needs.ts';
import type { SenStatus } from '../../../basics/needs.ts';
import { may } from '../../../basics/permissions.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { yearInWords } from '../../../basics/year-group.ts';
import { paths } from '../../../paths.ts';
import { Button, Pagination } from '../../../web/govuk/index.ts';
import { Empty } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import { FilterForm, FindForm } from './filter-form.tsx';
import { asQuery } from './forms.ts';
import { pageSize, reviewStands } from './rules.ts';
import type { Counts, RegisterFilter, RegisterRow, ReviewDays } from './rules.ts';
import { areasInWords, needsInWords, statusWords } from './words.ts';

export interface RegisterPageProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly filter: RegisterFilter;
  /** What was typed to find a name; never in an address. */
  readonly typed: string;
  /** Everybody shown before filtering: what filters offer and what is counted. */
  readonly all: readonly RegisterRow[];
  readonly counts: Counts;
  /** Those asked for, in order, all pages. */
  readonly found: readonly RegisterRow[];
  readonly days: ReviewDays;
}

export function RegisterPage(props: RegisterPageProps) {
  const { viewer, filter, found, counts, typed } = props;
  const first = typed ? 0 : (filter.page - 1) * pageSize;
  const shown = found.slice(first, first + pageSize);
  const everyone = filter.show === 'everyone';
  const everybody = viewer.role === 'senco' || viewer.role === 'head' ? 'All children' : 'All my children';
  return (
    <Page
      title="The SEN register"
      viewer={viewer}
      current={paths.register()}
      flash={props.flash}
      wide
      scripts={['find-in-list.js']}
    >
      <div class="cluster cluster--apart">
        <h1 class="govuk-heading-l">{everyone ? everybody : 'The SEN register'}</h1>
        <div class="cluster">
          {may(viewer, 'add a pupil') && (
            <a class="govuk-link" href={paths.pupilNew()}>
              Add a child
            </a>
          )}
          {may(viewer, 'download the register') && (
            <a class="govuk-link" href={paths.registerDownload({}, asQuery({ ...filter, page: 1 }))} download>
              Download as CSV
            </a>
          )}
        </div>
      </div>
      <CountLine counts={counts} filter={filter} />
      <div class="register-tools no-print">
        <FindForm filter={filter} typed={typed} />
        <FilterForm {...props} />
      </div>
      <p class="govuk-body soft" role="status" id="found">
        {inWords(found.length, shown.length, first)}
      </p>
      {shown.length ? (
        <RegisterTable rows={shown} days={props.days} everyone={everyone} />
      ) : (
        <Empty>
          <p class="govuk-body">No child here matches. Choose fewer filters, or look among all children.</p>
          <Button href={paths.register({}, { show: 'everyone' })} class="govuk-button--secondary">
            {everybody}
          </Button>
        </Empty>
      )}
      {!typed && found.length > pageSize && <Pages filter={filter} count={found.length} />}
    </Page>
  );
}

const statusClass: Readonly<Record<SenStatus, string>> = {
  K: 'chip chip--info',
  E: 'chip chip--brand',
  watched: 'chip',
};

const toneClass = { late: 'chip chip--late', soon: 'chip chip--soon', calm: 'chip' } as const;

function CountLine({ counts, filter }: { counts: Counts; filter: RegisterFilter }) {
  const show = filter.show === 'everyone' ? 'everyone' : undefined;
  const { K, E, watched } = counts.byStatus;
  return (
    <>
      <p class="cluster numbers register-counts">
        <a class="govuk-link" href={paths.register({}, { show, status: 'K' })}>
          <strong>{K}</strong> with SEN support
        </a>
        <a class="govuk-link" href={paths.register({}, { show, status: 'E' })}>
          <strong>{E}</strong> with an EHC plan
        </a>
        <a class="govuk-link" href={paths.register({}, { show, status: 'watched' })}>
          <strong>{watched}</strong> being watched
        </a>
        {counts.overdue > 0 && (
          <a class="govuk-link" href={paths.register({}, { show, review: 'overdue' })}>
            <strong>{counts.overdue}</strong> with a review overdue
          </a>
        )}
      </p>
      <p class="cluster numbers soft small register-counts">
        {counts.byArea.map(({ area, children }) => (
          <a class="govuk-link" href={paths.register({}, { show, need: area })}>
            {labelOfArea(area)}: {children}
          </a>
        ))}
      </p>
    </>
  );
}

function RegisterTable(props: { rows: readonly RegisterRow[]; days: ReviewDays; everyone: boolean }) {
  const heads = ['Name', 'Status', 'Needs, most significant first', 'Class', 'Responsible', 'Next review'];
  return (
    <table class="data-table register" role="table" id="list">
      <caption class="govuk-visually-hidden">
        {props.everyone ? 'All children' : 'Children on the register'}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th scope="col" role="columnheader" class="data-table__head">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{props.rows.map((row) => registerRow(row, props.days))}</tbody>
    </table>
  );
}

// A plain function, not a component, and one text for each cell where it can be: fifty of these are drawn in half a millisecond.
function registerRow(row: RegisterRow, days: ReviewDays) {
  const stands = reviewStands(row, days);
  return (
    <tr class="data-table__row" role="row">
      <th scope="row" role="rowheader" class="data-table__cell data-table__cell--name">
        <a class="govuk-link" href={paths.pupil({ pupil: row.id })}>
          {row.name}
        </a>
      </th>
      <td role="cell" class="data-table__cell" data-label="Status">
        {row.status ? (
          <span>
            <span class={statusClass[row.status]}>{statusWords[row.status]}</span>
            <span class="soft small register__since">since {formatDate(row.since!)}</span>
          </span>
        ) : (
          <span class="soft">Not on the register</span>
        )}
      </td>
      <td role="cell" class="data-table__cell" data-label={row.needs.length ? 'Needs' : undefined}>
        {row.needs.length > 0 && (
          <span>
            {needsInWords(row.needs)}
            <span class="soft small register__since">{areasInWords(row.needs)}</span>
          </span>
        )}
      </td>
      <td role="cell" class="data-table__cell" data-label="Class">
        {row.className ?? yearInWords(row.year)}
      </td>
      <td role="cell" class="data-table__cell" data-label={row.teacher ? 'Responsible' : undefined}>
        {row.teacher}
      </td>
      <td
        role="cell"
        class="data-table__cell"
        data-label={row.reviewOn || stands ? 'Next review' : undefined}
      >
        {(row.reviewOn || stands) && (
          <span>
            {row.reviewOn && `${dayNear(row.reviewOn, days.today)} `}
            {stands && <span class={toneClass[stands.tone]}>{stands.words}</span>}
          </span>
        )}
      </td>
    </tr>
  );
}

/** '3 Dec' in this calendar year, '3 December 2027' in another. */
function dayNear(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? formatShort(day) : formatDate(day);
}

function inWords(found: number, shown: number, first: number): string {
  if (found === 0) return 'No children';
  if (found === 1) return '1 child';
  return shown < found ? `${found} children, ${first + 1} to ${first + shown} shown` : `${found} children`;
}

function Pages({ filter, count }: { filter: RegisterFilter; count: number }) {
  const last = Math.ceil(count / pageSize);
  const href = (page: number) => paths.register({}, asQuery({ ...filter, page }));
  return (
    <Pagination
      previous={filter.page > 1 ? { href: href(filter.page - 1) } : undefined}
      next={filter.page < last ? { href: href(filter.page + 1) } : undefined}
      items={Array.from({ length: last }, (_, at) => ({
        number: at + 1,
        href: href(at + 1),
        current: at + 1 === filter.page,
      }))}
    />
  );
}
