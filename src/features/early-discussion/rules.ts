import type { Answers } from '../../basics/answers.ts';
import { formatDate, isIsoDate } from '../../basics/dates.ts';
import type { DocumentKind } from '../documents/rules.ts';

/** The questions of the note (Code 6.39: strengths, difficulties, parents' concerns, outcomes sought, next steps). */
export const questions = [
  { field: 'heldOn', label: 'When did you talk?' },
  { field: 'tookPart', label: 'Who took part?' },
  { field: 'strengths', label: 'What goes well, and what they enjoy' },
  { field: 'difficulties', label: 'What is hard' },
  { field: 'parentsConcerns', label: 'What the parents are concerned about' },
  { field: 'outcomesSought', label: 'What we all hope for' },
  { field: 'nextSteps', label: 'What happens next: who does what, by when' },
] as const;

export type Question = (typeof questions)[number]['field'];

/** How the fields of the note are named in its form. `sendiass` is 'told' once parents heard where advice is free. */
export const fields = [
  'heldOn:date',
  'tookPart',
  'strengths',
  'difficulties',
  'parentsConcerns',
  'outcomesSought',
  'nextSteps',
  'sendiass:many',
] as const;

export const earlyDiscussionKind: DocumentKind = {
  name: 'early-discussion',
  title: 'Early discussion',
  may: 'record an early discussion',
  fields,
  sections: (answers) => [
    {
      heading: 'Note of our talk',
      lines: [
        ...questions.map(({ field, label }) => ({ field, label, text: inWords(answers[field]) })),
        {
          field: 'sendiass',
          label: 'Told the parents where they can have free, impartial advice',
          text: answers['sendiass'] ? 'Yes' : '',
        },
      ],
    },
  ],
};

/** What the note still lacks before it can go to the parents: the day, who was there, and what happens next. */
export function missingIn(answers: Answers, today: string): { field: Question; say: string }[] {
  const missing: { field: Question; say: string }[] = [];
  const heldOn = answers['heldOn'] ?? '';
  if (!heldOn) missing.push({ field: 'heldOn', say: 'Enter the day you talked' });
  else if (!isIsoDate(heldOn))
    missing.push({
      field: 'heldOn',
      say: 'Enter the day you talked as a day, month and year, like 27 3 2026',
    });
  else if (heldOn > today)
    missing.push({ field: 'heldOn', say: 'Check the day you talked: it has not come yet' });
  if (!answers['tookPart']) missing.push({ field: 'tookPart', say: 'Enter who took part' });
  if (!answers['nextSteps']) missing.push({ field: 'nextSteps', say: 'Enter what happens next' });
  return missing;
}

const inWords = (text = ''): string => (isIsoDate(text) ? formatDate(text) : text);
