import { formatDate, formatShort } from '../../../basics/dates.ts';
import { DataTable } from '../../../web/layout/index.ts';
import { drawingOf, seriesInWords, type Series } from './rules.ts';

const [width, height, left, top] = [320, 120, 44, 16];

/** One test over time: a line, what is usual as a dashed line, and all of it again as a table. */
export function ScoreChart({ series }: { readonly series: Series }) {
  const { points, expected, lowest, highest } = drawingOf(series, width, height);
  const path = (line: readonly { x: number; y: number }[]) => line.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <figure class="score-chart">
      <figcaption class="govuk-heading-s">
        {series.test} <span class="soft">({series.scale})</span>
      </figcaption>
      {series.scores.length > 1 && (
        <svg
          class="score-chart__picture"
          viewBox={`0 0 ${width + left + 24} ${height + top + 34}`}
          role="img"
          aria-label={seriesInWords(series)}
          focusable="false"
        >
          <g transform={`translate(${left} ${top})`}>
            <line class="score-chart__ground" x1="0" y1={height} x2={width} y2={height} />
            {highest > lowest && (
              <>
                <text class="score-chart__label" x="-8" y={yOf(lowest, series)} text-anchor="end">
                  {lowest}
                </text>
                <text class="score-chart__label" x="-8" y={yOf(highest, series)} text-anchor="end">
                  {highest}
                </text>
              </>
            )}
            {expected.length > 1 && <polyline class="score-chart__usual" points={path(expected)} />}
            <polyline class="score-chart__line" points={path(points)} />
            {points.map(({ x, y }) => (
              <circle class="score-chart__point" cx={x} cy={y} r="5" />
            ))}
            {points.map(({ x }, index) =>
              index === 0 || index === points.length - 1 ? (
                <text
                  class="score-chart__label"
                  x={x}
                  y={height + 22}
                  text-anchor={index === 0 ? 'start' : 'end'}
                >
                  {formatShort(series.scores[index]!.takenOn)}
                </text>
              ) : null,
            )}
          </g>
        </svg>
      )}
      {series.scores.some((score) => score.expected !== null) && series.scores.length > 1 && (
        <p class="soft small">The dashed line is what is usual at this age.</p>
      )}
      <DataTable
        caption={`${series.test}: results`}
        captionHidden
        columns={[
          { label: 'Day' },
          { label: 'Result', isNumber: true },
          { label: 'Usual at this age', isNumber: true },
        ]}
        rows={series.scores.map(({ takenOn, value, expected: usual }) => [
          formatDate(takenOn),
          value,
          usual ?? 'not known',
        ])}
      />
    </figure>
  );
}

function yOf(value: number, series: Series): number {
  const { points, expected } = drawingOf(series, width, height);
  const index = series.scores.findIndex((score) => score.value === value);
  if (index >= 0) return points[index]!.y + 5;
  const known = series.scores.filter((score) => score.expected !== null);
  return (expected[known.findIndex((score) => score.expected === value)]?.y ?? 0) + 5;
}
