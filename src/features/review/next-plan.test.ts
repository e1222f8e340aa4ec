import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf, type Answers } from '../../basics/answers.ts';
import { planFrom } from '../plan/rules.ts';
import { answersOfNextPlan, missingForRecord, reviewFrom } from './rules.ts';

const plan: Answers = {
  strategies: 'Say her name first',
  home: 'Read together',
  reviewOn: '2026-11-24',
  'outcome.o1.statement': 'Reads to a friend',
  'outcome.o1.baseline': '12 of 40 words',
  'outcome.o1.baselineOn': '2026-09-10',
  'outcome.o1.target': '30 of 40 words',
  'outcome.o1.targetOn': '2026-11-20',
  'outcome.o2.statement': 'Asks for help',
  'provision.p1.what': 'Precision teaching',
  'provision.p1.outcomeIds': 'o1',
  'provision.p2.what': 'Lego group',
  'provision.p2.outcomeIds': 'o1,o2',
  'provision.p3.what': 'Key words',
};
const review: Answers = {
  meetingOn: '2026-11-24',
  parentsPart: 'took part',
  parentsPresent: 'Rukia Begum',
  childPart: 'Showed her book',
  'working.parents': 'Reads to her brother',
  'parentsViews.state': 'given',
  'childsViews.state': 'none yet',
  'childsViews.reason': 'She was away',
  'childsViews.tryOn': '2026-12-01',
  'working.school': 'Short sessions',
  'result.o1.result': 'partly',
  'result.o1.exitValue': '24 of 40 words',
  'result.o2.result': 'met',
  'result.o2.exitValue': 'Every day',
  'decision.p1.decision': 'continue',
  'decision.p2.decision': 'change',
  'decision.p2.why': 'Smaller group',
  'decision.p3.decision': 'stop',
  'decision.p3.why': 'She knows them',
  nextStep: 'next-cycle',
  nextStepWhy: 'Carry on',
};
const counter = () => {
  let number = 0;
  return () => `new${++number}`;
};

describe('the next plan', () => {
  const next = planFrom(answersOfNextPlan(plan, reviewFrom(review), counter()));

  it('leaves behind what was met, and starts the rest where the child is now', () => {
    expect(next.outcomes).toMatchObject([
      {
        statement: 'Reads to a friend',
        baseline: '24 of 40 words',
        baselineOn: '2026-11-24',
        target: '30 of 40 words',
        targetOn: undefined,
      },
    ]);
  });

  it('keeps support that goes on, for the outcomes that go on, and leaves out what stops', () => {
    expect(next.provisions.map(({ what, outcomeIds }) => [what, outcomeIds])).toEqual([
      ['Precision teaching', [next.outcomes[0]!.id]],
      ['Lego group', [next.outcomes[0]!.id]],
    ]);
  });

  it('carries what was said, asks for a new review date, and keeps every item under a new id', () => {
    expect(next.reviewOn).toBeUndefined();
    expect(next.strategies).toEqual(['Say her name first']);
    expect(next.parentsViews).toEqual({ state: 'given', text: 'Working: Reads to her brother' });
    expect(next.childsViews).toMatchObject({ state: 'none yet', reason: 'She was away' });
    expect(next.parentsConsulted).toEqual({ on: '2026-11-24', how: 'At the review: Rukia Begum' });
    for (const { id } of [...next.outcomes, ...next.provisions]) expect(id).toMatch(/^new/);
  });

  it('never loses an outcome that was not met, whatever was judged', () => {
    const result = fc.constantFrom('met', 'partly', 'not-met', 'not-measured', '');
    fc.assert(
      fc.property(result, result, (one, other) => {
        const judged = { ...review, 'result.o1.result': one, 'result.o2.result': other };
        const answers = answersOfNextPlan(plan, reviewFrom(judged), counter());
        const open = [one, other].filter((each) => each !== 'met').length;
        expect(itemsOf(answers, 'outcome')).toHaveLength(open);
      }),
    );
  });
});

describe('the record of a review', () => {
  const missing = (changes: Answers) =>
    missingForRecord(reviewFrom({ ...review, ...changes })).map(({ field }) => field);

  it.each<[string, Answers, string[]]>([
    ['whole', {}, []],
    ['without its date', { meetingOn: '' }, ['meetingOn']],
    ['without who came', { parentsPresent: '' }, ['parentsPresent']],
    ['without the parents and without saying why', { parentsPart: 'not there' }, ['parentsAbsent']],
    ['held without the parents, said why', { parentsPart: 'not there', parentsAbsent: 'Ill' }, []],
    ['without how the child took part', { childPart: '' }, ['childPart']],
    ['with no view yet and no reason', { 'childsViews.reason': '' }, ['childsViews.reason']],
    ['with parents not asked', { 'working.parents': '' }, ['parentsViews.text']],
    ['with a result but no value', { 'result.o1.exitValue': '' }, ['result.o1.exitValue']],
    ['not measured, and saying so', { 'result.o1.exitValue': '', 'result.o1.result': 'not-measured' }, []],
    ['stopping without a reason', { 'decision.p3.why': '' }, ['decision.p3.why']],
    ['continuing without a reason', { 'decision.p1.why': '' }, []],
    [
      'with an action for nobody and no day',
      { 'action.a.what': 'Send words' },
      ['action.a.staffId', 'action.a.dueOn'],
    ],
    ['with an action left empty', { 'action.a.position': '1' }, []],
    ['without a next step', { nextStep: 'something' }, ['nextStep']],
  ])('%s', (_name, changes, fields) => {
    expect(missing(changes)).toEqual(fields);
  });
});
