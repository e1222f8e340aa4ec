import type { KeptAudience } from '../../../basics/audience.ts';
import { dayNumber, formatDate } from '../../../basics/dates.ts';
import type { NeedCode } from '../../../basics/needs.ts';

/** One result of a test, with its name and day. */
export interface Score {
  readonly id: string;
  readonly test: string;
  readonly takenOn: string;
  readonly value: number;
  /** What the number is: standardised score, reading age in months. */
  readonly scale: string;
  /** What is usual at this age on the same scale, when known. */
  readonly expected: number | null;
}

export interface Advice {
  readonly id: string;
  readonly fromName: string;
  readonly profession: string;
  readonly givenOn: string;
  readonly words: string;
  readonly audience: KeptAudience;
}

/** A need wants no diagnosis, a diagnosis is not a need: they are kept apart. */
export interface NeedFound {
  readonly id: string;
  readonly code: NeedCode;
  readonly rank: number;
  readonly evidence: string;
  readonly from: string;
}

export interface Diagnosis {
  readonly id: string;
  readonly name: string;
  readonly givenBy: string;
  readonly givenOn: string | null;
  readonly audience: KeptAudience;
}

export interface Strength {
  readonly id: string;
  readonly words: string;
  readonly saidBy: string;
}

export interface Observation {
  readonly id: string;
  readonly onDay: string;
  readonly atTime: string;
  readonly place: string;
  readonly words: string;
  readonly by: string;
}

export interface Evidence {
  readonly scores: readonly Score[];
  readonly advice: readonly Advice[];
  readonly needs: readonly NeedFound[];
  readonly diagnoses: readonly Diagnosis[];
  readonly strengths: readonly Strength[];
  readonly observations: readonly Observation[];
}

/** The results of one test on one scale, oldest first: what a line can be drawn through. */
export interface Series {
  readonly test: string;
  readonly scale: string;
  readonly scores: readonly Score[];
}

/** Results that may be compared, together: the same test on the same scale. */
export function seriesOf(scores: readonly Score[]): Series[] {
  const series = new Map<string, { test: string; scale: string; scores: Score[] }>();
  for (const score of scores.toSorted((a, b) => (a.takenOn < b.takenOn ? -1 : 1))) {
    const key = `${score.test.toLowerCase()}\n${score.scale.toLowerCase()}`;
    const known = series.get(key) ?? { test: score.test, scale: score.scale, scores: [] };
    known.scores.push(score);
    series.set(key, known);
  }
  return [...series.values()];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly points: readonly Point[];
  /** What is usual, where it is known for a point. */
  readonly expected: readonly Point[];
  readonly lowest: number;
  readonly highest: number;
}

/** Where a series stands on a picture so wide and so high: time to the right, more upwards, with a little room all round. */
export function drawingOf({ scores }: Series, width: number, height: number): Drawing {
  const values = scores.flatMap(({ value, expected }) => (expected === null ? [value] : [value, expected]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high === low ? Math.max(1, Math.abs(high) * 0.1) : (high - low) * 0.15;
  const [lowest, highest] = [low - room, high + room];
  const days = scores.map(({ takenOn }) => dayNumber(takenOn));
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  const x = (index: number) =>
    last === first ? width / 2 : ((days[index]! - first) / (last - first)) * width;
  const y = (value: number) => height - ((value - lowest) / (highest - lowest)) * height;
  return {
    points: scores.map(({ value }, index) => ({ x: round(x(index)), y: round(y(value)) })),
    expected: scores.flatMap(({ expected }, index) =>
      expected === null ? [] : [{ x: round(x(index)), y: round(y(expected)) }],
    ),
    lowest: low,
    highest: high,
  };
}

/** The series in a sentence, for those who do not see the picture. */
export function seriesInWords({ test, scale, scores }: Series): string {
  const [first, last] = [scores[0]!, scores.at(-1)!];
  const usual = last.expected === null ? '' : ` What is usual at this age: ${last.expected}.`;
  if (scores.length === 1)
    return `${test} (${scale}): ${first.value} on ${formatDate(first.takenOn)}.${usual}`;
  return `${test} (${scale}): from ${first.value} on ${formatDate(first.takenOn)} to ${last.value} on ${formatDate(last.takenOn)}.${usual}`;
}

const round = (number: number): number => Math.round(number * 10) / 10;
