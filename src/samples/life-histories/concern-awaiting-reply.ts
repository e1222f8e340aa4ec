import { daysAgo, observed, parentConcern, story, weeksAgo } from '../telling/index.ts';

// Shows: a parent's concern in her own words, four school days old. The answer is due tomorrow.
// The parent speaks Somali at home and needs an interpreter, so a letter alone will not do.
export const concernAwaitingReply = story(
  {
    forename: 'Hibo',
    surname: 'Elmi',
    sex: 'F',
    class: '2 Rowan',
    birthday: '11-30',
    firstLanguage: 'Somali',
    parents: [
      {
        called: 'Mum',
        name: 'Sahra Elmi',
        relation: 'Mother',
        language: 'Somali',
        interpreter: 'needed',
        phone: '07700 900142',
      },
    ],
  },
  observed(
    weeksAgo(3),
    '12:20',
    'Dinner hall',
    'Covered her ears when the shutters came down. Ate once the hall was half empty.',
  ),
  parentConcern(
    daysAgo(4),
    'Mum',
    'Every Sunday night she cries and says the classroom is too loud. She holds her ears in the shop too. At home she is happy, she draws and sings. My sister’s boy was like this and nobody helped him until he was ten. I do not want to wait like that.',
    {
      noticed: 'She asked three times on the phone whether somebody would call her back.',
      areas: 'physical,semh',
    },
  ),
);
