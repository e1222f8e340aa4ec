import {
  assessed,
  concern,
  daysAgo,
  decided,
  given,
  inDays,
  inWeeks,
  need,
  notYet,
  observed,
  planned,
  story,
  weeksAgo,
} from '../telling/index.ts';

const watched = 'Watched over a week what he goes to and what he turns from; two adults wrote it down apart';

// Shows: views that are not there yet, said openly, with a reason and a day to try again. He is four and does not speak; his
// mother is in hospital. Help began all the same (Code 6.19), and the record does not pretend.
export const viewsNotYet = story(
  {
    forename: 'Liban',
    surname: 'Hersi',
    sex: 'M',
    class: 'R Conker',
    birthday: '07-23',
    firstLanguage: 'Somali',
    parents: [
      { called: 'Mum', name: 'Ladan Hersi', relation: 'Mother', language: 'Somali', interpreter: 'needed' },
    ],
  },
  concern(
    weeksAgo(9),
    'teacher',
    'Liban takes my hand and puts it on what he wants. He has not used a word in school. He laughs when the water runs.',
    { areas: 'communication' },
  ),
  observed(
    weeksAgo(7),
    '10:05',
    'Water tray',
    'Poured for eleven minutes beside another child. Looked at her twice and smiled.',
  ),
  assessed(weeksAgo(6), {
    strengths: 'Joyful, strong, finds his coat peg and everybody else’s.',
    difficulties: {
      communication: 'No words yet; understands his name, “shoes”, and “finished” with the sign.',
      semh: 'Bites his sleeve when the hall is loud.',
    },
    progress: 'Two signs since he came to us.',
    tried: 'Signs with speech, a first-and-then board, a quiet corner.',
    parents: notYet(
      'His mother is in hospital; his aunt brings him and would rather that his mother speaks for herself',
      inDays(4),
    ),
    child: given(
      'What we saw, not what he said: he chooses water, swings and Mr Wren’s keys. He turns away from the hand dryer.',
      watched,
    ),
  }),
  need(weeksAgo(6), 'SLCN', 1, 'Observations over six weeks; the health visitor’s two-year check'),
  decided(
    weeksAgo(5),
    'sen-support',
    'He needs another way to say what he wants, now. We do not wait for the specialist, who has been asked.',
    {
      parents: 'His aunt was told; his mother will be asked as soon as she is well',
      child: 'He showed us by what he chooses',
    },
  ),
  planned(weeksAgo(5), {
    outcomes: [
      {
        key: 'ask',
        statement: 'Liban asks for what he wants with a picture or a sign',
        childWords: '(His choice card: water)',
        area: 'communication',
        baseline: '0 of 10 times',
        tool: 'Ten chances to ask, in one morning',
        target: '5 of 10 times',
        measure: 'Asks with a picture or a sign',
      },
    ],
    provisions: [
      {
        key: 'pictures',
        kinds: [1, 2],
        what: 'Gives a picture, gets the thing: two short sessions a day, then all day',
        additional: 'Alone with Mrs Petrova',
        for: ['ask'],
        by: 'Mrs Petrova',
        weekdays: [1, 2, 3, 4, 5],
        minutes: 10,
        weeks: 12,
        place: 'R Conker',
      },
      {
        key: 'care',
        kinds: [9],
        what: 'Help with the toilet and with getting dressed, by two adults he knows, as in his care plan',
        additional: 'Other children manage alone',
        for: ['ask'],
        by: 'Mrs Petrova',
        minutes: 20,
        weeks: 38,
        place: 'The washroom by R Acorn',
      },
      {
        key: 'slt',
        kinds: [10],
        what: 'The speech and language therapist watches him in class and shows us the next step',
        additional: 'Asked for by the school',
        for: ['ask'],
        who: 'Speech and language therapist, community team',
      },
    ],
    strategies: [
      'Sign every key word.',
      'Wait for a look before you help.',
      'Warn with the card before the hand dryer.',
    ],
    home: 'The same four pictures on the fridge; his aunt has them.',
    impact: 'He is understood, and bites his sleeve less.',
    reviewOn: inWeeks(5),
    parents: notYet(
      'His mother is still in hospital. The hospital school nurse takes a letter to her with an interpreter',
      inDays(2),
    ),
    child: notYet(
      'He does not use pictures for “like” and “don’t like” yet; we try again with objects',
      inDays(5),
    ),
    parentsHow: 'His aunt came; his mother was written to',
    parentsPresent: 'His aunt, Hodan Hersi',
    childHow: 'Watched what he chooses',
  }),
  observed(
    daysAgo(3),
    '10:15',
    'Water tray',
    'Gave me the water picture without being shown. Twice.',
    'Mrs Petrova',
  ),
);
