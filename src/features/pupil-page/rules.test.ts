import { describe, expect, test } from 'vitest';
import { byTerm, chapterOf, opens, stageIn, toneOf, type StoryEvent } from './rules.ts';

const calendar = {
  terms: [
    { name: 'Autumn', startsOn: '2026-09-02', endsOn: '2026-12-18' },
    { name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25' },
  ],
  closures: [],
};
const event = (onDay: string, id = onDay): StoryEvent => ({
  id,
  onDay,
  kind: 'plan',
  title: 'New plan agreed',
  detail: null,
  refKind: null,
  refId: null,
  refVersion: null,
  by: null,
  audience: 'usual',
});

test('the story is told by terms, newest first, and what lies between terms has its year', () => {
  const story = [event('2027-01-05'), event('2026-12-20'), event('2026-10-01'), event('2026-09-03')];
  expect(byTerm(story, calendar).map(({ title, events }) => [title, events.length])).toEqual([
    ['Spring term 2026/27', 1],
    ['2026/27', 1],
    ['Autumn term 2026/27', 2],
  ]);
});

test('a school that calls it "Autumn term" is not told "Autumn term term"', () => {
  const named = { terms: [{ ...calendar.terms[0]!, name: 'Autumn term' }], closures: [] };
  expect(chapterOf('2026-10-01', named)).toBe('Autumn term 2026/27');
});

test.each([
  [
    'a plan as it was then',
    { refKind: 'plan', refId: 'd', refVersion: 2 },
    { what: 'version', id: 'd', version: 2 },
  ],
  ['a draft as it is', { refKind: 'document', refId: 'd', refVersion: null }, { what: 'document', id: 'd' }],
  ['a letter', { refKind: 'notice', refId: 'n', refVersion: null }, { what: 'notice', id: 'n' }],
  ['nothing where there is nothing', { refKind: null, refId: null, refVersion: null }, undefined],
  ['nothing for what has no page', { refKind: 'score', refId: 's', refVersion: null }, undefined],
] as const)('an event opens %s', (_, given, opened) => {
  expect(opens(given)).toEqual(opened);
});

test('voices and turning points stand out', () => {
  expect(toneOf({ kind: 'views', title: "The child's views" })).toBe('voice');
  expect(toneOf({ kind: 'decision', title: 'Decided: SEN support' })).toBe('key');
  expect(toneOf({ kind: 'review', title: 'The review was moved' })).toBe('late');
});

describe('where the child is in the graduated approach', () => {
  const held = (kind: 'assessment' | 'plan' | 'review', status: 'draft' | 'finished' | 'ended') => ({
    id: kind,
    kind,
    status,
    on: '2026-11-24',
    version: null,
  });
  test.each([
    ['nothing begun', [], false, undefined],
    ['an assessment being written', [held('assessment', 'draft')], false, 'assess'],
    ['an assessment finished', [held('assessment', 'finished')], false, 'plan'],
    ['a plan being written', [held('plan', 'draft'), held('assessment', 'finished')], false, 'plan'],
    ['a plan in force', [held('plan', 'finished'), held('assessment', 'finished')], true, 'do'],
    ['a review begun', [held('review', 'draft'), held('plan', 'finished')], true, 'review'],
    [
      'the next plan drafted',
      [held('plan', 'draft'), held('review', 'finished'), held('plan', 'finished')],
      true,
      'plan',
    ],
  ] as const)('%s', (_what, documents, hasLivePlan, stage) => {
    expect(stageIn(documents, hasLivePlan)).toBe(stage);
  });
});
