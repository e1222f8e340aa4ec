import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../basics/dates.ts';
import type { SchoolCalendar } from '../../basics/school-days.ts';
import { buttonLabels, noFacts, tasksFor, usualMonday } from './rules.ts';
import type { MondayFacts } from './rules.ts';

const calendar: SchoolCalendar = {
  terms: [
    { name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' },
    { name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25' },
    { name: 'Summer', startsOn: '2027-04-12', endsOn: '2027-07-21' },
  ],
  closures: [],
};
const today = '2026-11-23';
const pupilId = 'p1';
const tasks = (facts: Partial<MondayFacts>, on = today) => tasksFor({ ...noFacts, ...facts }, on, calendar);

type Case = [
  name: string,
  open: Partial<MondayFacts>,
  button: string,
  daysOverdue: number,
  settled: Partial<MondayFacts>,
];
const cases: Case[] = [
  [
    'a bounced notice',
    { notices: [{ pupilId, noticeId: 'n', state: 'bounced', madeOn: '2026-11-20' }] },
    'deliver notice',
    3,
    { notices: [{ pupilId, noticeId: 'n', state: 'handed over', madeOn: '2026-11-20' }] },
  ],
  [
    'SEN support without a live plan',
    { supported: [{ pupilId, since: '2026-11-02', meetings: [] }] },
    'begin plan',
    21,
    { supported: [{ pupilId, since: '2026-11-02', livePlanSince: '2026-11-02', meetings: [] }] },
  ],
  [
    'a concern without a reply',
    { concerns: [{ pupilId, concernId: 'c', raisedOn: '2026-11-12' }] },
    'reply',
    4,
    { concerns: [{ pupilId, concernId: 'c', raisedOn: '2026-11-12', repliedOn: '2026-11-13' }] },
  ],
  [
    'an overdue review',
    { reviews: [{ pupilId, planId: 'a', dates: [{ reviewOn: '2026-11-20', setOn: '2026-09-01' }] }] },
    'prepare review',
    3,
    { reviews: [{ pupilId, planId: 'a', dates: [{ reviewOn: '2027-02-01', setOn: '2026-09-01' }] }] },
  ],
  [
    'missed sessions',
    {
      missedSessions: [
        { pupilId, provisionId: 'v', missed: 3, since: '2026-11-16', whatIsMissed: 'Talk group' },
      ],
    },
    'decide on missed sessions',
    7,
    {
      missedSessions: [
        { pupilId, provisionId: 'v', missed: 2, since: '2026-11-16', whatIsMissed: 'Talk group' },
      ],
    },
  ],
  [
    'a decision without a plan',
    { senDecisions: [{ pupilId, decidedOn: '2026-11-06' }] },
    'begin plan',
    3,
    { senDecisions: [{ pupilId, decidedOn: '2026-11-06', planId: 'a' }] },
  ],
  [
    'a plan that is ready',
    { drafts: [{ pupilId, planId: 'a', startedOn: today, missing: 0 }] },
    'activate plan',
    0,
    {},
  ],
  [
    'a plan with gaps',
    { drafts: [{ pupilId, planId: 'a', startedOn: today, missing: 2 }] },
    'continue plan',
    0,
    {},
  ],
  [
    'an assessment without a decision',
    { assessments: [{ pupilId, assessmentId: 's', startedOn: '2026-10-19' }] },
    'decide',
    7,
    { assessments: [{ pupilId, assessmentId: 's', startedOn: '2026-10-19', decidedOn: '2026-11-01' }] },
  ],
  [
    'teachers who have not answered',
    { teacherRounds: [{ pupilId, roundId: 'r', dueOn: '2026-11-25', asked: 4, answered: 3 }] },
    'see answers',
    0,
    { teacherRounds: [{ pupilId, roundId: 'r', dueOn: '2026-11-25', asked: 4, answered: 4 }] },
  ],
  [
    'a view to ask for again',
    { missingViews: [{ pupilId, documentId: 'd', whose: 'child', tryOn: '2026-11-22' }] },
    'ask for views',
    1,
    { missingViews: [{ pupilId, documentId: 'd', whose: 'child', tryOn: '2026-12-10' }] },
  ],
  [
    'an unread briefing',
    { briefings: [{ pupilId, briefingId: 'b', givenOn: '2026-11-13', unread: 1 }] },
    'see briefing',
    3,
    { briefings: [{ pupilId, briefingId: 'b', givenOn: '2026-11-13', unread: 0 }] },
  ],
  [
    'an action not done',
    { actions: [{ pupilId, actionId: 'x', what: 'ask about glasses', dueOn: '2026-11-13' }] },
    'finish action',
    10,
    {
      actions: [
        { pupilId, actionId: 'x', what: 'ask about glasses', dueOn: '2026-11-13', doneOn: '2026-11-13' },
      ],
    },
  ],
];

describe("the SENCO's Monday", () => {
  test.each(cases)(
    'shows %s with its one button, until it is settled',
    (_, open, button, daysOverdue, settled) => {
      const [task, ...others] = tasks(open);
      expect(others).toEqual([]);
      expect(task).toMatchObject({ pupilId, button, daysOverdue });
      expect(task?.rule.source).toBeTruthy();
      expect(tasks(settled)).toEqual([]);
    },
  );

  it('shows too few meetings only once the year is far enough on', () => {
    const supported = [{ pupilId, since: '2026-01-05', livePlanSince: '2026-09-01', meetings: [] }];
    expect(tasks({ supported })).toEqual([]);
    expect(tasks({ supported }, '2027-01-20')[0]).toMatchObject({ button: 'arrange meeting' });
    expect(
      tasks({ supported: [{ ...supported[0]!, meetings: [{ heldOn: '2026-10-01' }] }] }, '2027-01-20'),
    ).toEqual([]);
  });

  it('asks who speaks for a young person 90 days before', () => {
    const comingOfAge = [{ pupilId, dateOfBirth: '2010-12-01' }];
    expect(tasks({ comingOfAge }, addDays('2027-06-25', -91))).toEqual([]);
    expect(tasks({ comingOfAge }, addDays('2027-06-25', -90))[0]).toMatchObject({ dueOn: '2027-06-25' });
  });

  it('does not ask twice for one plan', () => {
    const supported = [{ pupilId, since: '2026-11-02', meetings: [] }];
    const drafts = [{ pupilId, planId: 'a', startedOn: '2026-11-02', missing: 1 }];
    expect(tasks({ supported, drafts }).map(({ button }) => button)).toEqual(['continue plan']);
  });

  it('puts a late legal duty first, then what is latest, then what is due next', () => {
    const all = Object.assign({}, ...cases.map(([, open]) => open)) as MondayFacts;
    const listed = tasks({ ...all, drafts: [], teacherRounds: cases[9]![1].teacherRounds! });
    expect(listed[0]?.rule.tag).toBe('must');
    const late = listed.slice(1).map(({ daysOverdue }) => daysOverdue);
    expect(late).toEqual(late.toSorted((a, b) => b - a));
    expect(listed.at(-1)?.button).toBe('see answers');
  });

  it('comes in the same order whatever order the facts are in', () => {
    const raised = fc.integer({ min: 0, max: 40 }).map((days) => addDays(today, -days));
    const concerns = fc.uniqueArray(
      fc.record({ pupilId: fc.constantFrom('p1', 'p2'), concernId: fc.uuid(), raisedOn: raised }),
      {
        selector: ({ concernId }) => concernId,
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(concerns, (all) => {
        expect(tasks({ concerns: all.toReversed() })).toEqual(tasks({ concerns: all }));
        expect(tasks({ concerns: all })).toHaveLength(all.length);
      }),
    );
  });

  it('has words on every button, and settings that a school can see', () => {
    expect(Object.values(buttonLabels).every((label) => label.length > 3)).toBe(true);
    expect(usualMonday.meetings).toBe(3);
  });
});
