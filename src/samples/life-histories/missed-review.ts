import {
  assessed,
  concern,
  daysAgo,
  decided,
  given,
  need,
  observed,
  planned,
  reviewMoved,
  story,
  weeksAgo,
} from '../telling/index.ts';

const comic = 'Drew it as a comic with Miss Tran, who wrote the bubbles';

// Shows: a review that moved twice, each time with a reason, and is overdue again by three school days. The date never vanished.
// Year 6: in a few months somebody at another school will need to know what helps.
export const missedReview = story(
  {
    forename: 'Connie',
    surname: 'Quillfeather',
    sex: 'F',
    class: '6 Beech',
    birthday: '01-27',
    parents: [
      { called: 'Mum', name: 'Hayley Quillfeather', relation: 'Mother' },
      { called: 'Dad', name: 'Ross Quillfeather', relation: 'Father' },
    ],
  },
  concern(
    weeksAgo(24),
    'teacher',
    'Connie has been in the medical room eleven times since half-term. Each time it is before maths or before lunch.',
    { areas: 'semh' },
  ),
  assessed(weeksAgo(21), {
    strengths: 'Reads two books a week, writes plays, makes every new child welcome.',
    difficulties: {
      semh: 'Worries before tests and noisy times until she feels sick. Misses about three lessons a week.',
    },
    progress: 'Reading is far above her age. Maths has stood still for half a year.',
    tried: 'A friend to walk in with, a glass of water and back, a talk with the nurse.',
    parents: given(
      'On Sunday nights she lists what could go wrong. We did not know that it was the dinner hall as well.',
      'At school',
    ),
    child: given(
      'My tummy knows before I do. I don’t want to be fussed over, I want to know what’s next.',
      comic,
    ),
  }),
  need(weeksAgo(21), 'SEMH', 1, 'Record of visits to the medical room, and what she and her parents say'),
  decided(
    weeksAgo(20),
    'sen-support',
    'She misses teaching each week, and friendly help alone has not changed it.',
  ),
  planned(weeksAgo(20), {
    outcomes: [
      {
        key: 'stay',
        statement: 'Connie stays in the lesson when her tummy starts, and uses what helps her',
        childWords: 'I can do the breathing and stay.',
        area: 'semh',
        baseline: 'Leaves 3 lessons a week',
        tool: 'Register of the medical room',
        target: 'Leaves 1 lesson in two weeks',
        measure: 'Lessons left in a week',
      },
    ],
    provisions: [
      {
        key: 'plan-day',
        kinds: [2],
        what: 'Five minutes with Miss Tran: the day on a strip, what is new, which tool for which part',
        additional: 'Each morning, alone',
        for: ['stay'],
        by: 'Miss Tran',
        weekdays: [1, 2, 3, 4, 5],
        startsFrom: '08:40',
        minutes: 5,
        weeks: 26,
        place: 'By the window',
      },
      {
        key: 'lunch',
        kinds: [4, 8],
        what: 'Lunch club with a friend she chooses',
        additional: 'A smaller room three days a week',
        for: ['stay'],
        group: 'Lunch club',
        weeks: 26,
      },
    ],
    strategies: [
      'Tell her about tests a day ahead, and how long they take.',
      'Ask “which tool?”, not “what is wrong?”',
    ],
    home: 'The list of worries has a time (seven o’clock, ten minutes), then the book shuts.',
    impact: 'She is in her lessons, and sees maths as one more thing to work out.',
    reviewOn: weeksAgo(8),
    parents: given('Please tell us early when she is wobbling.', 'At the meeting'),
    child: given('Miss Tran does not make a face.', comic),
  }),
  observed(
    weeksAgo(11),
    '12:35',
    'The library',
    'Taught two Year 3 children the rules of a card game. No visit to the nurse today.',
    'Miss Tran',
  ),
  reviewMoved(
    weeksAgo(8),
    weeksAgo(4),
    'Her teacher was away that week; both parents would rather wait for Mrs Thackeray.',
    'senco',
  ),
  reviewMoved(
    weeksAgo(4),
    daysAgo(3),
    'The school journey fell on the day, and Connie wanted to go and went.',
    'teacher',
  ),
  observed(
    weeksAgo(2),
    '09:40',
    'Maths',
    'Put her hand on her tummy, breathed, stayed. Finished nine of twelve.',
  ),
);
