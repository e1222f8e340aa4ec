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
  planDrafted,
  scores,
  story,
  weeksAgo,
} from '../telling/index.ts';

// Shows: a plan that is still being written. The decision is made, the help has begun, and nobody is recorded as K, since the parents
// have not had the notice. One line of the draft is vague, and one view is still missing: the plan page says so.
export const planBeingWritten = story(
  {
    forename: 'Inaya',
    surname: 'Sultana',
    sex: 'F',
    class: '4 Oak',
    birthday: '01-16',
    firstLanguage: 'Bengali',
    parents: [
      { called: 'Mum', name: 'Monira Sultana', relation: 'Mother', interpreter: 'not-needed' },
      { called: 'Dad', name: 'Habib Rahman', relation: 'Father' },
    ],
  },
  concern(
    weeksAgo(6),
    'Mrs Khanom',
    'Inaya laughs a moment after the others. When I whispered the joke to her again she laughed properly.',
    { areas: 'communication' },
  ),
  scores('Word meanings test', 'standard score', 100, [weeksAgo(5), 81]),
  assessed(weeksAgo(2), {
    strengths: 'Warm, observant, draws people so that one knows them. Reads aloud without a mistake.',
    difficulties: {
      communication:
        'Takes words as they stand: “pull your socks up” and she did. Loses the thread when two people talk.',
    },
    progress: 'Reading aloud a year ahead; understanding what she reads a year behind.',
    peers: 'Her table explains sayings to each other; she waits and watches.',
    tried: 'A word of the day, sayings on the wall, the teacher says it again in other words.',
    parents: given(
      'She asks me each night what people meant. I thought all children do. Her brother never did.',
      'Mum, at school',
    ),
    child: given(
      'When everyone laughs I laugh too. I’d like to know why it’s funny.',
      'Drew it, then told Mrs Khanom',
    ),
  }),
  need(weeksAgo(2), 'SLCN', 1, 'Word meanings test, and what was seen when sayings are used'),
  decided(
    daysAgo(8),
    'sen-support',
    'She needs meanings taught in a way the class does not, and reads so well that it was easy to miss.',
    { parents: 'Monira Sultana, at school', child: 'Inaya said: yes, if I can still sit with Chiara' },
  ),
  planDrafted(daysAgo(3), {
    outcomes: [
      {
        key: 'ask',
        statement: 'Inaya asks what somebody meant, at once and without shame',
        childWords: 'I can say: what does that mean?',
        area: 'communication',
        baseline: '1 time in 10',
        tool: 'Ten sayings used in a week, counted by Mr Osei',
        target: '7 times in 10',
        measure: 'Times she asks or shows that she knows',
      },
    ],
    provisions: [
      {
        key: 'sayings',
        kinds: [1, 7],
        what: 'Ten minutes with Mrs Khanom: three sayings, acted, drawn, used',
        additional: 'Taught to her alone, twice a week',
        for: ['ask'],
        by: 'Mrs Khanom',
        weekdays: [2, 4],
        minutes: 10,
        weeks: 12,
        place: 'The blue room',
      },
      {
        key: 'friends',
        kinds: [8],
        what: 'Regular help from a friend as appropriate',
        additional: '',
        for: ['ask'],
        weeks: 12,
      },
    ],
    strategies: ['Say what you mean, then the saying.', 'One voice at a time.'],
    home: '',
    impact: 'She laughs when the others do, because it is funny.',
    reviewOn: inWeeks(12),
    parents: notYet('Her father would like to read the draft first', inDays(3)),
    child: given('Can the sayings be funny ones?', 'Told Mrs Khanom'),
  }),
);
