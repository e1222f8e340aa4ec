import { roleNames, type Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { Button, HiddenField } from '../../web/govuk/index.ts';
import { Card, Chip, DataTable, Empty } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import type { Shown } from '../totals/rules.ts';
import { columnSum, type MyGroup, type MySchool, type SchoolTotals } from './rules.ts';

interface MySchoolsProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly schools: readonly MySchool[];
  readonly hasTotals: boolean;
  readonly groups: readonly MyGroup[];
}

export function MySchoolsPage({ viewer, flash, schools, hasTotals, groups }: MySchoolsProps) {
  return (
    <Page title="My schools" viewer={viewer} current={paths.mySchools()} flash={flash}>
      <h1 class="govuk-heading-l">My schools</h1>
      <p class="govuk-body">You look at one school at a time. Nothing of one is ever shown in another.</p>
      <div class="stack">
        {schools.map((school) => (
          <Card title={school.name}>
            <div class="cluster cluster--apart">
              <p class="govuk-body govuk-!-margin-bottom-0">{roleNames[school.role]}</p>
              {school.id === viewer.schoolId ? (
                <Chip tone="good">You are here</Chip>
              ) : (
                <form method="post" action={paths.mySchools()}>
                  <HiddenField name="school" value={school.id} />
                  <Button class="govuk-button--secondary govuk-!-margin-bottom-0">Go to {school.name}</Button>
                </form>
              )}
            </div>
          </Card>
        ))}
        {(hasTotals || groups.length > 0) && (
          <Card title="Numbers">
            <ul class="govuk-list">
              {hasTotals && (
                <li>
                  <a class="govuk-link" href={paths.mySchoolsTotals()}>
                    All my schools
                  </a>
                </li>
              )}
              {groups.map(({ id, name }) => (
                <li>
                  <a class="govuk-link" href={paths.schoolGroup({ schoolGroup: id })}>
                    The schools of {name}
                  </a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </Page>
  );
}

interface TotalsOfSchoolsProps {
  readonly viewer: Viewer;
  readonly title: string;
  /** Where this page is, for the schools that come before and after. */
  readonly at: string;
  readonly rows: readonly SchoolTotals[];
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

export function TotalsOfSchoolsPage({ viewer, title, at, rows, before, after }: TotalsOfSchoolsProps) {
  const sum = (column: (row: SchoolTotals) => Shown) => inWords(columnSum(rows.map(column)));
  const isWhole = before === undefined && after === undefined;
  const back = { href: paths.mySchools(), text: 'My schools' };
  return (
    <Page title={title} viewer={viewer} current={paths.mySchools()} back={back} wide>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        Numbers under 5 are not shown, nor any from which they could be worked out: a small number can point
        at a child.
      </p>
      <p class="govuk-body">
        Reviews overdue were due since the school year began, and held late or not yet. No letter first: SEN
        support that began this year without a letter to the parents on record before.
      </p>
      {rows.length ? (
        <DataTable
          caption="Children today"
          columns={[{ label: 'School' }, ...columns.map(({ label }) => ({ label, isNumber: true }))]}
          rows={[
            ...rows.map((row) => [row.school, ...columns.map(({ of }) => inWords(of(row)))]),
            [isWhole ? 'Together' : 'Together, of this page', ...columns.map(({ of }) => sum(of))],
          ]}
        />
      ) : (
        <Empty>There is no open school in this group.</Empty>
      )}
      {!isWhole && (
        <nav class="cluster" aria-label="More schools">
          {before !== undefined && (
            <a class="govuk-link" href={`${at}?from=${before}`}>
              Earlier schools
            </a>
          )}
          {after !== undefined && (
            <a class="govuk-link" href={`${at}?from=${after}`}>
              More schools
            </a>
          )}
        </nav>
      )}
    </Page>
  );
}

const columns: readonly { readonly label: string; readonly of: (row: SchoolTotals) => Shown }[] = [
  { label: 'Children', of: ({ roll }) => roll },
  { label: 'SEN support', of: ({ senSupport }) => senSupport },
  { label: 'EHC plan', of: ({ ehcPlans }) => ehcPlans },
  { label: 'Reviews overdue', of: ({ reviewsLate }) => reviewsLate },
  { label: 'No letter first', of: ({ notToldFirst }) => notToldFirst },
];

const inWords = (shown: Shown): string => (typeof shown === 'number' ? String(shown) : shown);
