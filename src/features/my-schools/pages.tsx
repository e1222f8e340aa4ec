import { roleNames, type Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { Button, HiddenField } from '../../web/govuk/index.ts';
import { Card, Chip, DataTable } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import type { Shown } from '../totals/rules.ts';
import { columnSum, type MySchool, type SchoolTotals } from './rules.ts';

interface MySchoolsProps {
  readonly viewer: Viewer;
  readonly flash?: string | undefined;
  readonly schools: readonly MySchool[];
  readonly hasTotals: boolean;
}

export function MySchoolsPage({ viewer, flash, schools, hasTotals }: MySchoolsProps) {
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
                  <Button class="govuk-button--secondary govuk-!-margin-bottom-0">
                    Go to <span class="govuk-visually-hidden">{school.name} as </span>
                    {roleNames[school.role]}
                  </Button>
                </form>
              )}
            </div>
          </Card>
        ))}
        {hasTotals && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.mySchoolsTotals()}>
              The numbers of all my schools
            </a>
          </p>
        )}
      </div>
    </Page>
  );
}

interface TotalsOfSchoolsProps {
  readonly viewer: Viewer;
  readonly rows: readonly SchoolTotals[];
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

export function TotalsOfSchoolsPage({ viewer, rows, before, after }: TotalsOfSchoolsProps) {
  const sum = (column: (row: SchoolTotals) => Shown) => inWords(columnSum(rows.map(column)));
  return (
    <Page
      title="My schools in numbers"
      viewer={viewer}
      current={paths.mySchools()}
      back={{ href: paths.mySchools(), text: 'My schools' }}
    >
      <h1 class="govuk-heading-l">My schools in numbers</h1>
      <p class="govuk-body">
        Numbers under 5 are not shown, nor any from which they could be worked out: a small number can point
        at a child.
      </p>
      <DataTable
        caption="Children today"
        columns={[
          { label: 'School' },
          { label: 'Children', isNumber: true },
          { label: 'SEN support', isNumber: true },
          { label: 'EHC plan', isNumber: true },
        ]}
        rows={[
          ...rows.map(({ school, roll, senSupport, ehcPlans }) => [
            school,
            inWords(roll),
            inWords(senSupport),
            inWords(ehcPlans),
          ]),
          ['Together', sum((row) => row.roll), sum((row) => row.senSupport), sum((row) => row.ehcPlans)],
        ]}
      />
      {(before !== undefined || after !== undefined) && (
        <nav class="cluster" aria-label="More schools">
          {before !== undefined && (
            <a class="govuk-link" href={`${paths.mySchoolsTotals()}?from=${before}`}>
              Earlier schools
            </a>
          )}
          {after !== undefined && (
            <a class="govuk-link" href={`${paths.mySchoolsTotals()}?from=${after}`}>
              More schools
            </a>
          )}
        </nav>
      )}
    </Page>
  );
}

const inWords = (shown: Shown): string => (typeof shown === 'number' ? String(shown) : shown);
