import { labelOfArea, areasOfNeed, needTypes } from '../../../basics/needs.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { yearGroups, yearInWords } from '../../../basics/year-group.ts';
import { paths } from '../../../paths.ts';
import { asQuery } from './forms.ts';
import type { RegisterFilter, RegisterRow } from './rules.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Filters as a form that only asks: the answers are in the address, and nowhere else. */
export function FilterForm(props: { viewer: Viewer; filter: RegisterFilter; all: readonly RegisterRow[] }) {
  const { filter, all, viewer } = props;
  const years = new Set(all.map(({ year }) => year));
  const sees = viewer.role === 'senco' || viewer.role === 'head' ? 'All children' : 'All my children';
  return (
    <form method="get" action={paths.register()} class="filters" aria-label="Filters">
      {choose('show', 'Show', filter.show, undefined, [
        { value: 'register', text: 'The register' },
        { value: 'everyone', text: sees },
      ])}
      {choose('status', 'Status', filter.status, 'Any', [
        { value: 'K', text: 'SEN support (K)' },
        { value: 'E', text: 'EHC plan (E)' },
        { value: 'watched', text: 'Being watched' },
      ])}
      {choose(
        'year',
        'Year',
        filter.year,
        'Any',
        yearGroups
          .filter((year) => years.has(year))
          .map((year) => ({ value: year, text: yearInWords(year) })),
      )}
      {choose('class', 'Class', filter.class, 'Any', among(all, 'classId', 'className'))}
      {choose('need', 'Need', filter.need, 'Any', needChoices(all))}
      {choose('teacher', 'Responsible', filter.teacher, 'Anybody', among(all, 'teacherId', 'teacher'))}
      {choose('review', 'Review due', filter.review, 'Any time', [
        { value: 'overdue', text: 'Overdue' },
        { value: 'week', text: 'This week' },
        { value: 'four-weeks', text: 'In four weeks' },
        { value: 'term', text: 'This term' },
        { value: 'none', text: 'No date yet' },
      ])}
      {choose('order', 'In order of', filter.order, undefined, [
        { value: 'name', text: 'Name' },
        { value: 'class', text: 'Year and class' },
        { value: 'status', text: 'Status' },
        { value: 'since', text: 'Since when' },
        { value: 'review', text: 'Next review' },
      ])}
      <button type="submit" class="govuk-button govuk-button--secondary">
        Show
      </button>
      <a class="govuk-link" href={paths.register()}>
        Clear
      </a>
    </form>
  );
}

/** A name goes in the body of a form, never in an address; scripts narrow the list while one types. */
export function FindForm({ filter, typed }: { filter: RegisterFilter; typed: string }) {
  return (
    <form method="post" action={paths.register()} class="filters find" role="search" data-find-in="list">
      {Object.entries(asQuery({ ...filter, page: 1 })).map(
        ([name, value]) => value && <input type="hidden" name={name} value={value} />,
      )}
      <div class="govuk-form-group">
        <label class="govuk-label" for="find">
          Find by name
        </label>
        <input
          class="govuk-input"
          id="find"
          name="find"
          type="search"
          value={typed}
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
        />
      </div>
      <button type="submit" class="govuk-button govuk-button--secondary">
        Find
      </button>
    </form>
  );
}

function choose(
  name: string,
  label: string,
  value: string | undefined,
  empty: string | undefined,
  choices: readonly Choice[],
) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={name}>
        {label}
      </label>
      <select class="govuk-select" id={name} name={name}>
        {empty && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Only what would find somebody is offered. */
function among(
  rows: readonly RegisterRow[],
  id: 'classId' | 'teacherId',
  text: 'className' | 'teacher',
): Choice[] {
  const known = new Map<string, string>();
  for (const row of rows) if (row[id] && row[text]) known.set(row[id], row[text]);
  return [...known]
    .map(([value, name]) => ({ value, text: name }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}

function needChoices(rows: readonly RegisterRow[]): Choice[] {
  const held = new Set<string>(rows.flatMap(({ needs }) => needs.map(({ code }) => code)));
  return [
    ...areasOfNeed.map(({ id }) => ({ value: id, text: `Area: ${labelOfArea(id)}` })),
    ...needTypes
      .filter(({ code }) => held.has(code))
      .map(({ code, label }) => ({ value: code, text: `${code} ${label}` })),
  ];
}
