import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { SchoolCalendar } from '../../basics/school-days.ts';
import { nextStepFor } from './next-step.ts';
import type { PupilFacts } from './next-step.ts';

const calendar: SchoolCalendar = {
  terms: [{ name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' }],
  closures: [],
};
const today = '2026-11-24';
const step = (facts: Partial<PupilFacts>) => nextStepFor({ status: undefined, ...facts }, today, calendar);
const live = { id: 'a', reviewDates: [{ reviewOn: '2027-02-12', setOn: '2026-11-01' }] };
const late = { id: 'a', reviewDates: [{ reviewOn: '2026-11-20', setOn: '2026-09-01' }] };
const concern = { id: 'c', raisedOn: '2026-11-20' };
const answered = { ...concern, repliedOn: '2026-11-23' };

describe('the next step for a child', () => {
  const cases: [string, Partial<PupilFacts>, string][] = [
    ['nothing open', {}, 'raise concern'],
    ['a new concern', { concern }, 'reply'],
    ['an answered concern', { concern: answered }, 'hold discussion'],
    [
      'a discussion that leads to an assessment',
      { concern: answered, discussion: { id: 'd', leadsTo: 'assess' } },
      'begin assessment',
    ],
    [
      'a discussion that leads to watching',
      { status: 'watched', concern: answered, discussion: { id: 'd', leadsTo: 'watch' } },
      'raise concern',
    ],
    [
      'an assessment that waits for others',
      { assessment: { id: 's', waitingFor: ['the maths teacher'] } },
      'continue assessment',
    ],
    ['an assessment with everything there', { assessment: { id: 's', waitingFor: [] } }, 'decide'],
    [
      'a decision for SEN support',
      { assessment: { id: 's', waitingFor: [], decision: 'SEN' } },
      'begin plan',
    ],
    ['a decision against', { assessment: { id: 's', waitingFor: [], decision: 'not SEN' } }, 'raise concern'],
    ['a plan with gaps', { draftPlan: { id: 'a', missing: 2 } }, 'continue plan'],
    ['a plan without gaps', { draftPlan: { id: 'a', missing: 0 } }, 'activate plan'],
    ['SEN support and no plan at all', { status: 'K' }, 'begin plan'],
    ['SEN support and a draft', { status: 'K', draftPlan: { id: 'a', missing: 1 } }, 'continue plan'],
    ['a live plan', { status: 'K', livePlan: live }, 'log sessions'],
    [
      'a live plan with an unread briefing',
      { status: 'K', livePlan: live, unreadBriefings: 1 },
      'see briefing',
    ],
    [
      'a live plan with missed sessions',
      { status: 'K', livePlan: live, pile: { provisionId: 'v', missed: 4 } },
      'decide on missed sessions',
    ],
    ['an overdue review', { status: 'K', livePlan: late }, 'prepare review'],
    ['a review begun', { status: 'K', livePlan: late, openReview: { id: 'r' } }, 'continue review'],
    [
      'a plan that has been reviewed, with the next one begun',
      { status: 'K', livePlan: { ...late, isReviewed: true }, draftPlan: { id: 'b', missing: 2 } },
      'continue plan',
    ],
    [
      'a notice not delivered, before all else',
      { status: 'K', livePlan: late, undeliveredNotice: { id: 'n' } },
      'deliver notice',
    ],
  ];
  test.each(cases)('with %s', (_, facts, button) => expect(step(facts).button).toBe(button));

  it('says why in plain words', () => {
    expect(step({ concern }).why).toBe('3 school days left to reply.');
    expect(step({ concern: { ...concern, raisedOn: '2026-11-13' } }).why).toBe(
      'The reply is 2 school days overdue.',
    );
    expect(step({ status: 'K', livePlan: late }).why).toBe('Review was due on 20 November 2026, 4 days ago.');
    expect(step({ status: 'K', draftPlan: { id: 'a', missing: 1 } }).why).toBe(
      'The child has SEN support but no live plan. The plan still needs one thing.',
    );
  });

  it('is always exactly one, with a reason, a button and a rule', () => {
    const facts = fc.record(
      {
        status: fc.constantFrom(undefined, 'watched', 'K', 'E'),
        concern: fc.constantFrom(concern, answered),
        discussion: fc.constant({ id: 'd', leadsTo: 'assess' }),
        assessment: fc.constantFrom(
          { id: 's', waitingFor: [] },
          { id: 's', waitingFor: ['x'] },
          { id: 's', waitingFor: [], decision: 'SEN' },
        ),
        draftPlan: fc.record({ id: fc.constant('a'), missing: fc.nat(3) }),
        livePlan: fc.constantFrom(live, late),
        pile: fc.constant({ provisionId: 'v', missed: 3 }),
        undeliveredNotice: fc.constant({ id: 'n' }),
        unreadBriefings: fc.nat(2),
      },
      { requiredKeys: ['status'] },
    ) as fc.Arbitrary<PupilFacts>;
    fc.assert(
      fc.property(facts, (all) => {
        const next = step(all);
        expect(next.why).toBeTruthy();
        expect(next.rule.source).toBeTruthy();
        if (all.undeliveredNotice) expect(next.button).toBe('deliver notice');
        else if (all.status === 'K' && !all.livePlan) expect(next.rule.id).toBe('plan-for-every-child');
      }),
    );
  });
});
