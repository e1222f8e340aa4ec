import type { Viewer } from '../../basics/viewer.ts';
import { paths } from '../../paths.ts';
import { Card, DataTable, Stat } from '../../web/layout/index.ts';
import { Page } from '../../web/layout/page.tsx';
import type { Shown, ShownCount } from './rules.ts';

export interface TotalsProps {
  readonly viewer: Viewer;
  readonly year: string;
  readonly roll: Shown;
  readonly status: readonly ShownCount[];
  readonly years: readonly ShownCount[];
  readonly areas: readonly ShownCount[];
  readonly support: readonly ShownCount[];
  readonly reviews: readonly ShownCount[];
  readonly meetings: readonly ShownCount[];
  readonly minimum: number;
}

export function TotalsPage(props: TotalsProps) {
  return (
    <Page title="Totals" viewer={props.viewer} current={paths.totals()}>
      <h1 class="govuk-heading-l">SEN at our school, in numbers</h1>
      <p class="govuk-body">
        {props.year}. Numbers under 5 are not shown, nor any other from which they could be worked out: a
        small number can point at a child.
      </p>
      <div class="stack">
        <div class="grid-3">
          {props.status.map(({ label, shown }) => (
            <Stat label={label} number={inWords(shown)} />
          ))}
          <Stat label="Children at the school" number={inWords(props.roll)} />
        </div>
        <div class="grid-2">
          <Numbers title="By year group" head="Year" note="SEN support and EHC plans" counts={props.years} />
          <Numbers
            title="By area of need"
            head="Area"
            note="A child whose needs span two areas counts in both"
            counts={props.areas}
          />
          <Numbers
            title="Were parents told first?"
            head="SEN support begun this year"
            note="Parents must be told when SEN support begins (CFA 2014 s.68)"
            counts={props.support}
          />
          <Numbers
            title="Were reviews on time?"
            head="Reviews due this year"
            note="Each plan has a clear review date (Code 6.48)"
            counts={props.reviews}
          />
          <Numbers
            title="Meetings with parents"
            head="Children, by meetings held so far"
            note={`At least ${props.minimum} in an academic year (Code 6.65)`}
            counts={props.meetings}
          />
        </div>
      </div>
    </Page>
  );
}

function Numbers(props: { title: string; head: string; note: string; counts: readonly ShownCount[] }) {
  return (
    <Card title={props.title}>
      <p class="govuk-hint">{props.note}</p>
      {props.counts.length ? (
        <DataTable
          caption={props.title}
          captionHidden
          columns={[{ label: props.head }, { label: 'Number', isNumber: true }]}
          rows={props.counts.map(({ label, shown }) => [label, inWords(shown)])}
        />
      ) : (
        <p class="govuk-body soft">Nothing to count yet.</p>
      )}
    </Card>
  );
}

function inWords(shown: Shown): string {
  return shown === 'fewer than 5' ? 'Fewer than 5' : shown === 'not shown' ? 'Not shown' : String(shown);
}
