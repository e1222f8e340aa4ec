import { formatDate } from '../../../basics/dates.ts';
import type { Block, Letter } from '../../../basics/letter.ts';
import { inOneLine } from '../cost.ts';
import type { Plan } from '../rules.ts';

export interface About {
  readonly firstName: string;
  /** The plan was in force before: this letter tells what has changed. */
  readonly change?: string | undefined;
  readonly responsibleTeacher: string | undefined;
  readonly senco: string;
  /** A young person is written to themselves (CFA 2014 s.68). */
  readonly toChild: boolean;
}

/** The letter that tells the parents that special educational provision is made (CFA 2014 s.68), in plain words. */
export function planLetter(plan: Plan, about: About): Pick<Letter, 'about' | 'blocks'> {
  const { firstName, change, toChild } = about;
  const name = toChild ? 'you' : firstName;
  return {
    about: change ? `A change to the help for ${firstName}` : `Extra help for ${firstName} at school`,
    blocks: [
      paragraph(
        change
          ? `We have changed the plan for ${name}. ${change}`
          : `We have decided together that ${name} should have extra help at school. It is called SEN support. This letter says what we will do, who will do it, and when we will talk about how it is going.`,
      ),
      ...outcomes(plan, toChild),
      ...support(plan),
      ...strategies(plan),
      ...home(plan),
      heading('When we look at it again'),
      paragraph(
        `${plan.reviewOn ? `We will review the plan with you by ${formatDate(plan.reviewOn)}.` : 'We will agree with you when to review the plan.'} You can talk to us at any time before that.`,
      ),
      heading('Who to ask'),
      paragraph(
        `${about.responsibleTeacher ? `${about.responsibleTeacher} is responsible for this help from day to day. ` : ''}${about.senco} is the SEN co-ordinator (SENCO) of the school. If you do not agree with something, tell us: you may see the SENCO, then the head teacher, and you may use the school’s complaints procedure at any time.`,
      ),
    ],
  };
}

function outcomes(plan: Plan, toChild: boolean): Block[] {
  if (!plan.outcomes.length) return [];
  return [
    heading('What we hope will be different'),
    {
      kind: 'list',
      items: plan.outcomes.map(({ statement, childWords, targetOn }) => {
        const own = childWords && !toChild ? ` In the child’s own words: “${childWords}”` : '';
        return `${sentence(statement)}${targetOn ? ` We hope for this by ${formatDate(targetOn)}.` : ''}${own}`;
      }),
    },
  ];
}

function support(plan: Plan): Block[] {
  if (!plan.provisions.length) return [];
  return [
    {
      kind: 'table',
      caption: 'What the school does',
      head: ['What', 'Who, when and how long'],
      rows: plan.provisions.map((provision) => [
        provision.what,
        inOneLine(provision) || 'In class, every day',
      ]),
    },
  ];
}

function strategies(plan: Plan): Block[] {
  return plan.strategies.length
    ? [heading('What every teacher does'), { kind: 'list', items: [...plan.strategies] }]
    : [];
}

const home = (plan: Plan): Block[] =>
  plan.home ? [{ kind: 'box', title: 'What you can do at home', text: plan.home }] : [];

const heading = (text: string): Block => ({ kind: 'heading', text, level: 2 });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
