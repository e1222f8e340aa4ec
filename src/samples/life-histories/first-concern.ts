import { concern, daysAgo, observed, scores, story, weeksAgo } from '../telling/index.ts';

// Shows: a teacher's first concern, two school days old, and what she noticed before she wrote it down.
// Nothing is decided: no status, no plan. The next step is a talk with the parents.
export const firstConcern = story(
  {
    forename: 'Idris',
    surname: 'Mojumder',
    sex: 'M',
    class: '4 Oak',
    birthday: '02-11',
    firstLanguage: 'Bengali',
    parents: [
      { called: 'Mum', name: 'Nasreen Akter', relation: 'Mother', interpreter: 'needed' },
      { called: 'Dad', name: 'Kamrul Mojumder', relation: 'Father', email: null },
    ],
  },
  scores('Reading age test', 'months', 106, [weeksAgo(24), 95], [weeksAgo(10), 96]),
  observed(
    daysAgo(6),
    '11:10',
    'Writing, at his table',
    'Copied the date and the first line of his neighbour. When I asked what the story was about he told me all of it, with voices.',
  ),
  concern(
    daysAgo(2),
    'teacher',
    'Idris used to put his hand up for everything. Since the half-term he waits to see what the others do, and his books are half empty. He tells a story beautifully and cannot get it onto the page.',
    {
      noticed: 'Three weeks of books side by side: he writes about a third of what his table writes.',
      areas: 'cognition',
    },
  ),
);
