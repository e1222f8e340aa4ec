import {
  assessed,
  concern,
  decided,
  given,
  inWeeks,
  need,
  planned,
  story,
  weeksAgo,
} from '../telling/index.ts';

// Shows: a father from whom a court order keeps everything. He has parental responsibility, and gets no letter, no view asked,
// no address. The record says so to the SENCO, and to nobody who does not need to know why.
export const courtOrder = story(
  {
    forename: 'Tilly',
    surname: 'Larkspur',
    sex: 'F',
    class: '1 Hazel',
    birthday: '03-08',
    parents: [
      { called: 'Mum', name: 'Gemma Larkspur', relation: 'Mother' },
      {
        called: 'Father',
        name: 'Wayne Tolliver',
        relation: 'Father',
        email: null,
        address: '',
        phone: '',
        withhold: 'Court order: nothing about Tilly may go to him. Ask the head teacher before any contact.',
      },
      { called: 'Nan', name: 'Donna Larkspur', relation: 'Grandmother', responsibility: 'no' },
    ],
  },
  concern(
    weeksAgo(15),
    'teacher',
    'Tilly speaks to her friends in a whisper and to no adult at all since the class changed rooms.',
    { areas: 'communication,semh' },
  ),
  concern(
    weeksAgo(13),
    'senco',
    'Mum told me in confidence what the last year at home was like. She does not want it talked about in class; what Tilly needs from us is in the plan.',
    {
      audience: 'senco',
      closed: { when: weeksAgo(13), because: 'Mum has somebody to talk to; we keep to what she asked.' },
    },
  ),
  assessed(weeksAgo(12), {
    strengths: 'Paints for an hour. Leads every game in the house corner, in a whisper.',
    difficulties: {
      communication: 'Speaks with three children and with Mum; with no adult in school.',
      semh: 'Freezes when a man comes into the room.',
    },
    progress:
      'Number and drawing as one would expect; reading cannot be heard, she points to the right words.',
    tried: 'No pressure to answer, a seat beside her friend, pointing and nodding.',
    parents: given(
      'At home she sings at the top of her voice. She watches the door when we walk home. Please let her choose who sits next to her.',
      'With Mum, in the family room',
    ),
    child: given(
      'She pointed to: quiet, paint, Mrs Akhtar, not yet.',
      'Chose between picture cards; pointed, did not speak',
    ),
  }),
  need(weeksAgo(12), 'SLCN', 1, 'Where, when and with whom she speaks, noted over four weeks'),
  need(weeksAgo(12), 'SEMH', 2, 'What her mother tells, and what is seen when adults come in'),
  decided(
    weeksAgo(11),
    'sen-support',
    'She cannot show what she knows, and needs small steps towards talk with an adult she chose.',
    { parents: 'Gemma Larkspur' },
  ),
  planned(weeksAgo(11), {
    outcomes: [
      {
        key: 'voice',
        statement: 'Tilly lets one adult at school hear her voice',
        childWords: 'Mrs Akhtar can hear me.',
        area: 'communication',
        baseline: 'Step 1 of 8: speaks with Mum when nobody is near',
        tool: 'The eight-step ladder of small steps',
        target: 'Step 5: speaks with Mrs Akhtar and a friend',
        measure: 'Step reached',
      },
    ],
    provisions: [
      {
        key: 'steps',
        kinds: [1, 2],
        what: 'Play in the blue room: first with a friend, then Mrs Akhtar nearer each week; nobody asks a question',
        additional: 'Ten minutes three times a week in a step plan of her own',
        for: ['voice'],
        by: 'Mrs Akhtar',
        weekdays: [1, 3, 5],
        minutes: 10,
        weeks: 14,
        place: 'The blue room',
      },
      {
        key: 'cards',
        kinds: [3, 6],
        what: 'Cards for toilet, help, stop and yes on a ring at her belt',
        additional: 'Made with her',
        for: ['voice'],
        by: 'Mrs Akhtar',
        weeks: 14,
        costPence: 300,
      },
    ],
    strategies: [
      'Talk beside her, not at her; leave a pause.',
      'Never praise her in front of others for speaking.',
      'Tell her before a visitor comes.',
    ],
    home: 'Send us a recording of her singing, if she allows it.',
    impact: 'By the review she asks for what she needs.',
    reviewOn: inWeeks(2),
    parents: given('Small steps. She will get there.', 'With Mum, in the family room'),
    child: given('Pointed to: Mrs Akhtar, bubbles, yes.', 'Picture cards'),
    parentsPresent: 'Gemma Larkspur, with Donna Larkspur',
    childHow: 'Picture cards',
  }),
);
