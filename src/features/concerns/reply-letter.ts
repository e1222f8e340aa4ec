import { formatDate } from '../../basics/dates.ts';
import type { Block } from '../../basics/letter.ts';

/** The answer to a parent's concern as a letter: what they told us stands in it as they said it. */
export function replyLetter(
  concern: { words: string; raisedOn: string },
  reply: string,
): { about: string; blocks: Block[] } {
  return {
    about: 'Our answer to what you told us',
    blocks: [
      {
        kind: 'paragraph',
        text: `Thank you for telling us what you have seen. You know your child best. On ${formatDate(concern.raisedOn)} you told us:`,
      },
      { kind: 'box', title: 'What you told us', text: concern.words },
      { kind: 'heading', text: 'Our answer', level: 2 },
      ...paragraphs(reply),
      {
        kind: 'paragraph',
        text: 'If this does not answer what worries you, please tell us. We would like to talk with you.',
      },
    ],
  };
}

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .filter((each) => each.trim())
    .map((each) => ({ kind: 'paragraph', text: each.trim() }));
