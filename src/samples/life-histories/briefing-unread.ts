import {
  assessed,
  concern,
  daysAgo,
  decided,
  given,
  inWeeks,
  need,
  observed,
  planned,
  story,
  weeksAgo,
} from '../telling/index.ts';

// Shows: a plan that not everybody knows. Two of those who work with her have not read the briefing after three weeks, and one of
// them sat her at the wrong side: she hears with her left ear only.
export const briefingUnread = story(
  {
    forename: 'Zamzam',
    surname: 'Farah',
    sex: 'F',
    class: '1 Holly',
    birthday: '10-17',
    firstLanguage: 'Somali',
    parents: [
      { called: 'Mum', name: 'Khadra Farah', relation: 'Mother', language: 'Somali', interpreter: 'needed' },
      { called: 'Dad', name: 'Yasin Farah', relation: 'Father', email: null },
    ],
  },
  concern(
    weeksAgo(10),
    'teacher',
    'Zamzam answers a different question from the one I asked. She turns her head like a little owl.',
    { areas: 'physical' },
  ),
  assessed(weeksAgo(6), {
    strengths: 'Dances, leads, remembers each child’s birthday.',
    difficulties: {
      physical:
        'Hears with her left ear only, as the hospital has found. Loses what is said behind her or in noise.',
      communication: 'Leaves out the ends of words that she does not hear: plural s, past -ed.',
    },
    progress: 'Phonics 12 of 40, the class about 25; number as expected.',
    tried: 'Place at the front: on the wrong side, as we know now.',
    advice: 'Audiology: right ear does not hear. Seat her with the left ear to the teacher.',
    parents: given(
      'We thought she does not listen to us. Now I cry when I think how we scolded her.',
      'At school with an interpreter',
    ),
    child: given('This ear is the sleeping one.', 'Pointed and told, with Miss Dobbs'),
  }),
  need(weeksAgo(6), 'HI', 1, 'Audiology report, and how her phonics differs by side'),
  decided(
    weeksAgo(5),
    'sen-support',
    'She needs sound and seating that the class does not, and the ends of words taught.',
  ),
  planned(weeksAgo(4), {
    outcomes: [
      {
        key: 'ends',
        statement: 'Zamzam hears and says the ends of words',
        childWords: 'I hear the snake at the end.',
        area: 'communication',
        baseline: '9 of 30 word endings',
        tool: 'Thirty pictures, said aloud',
        target: '22 of 30',
        measure: 'Word endings said',
      },
      {
        key: 'tell',
        statement: 'Zamzam says when she has not heard',
        childWords: 'I say: other ear please.',
        area: 'communication',
        baseline: '0 of 10',
        tool: 'Tally in ten instructions',
        target: '6 of 10',
        measure: 'Times in ten',
      },
    ],
    provisions: [
      {
        key: 'sounds',
        kinds: [4, 1],
        what: 'Sounds club with the radio aid on',
        additional: 'Three extra lessons a week in the quiet corner',
        for: ['ends'],
        group: 'Sounds club',
        weeks: 12,
      },
      {
        key: 'radio',
        kinds: [3],
        what: 'A radio aid: the adult who teaches wears the microphone',
        additional: 'Lent by the hearing service; charged each night by Miss Dobbs',
        for: ['ends', 'tell'],
        by: 'Miss Dobbs',
        weeks: 38,
      },
      {
        key: 'seat',
        kinds: [6],
        what: 'Seat at the right of the carpet, left ear to the teacher, in every room',
        additional: 'Each room has a marked place',
        for: ['tell'],
        by: 'teacher',
        weeks: 38,
      },
    ],
    strategies: [
      'Left ear to the speaker.',
      'Wear the microphone; hand it to whoever speaks.',
      'Face her; do not talk to the board.',
    ],
    home: 'Television off at dinner; sit at her left.',
    impact: 'She hears what the others hear.',
    reviewOn: inWeeks(8),
    parents: given(
      'Please tell all the teachers. Also the lunch ladies.',
      'At the meeting with an interpreter',
    ),
    child: given('Everyone must know my good ear.', 'Told Miss Dobbs'),
    unread: ['Mr Brightwater'],
  }),
  observed(
    daysAgo(6),
    '11:20',
    'Music in the hall',
    'Was sat at the left edge, good ear to the wall. Followed the others a beat late.',
    'Miss Dobbs',
  ),
);
