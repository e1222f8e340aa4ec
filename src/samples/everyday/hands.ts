import type { Template } from './template.ts';

export const hands: Template = {
  need: 'PD',
  area: 'physical',
  years: ['R', '1', '2', '3', '4', '5'],
  evidence: [
    'Occupational therapy screening, and how long {she} needs for buttons, scissors and a line of writing',
    'Handwriting speed test, and what is seen in PE and on the stairs',
  ],
  concern: [
    '{name} is last to change for PE and first to trip. {Hers} drawings are full of ideas that the pencil cannot follow.',
    '{name} leans on the table after ten minutes, and writing hurts {her}.',
  ],
  strengths: [
    'Never gives up. A wonderful singer who remembers every verse, and a loyal friend.',
    'Full of ideas, tells jokes, good at chess and at asking the question nobody thought of.',
  ],
  difficulties: [
    'Holds the pencil in {hers} fist, cuts across the line, cannot do buttons. Tires in the afternoon.',
    'Writes five lines where others write fifteen. Stairs one at a time, with the rail.',
  ],
  progress: [
    'Reading and number are as expected. What is on paper is about a third of what {she} knows.',
    'Talk is above the class; handwriting has not changed in a year.',
  ],
  tried: [
    'Thicker pencils, a sloping board, more time to change.',
    'Clay on Fridays, large paper, a partner who writes.',
  ],
  outcomes: [
    {
      key: 'write',
      statement: '{name} gets {hers} own idea onto paper or a screen in the time the others have',
      childWords: 'My story is as long as my idea.',
      baseline: '4 lines in 15 minutes',
      tool: 'A story in 15 minutes, any tool',
      target: '9 lines in 15 minutes',
      measure: 'Lines in 15 minutes',
    },
    {
      key: 'dress',
      statement: '{name} changes for PE without help and is ready with the others',
      childWords: 'I can do my own buttons.',
      baseline: '12 minutes with help',
      tool: 'Timed on three PE days',
      target: '6 minutes without help',
      measure: 'Minutes to change',
    },
  ],
  provisions: [
    {
      key: 'gym',
      kinds: [4, 1],
      what: 'Finger gym: putty, pegs, threading, cutting along a thick line',
      additional: 'Two short sessions a week in a group',
      for: ['write', 'dress'],
      group: 'Finger gym',
      weeks: 12,
    },
    {
      key: 'tools',
      kinds: [3],
      what: 'A writing slope, spring scissors, pencil grip and a foot block',
      additional: 'Chosen with the occupational therapist for {her}',
      for: ['write'],
      by: 'teacher',
      costPence: 6_800,
      weeks: 12,
    },
    {
      key: 'care',
      kinds: [9],
      what: 'Help with buttons, shoes and the stairs by an adult {she} knows, a little less each month, as in the care plan',
      additional: 'Others of the age manage alone',
      for: ['dress'],
      by: 'assistant',
      weekdays: [2, 4],
      minutes: 10,
      weeks: 12,
      place: 'The cloakroom',
    },
    {
      key: 'therapist',
      kinds: [10],
      what: 'The occupational therapist shows the assistant the next exercises',
      additional: 'One visit a term',
      for: ['write', 'dress'],
      who: 'Occupational therapist, community team',
    },
  ],
  strategies: [
    'Count what {she} says as {hers} work.',
    'Feet flat, elbows on the table, a rest after ten minutes.',
    'Start early, so that {she} is not last.',
  ],
  home: [
    'Dough, pegs and buttons while the television is on.',
    'Let {her} dress alone on Saturdays, however long it takes.',
  ],
  impact: ['{She} is ready with the others and shows what {she} knows.', 'Writing no longer hurts.'],
  parents: [
    'Shoes take us fifteen minutes. I do it for {her} because of the bus, and I know I should not.',
    '{She} says {hers} hands are stupid. They are not. Please tell {her}.',
  ],
  child: [
    'My hand gets tired before my story does.',
    'I don’t want to be last for PE. Everyone waits and looks.',
  ],
  childHow: 'Talked while threading beads; written down by the assistant',
  observed: [
    ['13:15', 'Cloakroom', 'Did two of four buttons alone, smiled, asked for help with the top one.'],
    ['09:50', 'Writing', 'Told me a whole page. Wrote two lines, shook the hand.'],
  ],
  score: { test: 'Handwriting speed', scale: 'letters a minute', expected: 42, from: 19, gain: 3 },
  working: ['Short practice, twice a week', 'The slope and the foot block'],
  notWorking: ['Copying from the board', 'Tuesday, when PE comes after writing'],
};
