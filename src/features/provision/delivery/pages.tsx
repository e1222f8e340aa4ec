import type { Viewer } from '../../../basics/viewer.ts';
import { may } from '../../../basics/permissions.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../web/govuk/index.ts';
import { Card, Chip, Empty, Meter, Stat } from '../../../web/layout/index.ts';
import { Page } from '../../../web/layout/page.tsx';
import type { Pupil } from '../../pupils/index.ts';
import { fullNameOf } from '../../pupils/rules.ts';
import { Decisions, type EarlierDecision } from '../decide/pages.tsx';
import type { MissedPile } from '../decide/rules.ts';
import { deliveryInWords, type Delivery } from '../rules.ts';
import { ReasonsPicture, WeeksPicture } from './picture.tsx';
import { givenOf, rangeInWords, type NamedRange, type Support, type WeekDelivered } from './rules.ts';

export interface Delivered {
  readonly support: Support;
  readonly delivery: Delivery;
}

interface DeliveryProps {
  readonly viewer: Viewer;
  readonly flash: string | undefined;
  readonly pupil: Pupil;
  readonly ranges: readonly NamedRange[];
  readonly range: NamedRange;
  readonly whole: Delivery;
  readonly supports: readonly Delivered[];
  readonly weeks: readonly WeekDelivered[];
  readonly piles: readonly MissedPile[];
  readonly decisions: readonly EarlierDecision[];
}

/** What one child was promised and what was given. */
export function DeliveryPage(props: DeliveryProps) {
  const { viewer, pupil, ranges, range, whole, supports, weeks, decisions } = props;
  return (
    <Page
      title="Support planned and given"
      viewer={viewer}
      flash={props.flash}
      back={{ href: paths.pupil({ pupil: pupil.id }), text: 'The child’s page' }}
    >
      <div class="stack">
        <div>
          <span class="soft">{fullNameOf(pupil)}</span>
          <h1 class="govuk-heading-l today__heading">Support planned and given</h1>
        </div>
        <RangeLinks
          ranges={ranges}
          range={range}
          hrefOf={({ name }) => paths.delivery({ pupil: pupil.id }, { range: name })}
        />
        <PilesOf {...props} />
        {supports.length === 0 ? (
          <Empty>
            <p class="govuk-body">No support with sessions ran in this time.</p>
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
            <Card title="Each kind of support">
              <ul class="plain-list stack">
                {supports.map(({ support, delivery }) => (
                  <li>
                    <Meter label={support.what} delivered={givenOf(delivery)} planned={delivery.planned} />
                    <p class="soft small">
                      {[support.groupName, support.adult, support.isRunning ? undefined : 'has ended']
                        .filter(Boolean)
                        .join(' · ')}
                      {support.groupName || support.adult || !support.isRunning ? '. ' : ''}
                      {deliveryInWords(delivery)}
                    </p>
                  </li>
                ))}
              </ul>
            </Card>
          </>
        )}
        {decisions.length > 0 && (
          <Card title="Decided about missed sessions" tone="quiet">
            <Decisions decisions={decisions} />
          </Card>
        )}
      </div>
    </Page>
  );
}

/** The numbers that matter, once in words. */
export function Totals({ whole }: { whole: Delivery }) {
  const late = whole.planned > 0 && givenOf(whole) / whole.planned < 2 / 3;
  return (
    <>
      <div class="grid-3">
        <Stat
          label="Sessions given"
          number={givenOf(whole)}
          note={`of ${whole.planned} planned`}
          tone={late ? 'late' : undefined}
        />
        <Stat label="Minutes given" number={whole.minutesGiven} note={`of ${whole.minutesPlanned} planned`} />
        <Stat label="Missed" number={whole.missed} />
        <Stat label="Not logged" number={whole.unlogged} />
      </div>
      {whole.extra > 0 && <p class="soft">{whole.extra} more beyond the plan, counted in the minutes.</p>}
    </>
  );
}

export function RangeLinks(props: {
  ranges: readonly NamedRange[];
  range: NamedRange;
  hrefOf: (range: NamedRange) => string;
}) {
  return (
    <div>
      <nav class="cluster" aria-label="Which time">
        {props.ranges.map((each) => (
          <a
            class={
              each.name === props.range.name
                ? 'tap-choice tap-choice--chosen tap-choice--small'
                : 'tap-choice tap-choice--small'
            }
            aria-current={each.name === props.range.name ? 'true' : undefined}
            href={props.hrefOf(each)}
          >
            {each.label}
          </a>
        ))}
      </nav>
      <p class="soft small today__day">{rangeInWords(props.range)}</p>
    </div>
  );
}

function PilesOf({ viewer, piles }: DeliveryProps) {
  const waiting = piles.filter(({ needsDeciding }) => needsDeciding);
  if (!waiting.length) return null;
  return (
    <Card tone="late" title="Missed sessions wait for a decision">
      <ul class="plain-list stack">
        {waiting.map((pile) => (
          <li class="cluster cluster--apart">
            <span>
              <Chip tone="late">{pile.missed} missed</Chip> {pile.what}
            </span>
            {may(viewer, 'decide on missed sessions') && (
              <Button
                href={paths.missedDecide({ provision: pile.provisionId })}
                class="govuk-button--secondary"
              >
                Decide what to do
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
