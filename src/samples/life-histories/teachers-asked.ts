import {
  asked,
  assessing,
  concern,
  daysAgo,
  given,
  inDays,
  notYet,
  observed,
  parentConcern,
  story,
  watched,
  weeksAgo,
} from '../telling/index.ts';

// Shows: an assessment under way. Everybody who teaches her was asked the same three questions at once; half have answered,
// and one sees who has not. What they see differs, which is the point of asking.
export const teachersAsked = story(
  {
    forename: 'Chiara',
    surname: 'Ferrante',
    sex: 'F',
    class: '4 Oak',
    birthday: '06-30',
    firstLanguage: 'Italian',
    parents: [
      { called: 'Mum', name: 'Paola Ferrante', relation: 'Mother', interpreter: 'not-needed' },
      { called: 'Dad', name: 'Marco Ferrante', relation: 'Father' },
    ],
  },
  parentConcern(
    weeksAgo(4),
    'Mum',
    'She used to tell me everything in the car. Now she says “fine” and sleeps. Her spelling got worse, not better, and she hides the book.',
    {
      areas: 'cognition,semh',
      reply: {
        when: weeksAgo(3),
        by: 'teacher',
        words:
          'You are right that something has changed. We ask all of her teachers what they see, and meet you next week.',
      },
    },
  ),
  concern(
    weeksAgo(3),
    'teacher',
    'Chiara is first to answer in talk and last to write. She has started to forget her glasses on writing days.',
    { areas: 'cognition' },
  ),
  watched(weeksAgo(3), 'We look closely for three weeks while the assessment is written.'),
  observed(
    daysAgo(8),
    '13:30',
    'Art',
    'Drew the letters of her name as animals. Said: they move anyway.',
    'Mrs Khanom',
  ),
  assessing(daysAgo(7), {
    strengths: 'Talks like a lawyer, draws like a dream, helps at lunch without being asked.',
    difficulties: {
      cognition:
        'Spelling has fallen behind her talk; copying from the board takes her three times as long as her neighbour.',
    },
    progress: 'Reading steady, spelling two steps down since the last test.',
    tried: 'A seat near the board, words on a card, less to copy.',
    parents: given(
      'In Italian she spells well, it is written as you say it. English makes her cross.',
      'Mum, on the telephone',
    ),
    child: notYet('She said “not today”. Mr Osei asks again on her day as helper', inDays(2)),
  }),
  asked(daysAgo(6), inDays(1), {
    'Mr Osei': {
      when: daysAgo(5),
      well: 'Anything spoken: debates, drama, explaining maths to others.',
      difficult: 'Writing more than three lines; copying; spelling under time.',
      helps: 'Saying the sentence to somebody first. A sheet in place of the board.',
    },
    'Mrs Khanom': {
      when: daysAgo(4),
      well: 'Happy and quick in the garden and at lunch.',
      difficult: 'Goes quiet when books are given out.',
      helps: 'Starting before the others, so that she is not last.',
    },
    'Mr Hussain': 'not yet',
    'Ms Lindqvist': 'not yet',
  }),
);
