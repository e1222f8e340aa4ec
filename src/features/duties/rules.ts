/** must: statute or regulation. should: statutory guidance, followed or justified. practice: the school's own, and a setting. */
export type DutyTag = 'must' | 'should' | 'practice';

export type Duty = {
  readonly id: DutyId;
  /** one plain sentence */
  readonly says: string;
  readonly source: string;
  readonly tag: DutyTag;
};

/** Every rule that the product points to. Each has a page, docs/duties/<id>.md, that leads on to its code and its test. */
const duties = {
  'notice-before-support': {
    says: 'Parents, or the young person, are told that SEN support is being given; nobody is recorded as K before.',
    source: 'CFA 2014 s.68',
    tag: 'must',
  },
  'notice-reaches-family': {
    says: 'A notice has reached the family only when it was delivered or handed over.',
    source: 'CFA 2014 s.68',
    tag: 'must',
  },
  'rights-pass-to-young-person': {
    says: 'After the last Friday in June of the school year in which they turn 16, notices go to the young person.',
    source: 'CFA 2014 s.68; Code chapter 8',
    tag: 'must',
  },
  'plan-for-every-child': {
    says: 'Every child with SEN support has a live plan.',
    source: 'Code 6.44',
    tag: 'should',
  },
  'plan-is-whole': {
    says: 'A plan says its outcomes, support, expected impact, review date and who is responsible.',
    source: 'Code 6.48, 6.52',
    tag: 'should',
  },
  'concern-is-answered': {
    says: "A parent's concern is taken seriously, and answered within the school's own time.",
    source: 'Code 6.45',
    tag: 'practice',
  },
  'teachers-are-asked': {
    says: 'An assessment draws on what all of the child’s teachers see.',
    source: 'Code 6.45',
    tag: 'should',
  },
  'assessment-leads-to-decision': {
    says: 'When enough is known, the school decides whether the child has SEN, and records why.',
    source: 'Practice',
    tag: 'practice',
  },
  'views-are-sought': {
    says: 'The views of parents and child are there, or it shows why not yet and when somebody will ask again.',
    source: 'Code 6.45',
    tag: 'should',
  },
  'staff-are-briefed': {
    says: 'Everybody who works with the child knows the needs, outcomes, support and strategies.',
    source: 'Code 6.49',
    tag: 'should',
  },
  'support-is-given': {
    says: 'Planned support is given; when it is missed again and again, somebody decides what to do.',
    source: 'CFA 2014 s.66; Code 6.52',
    tag: 'should',
  },
  'review-on-time': {
    says: 'Support is reviewed by the date that the plan sets.',
    source: 'Code 6.48',
    tag: 'should',
  },
  'review-moves-with-reason': {
    says: 'A review date moves only with a reason, and never vanishes.',
    source: 'Practice',
    tag: 'practice',
  },
  'three-meetings': {
    says: 'The school meets parents at least three times in the school year.',
    source: 'Code 6.65',
    tag: 'should',
  },
  'actions-are-done': {
    says: 'What was agreed in a meeting is done by the day it was promised for.',
    source: 'Practice',
    tag: 'practice',
  },
  'specialists-are-involved': {
    says: 'With little or no progress despite good support, a specialist is always involved, with the parents.',
    source: 'Code 6.58-6.62',
    tag: 'should',
  },
  'ehc-assessment-is-considered': {
    says: 'When expected progress is not made despite purposeful action, an EHC needs assessment is considered.',
    source: 'Code 6.63',
    tag: 'should',
  },
  'leaving-is-told': {
    says: 'Leaving SEN support is decided together, told to the parents, and followed by a time of watching.',
    source: 'Practice',
    tag: 'practice',
  },
  'subject-access-in-time': {
    says: 'Whoever may ask for a copy of what is held of a child has it within a month, or three where it is complex.',
    source: 'UK GDPR, right of access; DUAA 2025',
    tag: 'must',
  },
  'educational-record-in-time': {
    says: 'A parent at a maintained school has the educational record within 15 school days of asking.',
    source: 'SI 2005/1437',
    tag: 'must',
  },
  'records-stay': {
    says: 'Agreed versions are added to and never overwritten, so that support and impact can be seen over time.',
    source: 'Code 6.72-6.77',
    tag: 'should',
  },
} as const satisfies Record<string, { says: string; source: string; tag: DutyTag }>;

export type DutyId = keyof typeof duties;

export const dutyIds = Object.keys(duties) as DutyId[];

/** One duty, with what it says, where it comes from and how binding it is. */
export function duty(id: DutyId): Duty {
  return { id, ...duties[id] };
}

/** All of them, in the order of a child's way through SEN support. */
export function allDuties(): Duty[] {
  return dutyIds.map(duty);
}

/** 'Must: CFA 2014 s.68' or 'Practice', as shown beside a task. */
export function sourceInWords({ tag, source }: Duty): string {
  if (source === 'Practice') return 'Practice';
  return `${tag.charAt(0).toUpperCase()}${tag.slice(1)}: ${source}`;
}
