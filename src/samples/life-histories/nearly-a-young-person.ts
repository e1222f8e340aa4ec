import { academicYearOf, startYearOf } from '../../basics/academic-year.ts';
import { lastWeekday } from '../../basics/dates.ts';
import type { Story } from '../story.ts';
import {
  asked,
  assessed,
  concern,
  daysAgo,
  decided,
  diagnosis,
  given,
  inDays,
  inWeeks,
  need,
  observed,
  planned,
  reviewed,
  said,
  scores,
  story,
  strength,
  weeksAgo,
} from '../telling/index.ts';

const own = 'Written by himself, read aloud with Mr Dunmore';

/**
 * Shows: fifteen, and a young person from the last Friday of June to come: then the rights are his own, letters go to him, and
 * he says what his parents see. What he wants to do after school shapes the plan.
 */
export function nearlyYoungPerson(today: string): Story {
  const year = startYearOf(academicYearOf(today));
  // In July and August this year's last Friday of June has gone by: then he is in Year 10, and it comes next year.
  const inYear11 = today <= lastWeekday(5, 6, year + 1);
  const yearGroup = inYear11 ? '11' : '10';
  return story(
    {
      forename: 'Tobias',
      surname: 'Zielnik',
      knownAs: 'Tobi',
      sex: 'M',
      class: `${yearGroup} Alder`,
      birthday: inYear11 ? '08-27' : '09-03',
      firstLanguage: 'Polish',
      parents: [
        {
          called: 'Mum',
          name: 'Agnieszka Zielnik',
          relation: 'Mother',
          language: 'Polish',
          interpreter: 'needed',
        },
        { called: 'Dad', name: 'Tomasz Zielnik', relation: 'Father', language: 'Polish' },
      ],
    },
    concern(
      weeksAgo(47),
      'Ms Tindall',
      'Tobi explains a poem better than anybody and hands in half a page. In the mock he finished one question of four.',
      { areas: 'cognition' },
    ),
    scores(
      'Reading speed',
      'words a minute',
      200,
      [weeksAgo(46), 104],
      [weeksAgo(30), 112],
      [weeksAgo(4), 131],
    ),
    assessed(weeksAgo(44), {
      strengths: 'Builds bicycles. Calm in a storm; others come to him when something is stuck.',
      difficulties: {
        cognition:
          'Reads at half the speed of his year and has to read twice; writes slowly, spells by sound.',
      },
      progress: 'Practical subjects well above, written ones two grades below what he says aloud.',
      tried: 'Extra time in class, slides ahead of the lesson.',
      parents: given(
        'At his last school they said lazy. He takes a bicycle to pieces and knows each part. We cannot help with English.',
        'With an interpreter',
      ),
      child: given(
        'Give me time and leave me alone and I’ll do it. Don’t put me in a room with the little ones.',
        own,
      ),
    }),
    need(weeksAgo(44), 'SPLD', 1, 'Reading and writing speed tests; what six teachers see'),
    diagnosis(weeksAgo(40), 'Dyslexia', 'Specialist assessor'),
    strength(weeksAgo(44), 'Builds and mends bicycles, and teaches others how', 'Mr Palmer'),
    decided(
      weeksAgo(43),
      'sen-support',
      'He needs reading taught and exams arranged in a way the class does not.',
      { child: 'Tobi was at the table and said yes' },
    ),
    planned(weeksAgo(43), {
      outcomes: [
        {
          key: 'speed',
          statement: 'Tobi finishes what he reads in the time of the lesson',
          childWords: 'I get to the end.',
          area: 'cognition',
          baseline: '104 words a minute',
          tool: 'Reading speed test',
          target: '125 words a minute',
          measure: 'Words a minute',
        },
      ],
      provisions: [
        {
          key: 'reading',
          kinds: [4, 1],
          what: 'Reading for GCSE: long texts in short bites, with the set books',
          additional: 'Two lunchtimes a week in a group of five',
          for: ['speed'],
          group: 'Reading for GCSE',
          weeks: 24,
        },
      ],
      strategies: ['Send the text the day before.', 'Never ask him to read aloud unprepared.'],
      home: 'Audiobooks of the set texts on the bus.',
      impact: 'He reads the whole question.',
      reviewOn: weeksAgo(19),
      parents: given('Audiobooks, good. We listen too, for our English.', 'With an interpreter'),
      child: given('Ok. At lunch, not in lessons.', own),
    }),
    reviewed(weeksAgo(19), {
      results: { speed: ['partly', '118 words a minute', 'Reading speed test'] },
      decisions: { reading: ['continue', 'He comes without being asked'] },
      working: {
        child: 'Audiobooks.',
        parents: 'He talks about the play at dinner.',
        school: 'Texts a day ahead.',
      },
      notWorking: {
        child: 'Supply teachers asking me to read.',
        parents: 'Letters in English only.',
        school: 'Not every subject sends the text ahead.',
      },
      parents: given('Please tell us about the exams early.', 'With an interpreter'),
      child: given('I want to do bike engineering at college. I need a 4 in English for it.', own),
      childPart: 'Led the meeting',
      next: 'next-cycle',
      why: 'Getting faster. The next plan is about exams, college and speaking for himself.',
    }),
    planned(weeksAgo(18), {
      outcomes: [
        {
          key: 'finish',
          statement: 'Tobi finishes an English paper with a reader pen and extra time',
          childWords: 'I finish it.',
          area: 'cognition',
          baseline: '1 of 4 questions',
          tool: 'A past paper under exam rules',
          target: '4 of 4 questions',
          measure: 'Questions finished',
        },
        {
          key: 'say',
          statement: 'Tobi tells a new adult what helps him, without somebody doing it for him',
          childWords: 'I say it myself.',
          area: 'semh',
          baseline: '0 of 5 new teachers',
          tool: 'Count of new adults he told',
          target: '4 of 5',
          measure: 'Adults told',
        },
      ],
      provisions: [
        {
          key: 'reading',
          kinds: [4, 1],
          what: 'Reading for GCSE with past papers',
          additional: 'Two lunchtimes a week in a group of five',
          for: ['finish'],
          group: 'Reading for GCSE',
          weeks: 30,
        },
        {
          key: 'arrangements',
          kinds: [3, 10],
          what: 'Reader pen and a quarter more time, in class tests as well as in the exams',
          additional: 'Applied for by the SENCO after the specialist’s report',
          for: ['finish'],
          by: 'Mr Vance',
          weeks: 38,
          costPence: 21_500,
        },
        {
          key: 'mentor',
          kinds: [2],
          what: 'Half an hour with Mr Dunmore: what I need, how I say it, college visits',
          additional: 'Weekly, alone',
          for: ['say'],
          by: 'Mr Dunmore',
          weekdays: [5],
          startsAt: '12:45',
          minutes: 30,
          weeks: 30,
          place: 'Learning hub',
        },
      ],
      strategies: [
        'Text the day before, always.',
        'Ask him, not his helper.',
        'Reader pen on the desk without a word.',
      ],
      home: 'He shows you the college application; he fills it in.',
      impact: 'A grade that opens the door to bicycle engineering, and a voice of his own.',
      reviewOn: inDays(12),
      parents: given('He decides about college. We drive him.', 'With an interpreter'),
      child: given(
        'When I’m a young person the letters come to me, right? I’ll still show Mum. My choice though.',
        own,
      ),
      unread: ['Mr Achebe-Ross'],
    }),
    asked(weeksAgo(2), inDays(2), {
      'Ms Tindall': {
        when: weeksAgo(1),
        well: 'Talk, and the pen.',
        difficult: 'Starting the essay.',
        helps: 'Saying the first sentence to me.',
      },
      'Mr Palmer': {
        when: daysAgo(6),
        well: 'Everything. He could teach it.',
        difficult: 'The written portfolio.',
        helps: 'Speaking it into the computer.',
      },
      'Mr Achebe-Ross': 'not yet',
      'Dr Siddique': 'not yet',
    }),
    observed(
      weeksAgo(1),
      '11:40',
      'Design workshop',
      'Explained gear ratios to three others. Wrote one line; spoke the rest into the computer.',
      'Mr Palmer',
    ),
    said(
      daysAgo(3),
      'child',
      given(
        'I want my parents to see my plan but not every note. Can I choose?',
        'Said in the mentor session',
      ),
      'Mr Dunmore',
    ),
    said(
      daysAgo(3),
      'Mum',
      { reason: 'The interpreter was ill; asked again by telephone', tryOn: inWeeks(1) },
      'senco',
    ),
  );
}
