import type { ComponentChildren } from 'preact';
import { supportKind } from '../../../../basics/support-kinds.ts';
import type { Viewer } from '../../../../basics/viewer.ts';
import { paths } from '../../../../paths.ts';
import { Card, DataTable, Empty } from '../../../../web/layout/index.ts';
import { Page } from '../../../../web/layout/page.tsx';
import { fullNameOf } from '../../../pupils/rules.ts';
import { type Delivery } from '../../rules.ts';
import { RangeLinks, Totals } from '../pages.tsx';
import { ReasonsPicture, WeeksPicture } from '../picture.tsx';
import { givenOf, type NamedRange, type WeekDelivered } from '../rules.ts';

interface Counted {
  readonly name: string;
  readonly delivery: Delivery;
}

interface Shortest extends Counted {
  readonly pupilId: string;
  readonly forename: string;
  readonly surname: string;
  readonly knownAs: string | null;
}

export interface SchoolDelivery {
  readonly ranges: readonly NamedRange[];
  readonly range: NamedRange;
  readonly whole: Delivery;
  readonly weeks: readonly WeekDelivered[];
  readonly byKind: readonly Counted[];
  readonly byGroup: readonly (Counted & { readonly groupId: string })[];
  /** The support of which the least was given, shortest first. */
  readonly shortest: readonly Shortest[];
}

/** Planned against given across the school: by reason and by support, never by adult. */
export function SchoolDeliveryPage(props: SchoolDelivery & { viewer: Viewer }) {
  const { viewer, ranges, range, whole, weeks, byKind, byGroup, shortest } = props;
  return (
    <Page title="Support across the school" viewer={viewer} wide>
      <div class="stack">
        <h1 class="govuk-heading-l today__heading">Support across the school</h1>
        <RangeLinks
          ranges={ranges}
          range={range}
          hrefOf={({ name }) => paths.deliverySchool({}, { range: name })}
        />
        {whole.planned + whole.extra === 0 ? (
          <Empty>
            <p class="govuk-body">No sessions were planned in this time.</p>
          </Empty>
        ) : (
          <>
            <Totals whole={whole} />
            <div class="grid-2">
              <Card title="Week by week">
                <WeeksPicture weeks={weeks} whole={whole} />
              </Card>
              <Card title="Why sessions were missed">
                <ReasonsPicture delivery={whole} />
              </Card>
            </div>
            <Table
              caption="By kind of support"
              name="Kind of support"
              rows={byKind.map((each) => [kindLabel(each.name), each.delivery])}
            />
            {byGroup.length > 0 && (
              <Table
                caption="By group"
                name="Group"
                rows={byGroup.map((each) => [
                  <a href={paths.group({ group: each.groupId })}>{each.name}</a>,
                  each.delivery,
                ])}
              />
            )}
            {shortest.length > 0 && (
              <Table
                caption="Least given of what was planned"
                name="Child"
                rows={shortest.map((each) => [
                  <>
                    <a href={paths.delivery({ pupil: each.pupilId })}>{fullNameOf(each)}</a>
                    <span class="soft small reason__what">{each.name}</span>
                  </>,
                  each.delivery,
                ])}
              />
            )}
          </>
        )}
      </div>
    </Page>
  );
}

function Table(props: {
  caption: string;
  name: string;
  rows: readonly (readonly [ComponentChildren, Delivery])[];
}) {
  return (
    <DataTable
      caption={props.caption}
      columns={[
        { label: props.name },
        { label: 'Planned', isNumber: true },
        { label: 'Given', isNumber: true },
        { label: 'Missed', isNumber: true },
        { label: 'Not logged', isNumber: true },
        { label: 'Share given', isNumber: true },
      ]}
      rows={props.rows.map(([name, delivery]) => [
        name,
        delivery.planned,
        givenOf(delivery),
        delivery.missed,
        delivery.unlogged,
        delivery.planned ? `${Math.round((givenOf(delivery) / delivery.planned) * 100)}%` : '',
      ])}
    />
  );
}

const kindLabel = (kind: string): string => supportKind(kind)?.label ?? 'Other support';
