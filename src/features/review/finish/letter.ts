import { formatDate } from '../../../basics/dates.ts';
import type { Block, Letter } from '../../../basics/letter.ts';
import type { NextStepCode, Review, ReviewedOutcome } from '../rules.ts';

type Body = Pick<Letter, 'about' | 'blocks'>;

export interface About {
  readonly firstName: string;
  /** A young person is written to themselves. */
  readonly toChild: boolean;
  /** The record was sent before: what has changed in it, and why. */
  readonly change?: string | undefined;
  readonly staff: ReadonlyMap<string, string>;
  readonly senco: string;
}

const resultInWords: Record<NonNullable<ReviewedOutcome['result']>, string> = {
  met: 'This has happened.',
  partly: 'Some of this has happened.',
  'not-met': 'This has not happened yet.',
  'not-measured': 'We could not tell this time.',
};

const decisionInWords = { continue: 'We go on', change: 'We change it', stop: 'We stop' } as const;

/** The record of a review for the parents: results, decisions, actions and the next step, in plain words. */
export function recordLetter(review: Review, about: About): Body {
  const { firstName, toChild, change } = about;
  const who = toChild ? 'you' : firstName;
  const met =
    review.parentsPart === 'took part'
      ? `On ${formatDate(review.meetingOn!)} we talked about how things are going for ${who}. Thank you for taking part.`
      : `On ${formatDate(review.meetingOn!)} we looked at how things are going for ${who}. We would have liked you to be there. You can talk to us about it at any time.`;
  return {
    about: change ? `A change to what we wrote about ${who}` : `What we agreed for ${who}`,
    blocks: [
      ...(change ? [paragraph(`We have put something right in this letter. ${change}`)] : []),
      paragraph(met),
      ...outcomes(review),
      ...said(review, about),
      ...support(review),
      ...actions(review, about),
      heading('What happens next'),
      paragraph(`${nextInWords(review, who)} ${review.nextStepWhy}`.trim()),
      heading('If you do not agree'),
      paragraph(
        `Tell us. You may talk to ${about.senco}, then to the head teacher, and you may use the school’s complaints procedure at any time.`,
      ),
    ],
  };
}

function outcomes({ outcomes: all }: Review): Block[] {
  if (!all.length) return [];
  return [
    heading('What we hoped for, and what has happened'),
    {
      kind: 'list',
      items: all.map(({ statement, result, baseline, exitValue }) =>
        [
          sentence(statement),
          result ? resultInWords[result] : '',
          baseline && exitValue ? `Before: ${sentence(baseline)} Now: ${sentence(exitValue)}` : '',
        ]
          .filter(Boolean)
          .join(' '),
      ),
    },
  ];
}

function said(review: Review, { firstName, toChild }: About): Block[] {
  const own = toChild ? 'You' : firstName;
  const lines = [
    ...sideInWords(toChild ? 'Your parents' : 'You', review.working.parents, review.notWorking.parents),
    ...sideInWords(own, review.working.child, review.notWorking.child),
    ...sideInWords('We at school', review.working.school, review.notWorking.school),
  ];
  return lines.length ? [heading('What everybody said'), { kind: 'list', items: lines }] : [];
}

const sideInWords = (who: string, working: string, not: string): string[] => [
  ...(working ? [`${who}, about what helps: “${working}”`] : []),
  ...(not ? [`${who}, about what does not help: “${not}”`] : []),
];

function support({ provisions }: Review): Block[] {
  const decided = provisions.filter(({ decision }) => decision);
  if (!decided.length) return [];
  return [
    {
      kind: 'table',
      caption: 'The help at school',
      head: ['What', 'What we do now'],
      rows: decided.map(({ what, decision, why }) => [
        what,
        `${decisionInWords[decision!]}.${why ? ` ${sentence(why)}` : ''}`,
      ]),
    },
  ];
}

function actions({ actions: all }: Review, { staff }: About): Block[] {
  const agreed = all.filter(({ what, dueOn }) => what && dueOn);
  if (!agreed.length) return [];
  return [
    {
      kind: 'table',
      caption: 'Who does what',
      head: ['What', 'Who', 'By when'],
      rows: agreed.map(({ what, who, staffId, dueOn }) => [
        what,
        who || (staff.get(staffId ?? '') ?? ''),
        formatDate(dueOn!),
      ]),
    },
  ];
}

function nextInWords({ nextStep, specialist }: Review, who: string): string {
  const words: Record<NextStepCode, string> = {
    'next-cycle': `We make a new plan for ${who}, together with you. The help goes on until then.`,
    specialist: `We ask a specialist for advice${specialist ? `: ${specialist}` : ''}. You have a say in this. The help goes on meanwhile, and we make a new plan.`,
    'consider-ehc': `We think about asking the council for an EHC needs assessment. That is a closer look at what help ${who} may need. You have a say in this, and you may also ask the council yourselves. The help at school goes on meanwhile.`,
    'leave-sen-support': `The extra help (SEN support) ends. We keep watching how things go. If you are worried, tell us: the help can begin again.`,
  };
  return nextStep ? words[nextStep] : '';
}

/** Tells that SEN support ends: of its own, so that nobody has to find it in a longer letter. */
export function endsLetter(review: Review, { firstName, toChild, senco }: About): Body {
  const who = toChild ? 'you' : firstName;
  return {
    about: `The extra help for ${who} ends`,
    blocks: [
      paragraph(
        `We have decided with you that ${who} no longer ${toChild ? 'need' : 'needs'} extra help at school (SEN support). ${review.nextStepWhy}`,
      ),
      paragraph(
        `We keep watching how things go. If you are worried about something, tell the teacher or ${senco}. The help can begin again.`,
      ),
      paragraph(
        'If you do not agree, tell us. You may talk to the head teacher, and you may use the school’s complaints procedure at any time.',
      ),
    ],
  };
}

const heading = (text: string): Block => ({ kind: 'heading', text, level: 2 });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
