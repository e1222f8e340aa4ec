import { itemsOf, type Answers } from '../../basics/answers.ts';
import { formatDate, isIsoDate } from '../../basics/dates.ts';
import { areasOfNeed, labelOfArea, type AreaOfNeed } from '../../basics/needs.ts';
import type { DocumentKind, Section } from '../documents/rules.ts';

/**
 * The answers of an assessment (Code 6.45). Scores, advice, needs, strengths of their own, views, teachers' answers and
 * the decision are records beside it, each with its own date and author.
 *
 * strengths · areas (communication,cognition,semh,physical) · difficulties.<area> ·
 * tried.<id>.what, tried.<id>.since, tried.<id>.effect, tried.<id>.position ·
 * progress · peers · behaviour · attendance · adviceNote · summary
 */
export const parts = [
  { part: 'strengths', title: 'Strengths', fields: ['strengths'] },
  {
    part: 'difficulties',
    title: 'What is hard, by area of need',
    fields: ['areas:many', ...areasOfNeed.map(({ id }) => `difficulties.${id}`)],
  },
  { part: 'tried', title: 'What was tried in ordinary teaching', fields: [] },
  { part: 'progress', title: 'Progress, against peers and over time', fields: ['progress', 'peers'] },
  { part: 'behaviour', title: 'Behaviour and attendance', fields: ['behaviour', 'attendance'] },
  { part: 'observations', title: 'What was observed', fields: [] },
  { part: 'advice', title: 'Advice from outside', fields: ['adviceNote'] },
  { part: 'needs', title: 'Needs, and how we know', fields: [] },
  { part: 'summary', title: 'What we make of it together', fields: ['summary'] },
] as const satisfies readonly { part: string; title: string; fields: readonly string[] }[];

export type PartName = (typeof parts)[number]['part'];

export const partNamed = (name: string) => parts.find(({ part }) => part === name);

/** The fields of one part as its form sends them; those of what was tried follow from its items. */
export function fieldsOf(part: PartName, answers: Answers): string[] {
  if (part === 'tried')
    return itemsOf(answers, 'tried').flatMap(({ id }) =>
      ['what', 'since', 'effect'].map((field) => `tried.${id}.${field}`),
    );
  return [...parts.find((each) => each.part === part)!.fields];
}

export const labels: Readonly<Record<string, string>> = {
  strengths: 'What goes well, what they enjoy, what others like about them',
  areas: 'Where are things hard?',
  progress: 'Progress over time, from where to where',
  peers: 'Compared with other children of the same age',
  behaviour: 'Behaviour, and what may lie behind it',
  attendance: 'Attendance, and what gets in the way',
  adviceNote: 'If nobody outside has been asked, or advice is awaited: say so',
  summary: 'What we make of it: what gets in the way of learning, and what helps',
};

export const areasIn = (answers: Answers): AreaOfNeed[] => {
  const ticked = (answers['areas'] ?? '').split(',');
  return areasOfNeed.map(({ id }) => id).filter((id) => ticked.includes(id) || answers[`difficulties.${id}`]);
};

export const assessmentKind: DocumentKind = {
  name: 'assessment',
  title: 'Assessment',
  may: 'assess a child',
  fields: parts.flatMap(({ part }) => fieldsOf(part, { 'tried.*.what': '' })),
  sections: (answers) => [
    section('Strengths', answers, ['strengths']),
    {
      heading: 'What is hard, by area of need',
      lines: areasOfNeed
        .filter(({ id }) => areasIn(answers).includes(id))
        .map(({ id, label }) => ({
          field: `difficulties.${id}`,
          label,
          text: answers[`difficulties.${id}`] ?? '',
        })),
    },
    {
      heading: 'What was tried in ordinary teaching',
      lines: itemsOf(answers, 'tried').flatMap(({ id, fields }) => [
        { field: `tried.${id}.what`, label: 'What was tried', text: fields['what'] ?? '' },
        { field: `tried.${id}.since`, label: 'Since when', text: inWords(fields['since']) },
        { field: `tried.${id}.effect`, label: 'What came of it', text: fields['effect'] ?? '' },
      ]),
    },
    section('Progress', answers, ['progress', 'peers']),
    section('Behaviour and attendance', answers, ['behaviour', 'attendance']),
    section('Advice from outside', answers, ['adviceNote']),
    section('What we make of it together', answers, ['summary']),
  ],
};

function section(heading: string, answers: Answers, fields: readonly string[]): Section {
  return {
    heading,
    lines: fields.map((field) => ({ field, label: labels[field] ?? field, text: answers[field] ?? '' })),
  };
}

const inWords = (text = ''): string => (isIsoDate(text) ? formatDate(text) : text);

/** What has been gathered for an assessment, beside its answers. */
export interface Gathered {
  readonly answers: Answers;
  readonly scores: number;
  readonly advice: number;
  readonly needs: number;
  readonly strengths: number;
  readonly observations: number;
  readonly round: { readonly asked: number; readonly answered: number } | undefined;
  readonly views: readonly { readonly name: string; readonly state: string }[];
  readonly isDecided: boolean;
}

export type Progress = 'not started' | 'started' | 'done';

export interface PartState {
  readonly name: PartName | 'teachers' | 'views' | 'decision';
  readonly title: string;
  readonly progress: Progress;
  /** What would make it whole; nothing when it is. */
  readonly missing: string | undefined;
}

/** How far every part of an assessment is, in reading order. What is missing never stops anybody (Code 6.19). */
export function statesOf(gathered: Gathered): PartState[] {
  const written = parts.map(({ part, title }) => ({ name: part, title, ...judge[part](gathered) }));
  const before = written.filter(({ name }) => name !== 'needs' && name !== 'summary');
  const after = written.filter(({ name }) => name === 'needs' || name === 'summary');
  return [
    ...before,
    { name: 'teachers', title: 'What other teachers see', ...ofTeachers(gathered) },
    { name: 'views', title: 'The parents’ views, the child’s views', ...ofViews(gathered) },
    ...after,
    { name: 'decision', title: 'The decision', ...ofDecision(gathered) },
  ];
}

interface Judged {
  readonly progress: Progress;
  readonly missing: string | undefined;
}

const done: Judged = { progress: 'done', missing: undefined };
const begun = (missing: string): Judged => ({ progress: 'started', missing });
const open = (missing: string): Judged => ({ progress: 'not started', missing });

const judge: Record<PartName, (gathered: Gathered) => Judged> = {
  strengths: ({ answers, strengths }) =>
    answers['strengths'] || strengths > 0 ? done : open('Say what goes well'),
  difficulties: ({ answers }) => {
    const areas = areasIn(answers);
    if (areas.length === 0) return open('Tick where things are hard');
    const silent = areas.filter((area) => !answers[`difficulties.${area}`]);
    const names = silent.map((area) => labelOfArea(area).toLowerCase());
    return silent.length === 0 ? done : begun(`Say what is hard in: ${names.join('; ')}`);
  },
  tried: ({ answers }) => {
    const tried = itemsOf(answers, 'tried').map(({ fields }) => fields);
    if (!tried.some(({ what }) => what)) return open('Say what was tried in class, since when');
    return tried.every(({ what, effect }) => !what || effect)
      ? done
      : begun('Say what came of what was tried');
  },
  progress: ({ answers, scores }) => {
    const overTime = Boolean(answers['progress']) || scores > 0;
    if (overTime && answers['peers']) return done;
    if (!overTime && !answers['peers']) return open('Show progress over time, and against other children');
    return begun(overTime ? 'Compare with other children of the same age' : 'Show progress over time');
  },
  behaviour: ({ answers }) =>
    answers['behaviour'] || answers['attendance']
      ? done
      : open('Say how behaviour and attendance are, or that they are no worry'),
  observations: ({ observations }) =>
    observations > 0 ? done : open('Nobody has written down an observation yet'),
  advice: ({ answers, advice }) =>
    advice > 0 || answers['adviceNote'] ? done : open('Add advice from outside, or say that none was needed'),
  needs: ({ needs }) => (needs > 0 ? done : open('Name the needs you found, and how you know')),
  summary: ({ answers }) => (answers['summary'] ? done : open('Say in a few lines what you make of it')),
};

function ofTeachers({ round }: Gathered): Judged {
  if (!round || round.asked === 0) return open('Ask all of the teachers at once');
  const left = round.asked - round.answered;
  return left === 0 ? done : begun(`${round.answered} of ${round.asked} have answered`);
}

function ofViews({ views }: Gathered): Judged {
  const silent = views.filter(({ state }) => state !== 'given' && state !== 'declined');
  if (silent.length === 0) return done;
  const names = silent.map(({ name }) => name).join(', ');
  return silent.length === views.length && silent.every(({ state }) => state === 'not-asked')
    ? open('Ask the parents and the child')
    : begun(`No view yet: ${names}`);
}

const ofDecision = ({ isDecided }: Gathered): Judged =>
  isDecided ? done : open('Decide: special educational needs or not, and why');
