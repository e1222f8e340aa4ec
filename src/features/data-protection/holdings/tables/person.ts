import {
  child,
  contact,
  day,
  hidden,
  id,
  link,
  moment,
  need,
  number,
  staff,
  words,
  type ChildTables,
} from '../table-types.ts';

const own = { column: 'pupil_id' } as const;
const written = { recorded_by: staff('Written down by'), recorded_at: moment('Written down') };
const since = { from_on: day('From'), until_on: day('Until') };

/** Who the child is, who is in their life, and what they need. */
export const personTables = {
  pupil: {
    name: 'Who the child is',
    says: 'Name, date of birth, UPN, year group, first language, and when they came and left.',
    way: { column: 'id' },
    on: 'entered_on',
    fields: {
      id,
      upn: words('Unique pupil number'),
      surname: words('Surname'),
      forename: words('Forename'),
      known_as: words('Known as'),
      date_of_birth: day('Date of birth'),
      sex: words('Sex'),
      year_group: words('Year group'),
      first_language: words('First language'),
      entered_on: day('Came on'),
      left_on: day('Left on'),
    },
  },
  class_pupil: {
    name: 'Classes',
    says: 'Which classes the child was in, and when.',
    way: own,
    on: 'from_on',
    together: 'all',
    fields: { class_id: link, pupil_id: child, ...since },
  },
  circumstance: {
    name: 'Circumstances',
    says: 'Looked after, young carer, English as an additional language: facts that start and end.',
    way: own,
    on: 'from_on',
    fields: { id, pupil_id: child, kind: words('What'), note: words('Note'), ...since },
  },
  contact: {
    name: 'Parents and contacts',
    says: 'Adults in the child’s life, how to reach them, and what a court order says.',
    way: own,
    on: 'from_on',
    others: 'It is about the adult. One parent’s details are never shown to another.',
    fields: {
      id,
      pupil_id: child,
      name: words('Name'),
      relation: words('Who they are to the child'),
      parental_responsibility: words('Parental responsibility'),
      priority: number('Rung in this order'),
      email: words('E-mail'),
      phone: words('Telephone'),
      address: words('Address'),
      language: words('Language'),
      interpreter: words('Interpreter'),
      withhold_reason: words('Court order'),
      ...since,
    },
  },
  sen_period: {
    name: 'Register of SEN',
    says: 'When the child was watched, had SEN support or an EHC plan.',
    way: own,
    on: 'from_on',
    fields: {
      id,
      pupil_id: child,
      status: words('Status'),
      ...since,
      notice_id: link,
      basis: words('On what basis'),
      ended_because: words('Ended because'),
      ...written,
      withdrawn_because: words('Withdrawn because'),
      withdrawn_by: staff('Withdrawn by'),
      withdrawn_at: moment('Withdrawn'),
    },
  },
  need: {
    name: 'Needs',
    says: 'Types of need, the most significant first, and how we know.',
    way: own,
    on: 'from_on',
    fields: {
      id,
      pupil_id: child,
      need_type: need('Need'),
      rank: number('Rank'),
      evidence: words('How we know'),
      ...since,
      ...written,
      audience: hidden('says whom at school the entry is for'),
    },
  },
  diagnosis: {
    name: 'Diagnoses',
    says: 'What a clinician said, kept apart from needs.',
    way: own,
    on: 'given_on',
    others: 'It names who gave it.',
    fields: {
      id,
      pupil_id: child,
      name: words('Diagnosis'),
      given_by: words('Given by'),
      given_on: day('Given on'),
      ...written,
      audience: hidden('says whom at school the entry is for'),
    },
  },
  strength: {
    name: 'Strengths',
    says: 'What the child is good at, and who said so.',
    way: own,
    on: 'from_on',
    fields: {
      id,
      pupil_id: child,
      words: words('Strength'),
      said_by: words('Said by'),
      ...since,
      ...written,
      audience: hidden('says whom at school the entry is for'),
    },
  },
  event: {
    name: 'The story so far',
    says: 'One line for each thing that happened, as the child’s page tells it.',
    way: own,
    on: 'on_day',
    together: 'all',
    fields: {
      id,
      pupil_id: child,
      on_day: day('On'),
      at: moment('Written down'),
      kind: words('Kind'),
      title: words('What happened'),
      detail: words('More'),
      ref_kind: link,
      ref_id: link,
      ref_version: link,
      staff_id: staff('By'),
      audience: hidden('says whom at school the entry is for'),
      entry_id: link,
    },
  },
  import_row: {
    name: 'Rows of the school’s lists',
    says: 'What the school’s information system said of the child when a list was brought in.',
    way: { named: 'target_id', why: 'a row may be about a member of staff or a class, by the kind of list' },
    on: undefined,
    others: 'A row may hold details of parents.',
    fields: {
      import_id: link,
      row_no: number('Row'),
      verdict: hidden('how the row was judged when it came in'),
      record: words('The row as it was read'),
      reasons: words('What was found'),
      choices: hidden('the choices that were offered'),
      decision: words('What was decided'),
      sen_answer: words('What was answered about SEN'),
      target_id: child,
      before: words('What was there before'),
      after: words('What was there after'),
    },
  },
  audit: {
    name: 'Who has looked',
    says: 'Who opened or changed what of the child’s record, and when.',
    way: {
      named: 'pupil_id',
      why: 'the list outlives the record, so that it can be shown that it was disposed of',
    },
    on: 'at',
    together: 'all',
    others: 'It is about the people who looked.',
    fields: {
      id,
      at: moment('When'),
      staff_id: staff('Who'),
      action: words('Did'),
      subject: words('With'),
      pupil_id: child,
    },
  },
} as const satisfies ChildTables<
  | 'pupil'
  | 'class_pupil'
  | 'circumstance'
  | 'contact'
  | 'sen_period'
  | 'need'
  | 'diagnosis'
  | 'strength'
  | 'event'
  | 'import_row'
  | 'audit'
>;

/** What a person of the family said, by whom it is said. */
export const saidBy = contact('Who said it');
