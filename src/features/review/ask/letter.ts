import { formatLong } from '../../../basics/dates.ts';
import type { Letter } from '../../../basics/letter.ts';
import { clockTime, type About, type MeetingTimes } from '../arrange/letters.ts';

type Body = Pick<Letter, 'about' | 'blocks'>;

/** Asks for views before the meeting, in questions anybody can answer in their own way. */
export function viewsAskedLetter({ firstName, toChild }: About, meeting: MeetingTimes | undefined): Body {
  const who = toChild ? 'you' : firstName;
  return {
    about: `Please tell us how things are going for ${who}`,
    blocks: [
      paragraph(
        meeting
          ? `On ${formatLong(meeting.onDay)} at ${clockTime(meeting.startsAt)} we will talk about the help for ${who}. It helps us to know before then what you think.`
          : `Soon we will look at the help for ${who}. We would like to know what you think.`,
      ),
      heading('Three questions'),
      {
        kind: 'list',
        items: [
          toChild ? 'What is going well?' : `What is going well for ${firstName}, at school and at home?`,
          'What is not going well?',
          'What would you like next?',
        ],
      },
      paragraph(
        'You can answer in any way and in any language: write on this letter, send a message, telephone, or tell the teacher. A few words are enough.',
      ),
    ],
  };
}

const heading = (text: string) => ({ kind: 'heading', text, level: 2 }) as const;
const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const;
