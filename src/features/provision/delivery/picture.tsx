import { formatShort } from '../../../basics/dates.ts';
import { Details } from '../../../web/govuk/index.ts';
import { DataTable } from '../../../web/layout/index.ts';
import { deliveryInWords, missedReasons, type Delivery } from '../rules.ts';
import { givenOf, type WeekDelivered } from './rules.ts';

const column = 30;
/** More would be too small to read on a phone. */
const mostWeeks = 14;
const height = 120;

/** Week by week what was given, missed and not logged, as a picture and as the same numbers in a table. */
export function WeeksPicture({ weeks, whole }: { weeks: readonly WeekDelivered[]; whole: Delivery }) {
  if (!weeks.length) return <p class="soft">No sessions were planned in this time.</p>;
  const shown = weeks.slice(-mostWeeks);
  const most = Math.max(...shown.map(({ delivery }) => delivery.planned + delivery.extra), 1);
  const every = shown.length > 7 ? 2 : 1;
  return (
    <figure class="weeks">
      <svg
        class="weeks__picture"
        viewBox={`-6 0 ${Math.max(shown.length, 6) * column + 12} ${height + 20}`}
        role="img"
        aria-label={`Sessions week by week. ${deliveryInWords(whole)} The numbers are in the table below.`}
        focusable="false"
      >
        {shown.map(({ monday, delivery }, at) => (
          <g>
            <Bar at={at} delivery={delivery} scale={height / most} />
            {at % every === 0 && (
              <text class="weeks__label" x={at * column + column / 2} y={height + 15} text-anchor="middle">
                {formatShort(monday)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption class="weeks__key">
        <Key of="given" text="Given" />
        <Key of="missed" text="Missed" />
        <Key of="unlogged" text="Not logged" />
        {shown.length < weeks.length && <span class="soft">The latest {shown.length} weeks</span>}
      </figcaption>
      <Details summary="The same in numbers">
        <DataTable
          caption="Sessions by week"
          captionHidden
          columns={[
            { label: 'Week of' },
            { label: 'Planned', isNumber: true },
            { label: 'Given', isNumber: true },
            { label: 'Missed', isNumber: true },
            { label: 'Not logged', isNumber: true },
            { label: 'Extra', isNumber: true },
            { label: 'Minutes', isNumber: true },
          ]}
          rows={weeks.map(({ monday, delivery }) => [
            formatShort(monday),
            delivery.planned,
            givenOf(delivery),
            delivery.missed,
            delivery.unlogged,
            delivery.extra,
            `${delivery.minutesGiven} of ${delivery.minutesPlanned}`,
          ])}
        />
      </Details>
    </figure>
  );
}

function Bar({ at, delivery, scale }: { at: number; delivery: Delivery; scale: number }) {
  const parts = [
    ['given', givenOf(delivery) + delivery.extra],
    ['missed', delivery.missed],
    ['unlogged', delivery.unlogged],
  ] as const;
  let below = 0;
  return (
    <>
      {parts.map(([of, count]) => {
        const y = height - (below + count) * scale;
        below += count;
        return count > 0 ? (
          <rect
            class={`weeks__${of}`}
            x={at * column + 4}
            y={y + 1}
            width={column - 8}
            height={count * scale - 1}
            rx="2"
          />
        ) : null;
      })}
    </>
  );
}

function Key({ of, text }: { of: string; text: string }) {
  return (
    <span class="weeks__key-entry">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        <rect class={`weeks__${of}`} x="1" y="1" width="12" height="12" rx="2" />
      </svg>
      {text}
    </span>
  );
}

/** Why sessions were missed: a bar and a number for each reason that occurred. */
export function ReasonsPicture({ delivery }: { delivery: Delivery }) {
  const reasons = missedReasons.flatMap(({ id, label }) => {
    const count = delivery.missedBy[id];
    return count ? [{ label, count }] : [];
  });
  if (!reasons.length) return <p class="soft">No session was logged as missed.</p>;
  const most = Math.max(...reasons.map(({ count }) => count));
  return (
    <ul class="plain-list stack stack--tight">
      {reasons
        .toSorted((a, b) => b.count - a.count)
        .map(({ label, count }) => (
          <li class="reason">
            <span class="reason__words">
              <span>{label}</span> <strong class="numbers">{count}</strong>
            </span>
            <svg
              class="reason__bar"
              viewBox="0 0 100 6"
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              <rect class="weeks__missed" width={(count / most) * 100} height="6" />
            </svg>
          </li>
        ))}
    </ul>
  );
}
