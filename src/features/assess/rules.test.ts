import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawingOf, seriesOf, type Score } from './evidence/rules.ts';
import { assessmentKind, fieldsOf, statesOf, type Gathered } from './rules.ts';

const nothing: Gathered = {
  answers: {},
  scores: 0,
  advice: 0,
  needs: 0,
  strengths: 0,
  observations: 0,
  round: undefined,
  views: [
    { name: 'Amina', state: 'not-asked' },
    { name: 'Rukia', state: 'not-asked' },
  ],
  isDecided: false,
};
const part = (name: string, more: Partial<Gathered>) =>
  statesOf({ ...nothing, ...more }).find((state) => state.name === name)!;

test('an assessment that nobody has begun says for every part what to do first', () => {
  const states = statesOf(nothing);
  expect(states.every(({ progress, missing }) => progress === 'not started' && missing)).toBe(true);
  expect(states.at(-1)!.name).toBe('decision');
});

describe('how far a part is', () => {
  test.each([
    ['strengths', { strengths: 1 }, 'done', undefined],
    [
      'difficulties',
      { answers: { areas: 'semh,cognition', 'difficulties.semh': 'Cries' } },
      'started',
      /cognition and learning/,
    ],
    ['difficulties', { answers: { areas: 'semh', 'difficulties.semh': 'Cries' } }, 'done', undefined],
    ['tried', { answers: { 'tried.a.what': 'Seat near the board' } }, 'started', /came of/],
    ['tried', { answers: { 'tried.a.what': 'Seat', 'tried.a.effect': 'Calmer' } }, 'done', undefined],
    ['progress', { scores: 2 }, 'started', /same age/],
    ['progress', { scores: 2, answers: { peers: 'A year behind' } }, 'done', undefined],
    ['advice', { answers: { adviceNote: 'None needed' } }, 'done', undefined],
    ['observations', { observations: 1 }, 'done', undefined],
    ['needs', { needs: 1 }, 'done', undefined],
    ['teachers', { round: { asked: 3, answered: 1 } }, 'started', /1 of 3/],
    ['teachers', { round: { asked: 3, answered: 3 } }, 'done', undefined],
    ['decision', { isDecided: true }, 'done', undefined],
  ] as const)('%s with %o is %s', (name, more, progress, missing) => {
    const state = part(name, more);
    expect(state.progress).toBe(progress);
    if (missing) expect(state.missing).toMatch(missing);
    else expect(state.missing).toBeUndefined();
  });

  test('a view that was declined is heard; one that is not there yet is named', () => {
    const views = [
      { name: 'Amina', state: 'declined' },
      { name: 'Rukia', state: 'none-yet' },
    ];
    expect(part('views', { views }).missing).toBe('No view yet: Rukia');
  });
});

test('every answer of every part can be read in a version', () => {
  const answers = { areas: 'semh', 'difficulties.semh': 'x', 'tried.a.what': 'y', 'tried.a.effect': 'z' };
  const shown = new Set(
    assessmentKind.sections(answers).flatMap(({ lines }) => lines.map(({ field }) => field)),
  );
  for (const name of ['strengths', 'tried', 'progress', 'behaviour', 'advice', 'summary'] as const)
    for (const field of fieldsOf(name, answers)) expect(shown).toContain(field);
});

const score = (more: Partial<Score>): Score => ({
  id: 's',
  test: 'YARC',
  takenOn: '2026-01-10',
  value: 80,
  scale: 'standardised score',
  expected: 100,
  ...more,
});

test('only results of one test on one scale are joined by a line, whatever the letters’ case', () => {
  const series = seriesOf([
    score({}),
    score({ test: 'yarc', takenOn: '2025-01-01' }),
    score({ scale: 'months' }),
  ]);
  expect(series.map(({ scores }) => scores.length)).toEqual([2, 1]);
  expect(series[0]!.scores[0]!.takenOn).toBe('2025-01-01');
});

test('whatever the results, the line stays within the picture, and a higher result stands higher', () => {
  const value = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.option(value)), { minLength: 1, maxLength: 8 }), (all) => {
      const scores = all.map(([one, expected], day) =>
        score({ value: one, expected, takenOn: `2026-01-0${day + 1}` }),
      );
      const { points, expected } = drawingOf({ test: 'a', scale: 'b', scores }, 400, 100);
      for (const { x, y } of [...points, ...expected]) {
        expect(x >= 0 && x <= 400 && y >= 0 && y <= 100).toBe(true);
      }
      for (const [index, { y }] of points.entries())
        for (const [other, point] of points.entries())
          if (scores[index]!.value > scores[other]!.value + 1) expect(y).toBeLessThanOrEqual(point.y);
    }),
  );
});
