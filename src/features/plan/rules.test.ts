import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { withItem, withoutItem } from '../../basics/answers.ts';
import type { Answers } from '../../basics/answers.ts';
import { adviceOn } from './advice.ts';
import { missingForActivation } from './completeness.ts';
import { costOfProvision, costOfProvisions, costPence, hourlyFromYearly, inOneLine } from './cost.ts';
import { planFields, planFrom } from './rules.ts';

const whole: Answers = {
  'outcome.o1.statement': 'Amira asks for help with a word or sign when she is stuck',
  'outcome.o1.childWords': 'I can ask Mrs Khan',
  'outcome.o1.area': 'communication',
  'outcome.o1.baseline': '1 in 10 times',
  'outcome.o1.baselineOn': '2026-11-02',
  'outcome.o1.tool': 'Ten-minute count in maths',
  'outcome.o1.target': '6 in 10 times',
  'outcome.o1.targetOn': '2027-02-12',
  'outcome.o1.measure': 'frequency',
  'provision.p1.kinds': '4,8',
  'provision.p1.what': 'Talk group with role play',
  'provision.p1.additional': 'Three other children, away from the class',
  'provision.p1.outcomeIds': 'o1',
  'provision.p1.whoId': 's7',
  'provision.p1.whoName': 'Mrs Khan',
  'provision.p1.sessionsPerWeek': '3',
  'provision.p1.minutes': '20',
  'provision.p1.weeks': '12',
  'provision.p1.groupSize': '4',
  'provision.p1.place': 'Library',
  'provision.p1.weekdays': '5,1 3',
  'provision.p1.startsAt': '09:15',
  strategies: 'Say her name first\n\n One instruction at a time ',
  home: 'Play the asking game at tea',
  responsibleTeacherId: 's2',
  reviewOn: '2027-02-12',
  expectedImpact: 'Amira finishes her work in maths most days',
  'parentsConsulted.on': '2026-11-20',
  'childConsulted.on': '2026-11-20',
  'parentsViews.text': 'She is happier',
  'childsViews.state': 'none yet',
  'childsViews.reason': 'She was away',
  'childsViews.tryOn': '2026-11-30',
};
const recipients = [{ name: 'Ms Begum' }];
const today = '2026-11-24';
const missing = (answers: Answers, to = recipients) =>
  missingForActivation(planFrom(answers), to).map(({ field }) => field);

describe('a plan', () => {
  it('is read from what was written, and unreadable numbers and dates are left out', () => {
    const plan = planFrom({
      ...whole,
      reviewOn: 'soon',
      'provision.p1.minutes': 'a few',
      'outcome.o1.area': 'x',
    });
    expect(planFrom(whole).provisions[0]).toMatchObject({
      kinds: [4, 8],
      weekdays: [1, 3, 5],
      startsAt: '09:15',
      minutes: 20,
    });
    expect(planFrom(whole).strategies).toEqual(['Say her name first', 'One instruction at a time']);
    expect(plan.reviewOn).toBeUndefined();
    expect(plan.provisions[0]?.minutes).toBeUndefined();
    expect(plan.outcomes[0]?.area).toBeUndefined();
  });

  it('says its support in one line', () => {
    expect(inOneLine(planFrom(whole).provisions[0]!)).toBe(
      'Mrs Khan, 3 times a week (Monday, Wednesday, Friday at 09:15), 20 minutes, for 12 weeks, in a group of 4, Library',
    );
  });
});

describe('a plan can become active', () => {
  it('when nothing is missing', () => expect(missing(whole)).toEqual([]));

  test.each([
    ['outcome.o1.statement'],
    ['outcome.o1.baseline'],
    ['expectedImpact'],
    ['reviewOn'],
    ['responsibleTeacherId'],
    ['parentsViews.text'],
    ['childsViews.reason'],
    ['childsViews.tryOn'],
  ])('only with %s', (field) => {
    expect(missing({ ...whole, [field]: ' ' })).toEqual([field]);
    expect(missing(whole)).toEqual([]);
  });

  it('only with an outcome', () => expect(missing(withoutItem(whole, 'outcome', 'o1'))).toEqual(['outcome']));

  it('only if somebody can be told', () => {
    expect(missingForActivation(planFrom(whole), [])).toEqual([
      expect.objectContaining({ field: 'recipients', source: 'CFA 2014 s.68' }),
    ]);
  });

  it('and an empty plan lists everything, each with what to do and its source', () => {
    const all = missingForActivation(planFrom({}), []);
    expect(all.map(({ field }) => field)).toEqual([
      'outcome',
      'expectedImpact',
      'reviewOn',
      'responsibleTeacherId',
      'recipients',
      'parentsViews.text',
      'childsViews.text',
    ]);
    expect(all.every(({ what, source }) => what && source)).toBe(true);
  });

  it('and writing more never makes more missing', () => {
    const names = planFields.single.filter((name) => !name.includes('Views'));
    fc.assert(
      fc.property(fc.subarray(names), (kept) => {
        const some = Object.fromEntries(
          Object.entries(whole).filter(([name]) => !(names as string[]).includes(name)),
        );
        const more = Object.fromEntries(kept.map((name) => [name, whole[name] ?? '']));
        expect(missing({ ...some, ...more }).length).toBeLessThanOrEqual(missing(some).length);
      }),
    );
  });
});

describe('advice on a plan', () => {
  const fields = (answers: Answers) => adviceOn(planFrom(answers), today).map(({ field }) => field);

  it('has nothing to say on a clear one', () => expect(adviceOn(planFrom(whole), today)).toEqual([]));

  it('marks vague words with what is missing', () => {
    const [advice] = adviceOn(planFrom({ ...whole, 'provision.p1.what': 'Regular talk group' }), today);
    expect(advice).toMatchObject({ field: 'provision.p1.what', text: '“Regular”: say how often' });
  });

  it('mentions a fifth outcome, support without an outcome, a far review and a missing measure', () => {
    const five = ['a', 'b', 'c', 'd'].reduce<Answers>(
      (all, id) => withItem(all, 'outcome', id, { statement: id }),
      whole,
    );
    expect(fields(five)).toContain('outcome');
    expect(fields({ ...whole, 'provision.p1.outcomeIds': 'gone' })).toContain('provision.p1.outcomeIds');
    expect(fields({ ...whole, reviewOn: '2027-05-01' })).toEqual(['reviewOn']);
    expect(fields({ ...whole, reviewOn: '2026-11-01' })).toEqual(['reviewOn']);
    expect(fields({ ...whole, 'outcome.o1.tool': '' })).toEqual(['outcome.o1.tool']);
    expect(fields({ ...whole, 'parentsConsulted.on': '' })).toEqual(['parentsConsulted.on']);
  });
});

describe('the cost of support', () => {
  it('of £653.60 a year for a weekly hour is £51.60 each for four children over 12 weeks', () => {
    const hourlyPence = hourlyFromYearly(65_360);
    expect(hourlyPence).toBe(1720);
    expect(costPence({ hourlyPence, minutes: 60, sessionsPerWeek: 1, weeks: 12, groupSize: 4 })).toBe(5160);
  });

  it('is as entered, else worked out, else unknown', () => {
    const provision = planFrom(whole).provisions[0]!;
    expect(costOfProvision(provision, 1720)).toBe(5160);
    expect(costOfProvision({ ...provision, costPence: 99 }, 1720)).toBe(99);
    expect(costOfProvision({ ...provision, weeks: undefined }, 1720)).toBeUndefined();
    expect(costOfProvisions([provision, { ...provision, outcomeIds: [] }], 1720)).toBe(5160);
  });

  it('is whole pence, and shared out never costs less in all than the adult does, but for rounding', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(120),
        fc.nat(10),
        fc.nat(39),
        fc.integer({ min: 1, max: 12 }),
        (hourlyPence, minutes, sessionsPerWeek, weeks, groupSize) => {
          const parts = { hourlyPence, minutes, sessionsPerWeek, weeks };
          const each = costPence({ ...parts, groupSize });
          expect(Number.isInteger(each)).toBe(true);
          expect(Math.abs(each * groupSize - costPence(parts))).toBeLessThanOrEqual(groupSize);
        },
      ),
    );
  });
});
