import { formatLong } from '../../../basics/dates.ts';
import type { Invitation } from '../../../basics/invitation.ts';
import type { Block, Letter } from '../../../basics/letter.ts';

type Body = Pick<Letter, 'about' | 'blocks'>;

export interface MeetingTimes {
  readonly id: string;
  readonly sequence: number;
  readonly onDay: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
}

export interface About {
  readonly firstName: string;
  /** A young person is written to themselves. */
  readonly toChild: boolean;
}

type Arranged = Omit<MeetingTimes, 'startsAt' | 'place'> & {
  readonly startsAt: string | null;
  readonly place: string | null;
};

/** '15:30' as people say it: '3.30pm'. */
export function clockTime(time: string): string {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const half = hour < 12 ? 'am' : 'pm';
  return `${hour % 12 || 12}${minute ? `.${String(minute).padStart(2, '0')}` : ''}${half}`;
}

const whenAndWhere = ({ onDay, startsAt, minutes, place }: MeetingTimes): Block => ({
  kind: 'box',
  title: 'When and where',
  text: `${formatLong(onDay)}, ${clockTime(startsAt)}. It takes about ${minutes} minutes.\n${place}`,
});

/** Asks the parents to the review; the same letter, in other words, when it has moved. */
export function invitationLetter(times: MeetingTimes, { firstName, toChild }: About, isMoved: boolean): Body {
  const who = toChild ? 'you' : firstName;
  const questions = [
    toChild ? 'What is going well at school?' : `What is going well for ${firstName}?`,
    'What is not going well?',
    toChild ? 'What would you like to happen next?' : `What would you like for ${firstName} next?`,
  ];
  return {
    about: isMoved
      ? 'Our meeting has a new time'
      : `Please come and talk about how things are going for ${who}`,
    blocks: [
      paragraph(
        isMoved
          ? `Our meeting about the help for ${who} has moved. This is the new time.`
          : `We would like to meet you. We will talk about the help ${toChild ? 'you get' : `${firstName} gets`} at school: what has helped, what has not, and what we do next.`,
      ),
      whenAndWhere(times),
      paragraph('If you cannot come then, tell us. We will find another time, or talk on the telephone.'),
      heading('Please think about'),
      { kind: 'list', items: questions },
      heading('You can bring somebody'),
      paragraph(
        'You can bring a friend, a relative or somebody who advises you. If you would like somebody to put it into your language, tell us before.',
      ),
    ],
  };
}

export function calledOffLetter(times: MeetingTimes, because: string): Body {
  return {
    about: 'Our meeting will not take place',
    blocks: [
      paragraph(
        `The meeting on ${formatLong(times.onDay)} at ${clockTime(times.startsAt)} will not take place. ${because}`,
      ),
      paragraph('We will write to you with a new time. You can talk to us before then at any time.'),
    ],
  };
}

/** For calendars. They show on locked screens, so no child is named. */
export const invitationOf = (
  times: MeetingTimes,
  writtenAt: string,
  isCalledOff = false,
): Omit<Invitation, 'organiser'> => ({
  id: times.id,
  sequence: times.sequence,
  start: { date: times.onDay, time: times.startsAt },
  minutes: times.minutes,
  place: times.place,
  title: 'Meeting at school',
  description: 'We talk about how things are going. If you cannot come, please tell the school.',
  writtenAt,
  ...(isCalledOff ? { cancelled: true } : {}),
});

const heading = (text: string): Block => ({ kind: 'heading', text, level: 2 });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** A meeting's times for letters and calendars. */
export const timesOf = (meeting: Arranged): MeetingTimes => ({
  ...meeting,
  startsAt: meeting.startsAt ?? '09:00',
  place: meeting.place ?? '',
});
