import type { Answers } from '../../basics/answers.ts';
import { formatDate, isIsoDate } from '../../basics/dates.ts';
import type { Block } from '../../basics/letter.ts';

/** Where a family finds free advice, as the school has entered it; empty where it has not. */
export interface Sendiass {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
}

/** The note as the parents get it: their own concerns first, then what goes well, what is hard, and what happens next. */
export function noteLetter(
  answers: Answers,
  childName: string,
  sendiass: Sendiass,
): { about: string; blocks: Block[] } {
  const said = (heading: string, field: string): Block[] =>
    answers[field] ? [{ kind: 'heading', text: heading, level: 2 }, ...paragraphs(answers[field])] : [];
  const on = isIsoDate(answers['heldOn'] ?? '') ? ` on ${formatDate(answers['heldOn']!)}` : '';
  return {
    about: `Our talk about ${childName}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Thank you for talking with us${on}. This is a short note of what we said together. Please tell us if we have got anything wrong.`,
      },
      ...said('Who took part', 'tookPart'),
      ...said('What you told us', 'parentsConcerns'),
      ...said(`What goes well for ${childName}`, 'strengths'),
      ...said('What is hard', 'difficulties'),
      ...said('What we all hope for', 'outcomesSought'),
      ...said('What happens next', 'nextSteps'),
      {
        kind: 'box',
        title: 'Advice that does not come from school',
        text: adviceFrom(sendiass),
      },
    ],
  };
}

function adviceFrom({ name, phone, email, website }: Sendiass): string {
  if (!name)
    return 'Every area has a service that gives parents free, impartial and confidential advice about special educational needs. Ask us, and we will tell you how to reach yours.';
  const ways = [phone, email, website].filter(Boolean).join(', ');
  return `${name} gives parents free, impartial and confidential advice. ${ways ? `You can reach them here: ${ways}.` : 'Ask us how to reach them.'}`;
}

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/)
    .filter((each) => each.trim())
    .map((each) => ({ kind: 'paragraph', text: each.trim() }));
