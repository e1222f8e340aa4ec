import { expect, test } from 'vitest';
import { missingForRecord } from '../features/review/completeness.ts';
import { reviewFrom } from '../features/review/shape.ts';
import { missingIn } from '../features/early-discussion/rules.ts';
import type { Answers } from '../basics/answers.ts';
import { fillWithChildren } from './fill-school.ts';
import { inventSchool } from './invented-school.ts';
import { primaryLives } from './life-histories/index.ts';
import { marigoldLane } from './marigold-lane.ts';

test('every review and every early discussion that is told is whole by its own rules', () => {
  const today = '2026-11-24';
  const school = inventSchool(marigoldLane, today);
  fillWithChildren(school, {
    roll: Object.fromEntries(marigoldLane.classes.map(({ name }) => [name, 20])),
    stories: primaryLives,
    senSupport: 40,
    ehcPlans: 10,
    watched: 5,
  });
  const finished = (kind: string) =>
    school.rows
      .of('document')
      .filter((row) => row.kind === kind && row.status !== 'draft')
      .map(({ answers }) => JSON.parse(answers) as Answers);
  expect(finished('review').length).toBeGreaterThan(20);
  expect(finished('review').flatMap((answers) => missingForRecord(reviewFrom(answers)))).toEqual([]);
  expect(finished('early-discussion').flatMap((answers) => missingIn(answers, today))).toEqual([]);
});
