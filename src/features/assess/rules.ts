import { itemsOf, type Answers } from '../../basics/answers.ts';
import { formatDate, isIsoDate } from '../../basics/dates.ts';
import { areasOfNeed, type AreaOfNeed } from '../../basics/needs.ts';
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
