import {
  answers,
  child,
  day,
  hidden,
  id,
  link,
  moment,
  number,
  staff,
  words,
  type ChildTables,
} from '../table-types.ts';
import { saidBy } from './person.ts';

const own = { column: 'pupil_id' } as const;
const written = { recorded_by: staff('Written down by'), recorded_at: moment('Written down') };
const ofDocument = { through: 'document', by: 'document_id' } as const;

/** One round of assess, plan, do, review, and what is written in it. */
export const cycleTables = {
  cycle: {
    name: 'Rounds of support',
    says: 'Each round of assess, plan, do, review: when it began and ended.',
    way: own,
    on: 'started_on',
    together: 'all',
    fields: {
      id,
      pupil_id: child,
      number: number('Round'),
      started_on: day('Began'),
      ended_on: day('Ended'),
    },
  },
  document: {
    name: 'Documents',
    says: 'Early discussions, assessments, plans and reviews as they stand now.',
    way: own,
    on: 'created_at',
    fields: {
      id,
      pupil_id: child,
      cycle_id: link,
      kind: words('Kind'),
      status: words('State'),
      revision: hidden('counts how often it was saved'),
      answers: answers('What is written'),
      responsible_id: staff('Responsible'),
      created_by: staff('Begun by'),
      created_at: moment('Begun'),
      finished_at: moment('Agreed'),
      ended_at: moment('Ended'),
    },
  },
  document_version: {
    name: 'Agreed versions',
    says: 'Each document as it was agreed, with the reason for the change.',
    way: ofDocument,
    on: 'at',
    fields: {
      document_id: link,
      number: number('Version'),
      revision: hidden('counts how often it was saved'),
      answers: answers('What was agreed'),
      reason: words('Why'),
      staff_id: staff('By'),
      at: moment('When'),
    },
  },
  document_answer: {
    name: 'All that was ever typed',
    says: 'Every answer in a document as it was saved, also those that were changed later.',
    way: ofDocument,
    on: 'at',
    together: 'document_id',
    fields: {
      document_id: link,
      revision: hidden('counts how often it was saved'),
      field: words('Question'),
      value: words('Answer'),
      staff_id: staff('By'),
      at: moment('When'),
    },
  },
  document_presence: {
    name: 'Who had a document open',
    says: 'Who was writing on a document last, so that two people notice each other.',
    way: ofDocument,
    on: 'seen_at',
    together: 'document_id',
    fields: { document_id: link, staff_id: staff('Who'), seen_at: moment('When') },
  },
  concern: {
    name: 'Concerns',
    says: 'What a member of staff or a parent was worried about, and the reply.',
    way: own,
    on: 'raised_on',
    others: 'It may be a parent’s own words, or about other children.',
    fields: {
      id,
      pupil_id: child,
      raised_as: words('Raised by'),
      contact_id: saidBy,
      words: words('What was said'),
      noticed: words('What was noticed'),
      areas: words('Areas'),
      raised_on: day('Raised on'),
      reply_due_on: day('Reply due'),
      replied_on: day('Replied on'),
      reply: words('Reply'),
      replied_by: staff('Replied by'),
      closed_on: day('Closed on'),
      closed_because: words('Closed because'),
      ...written,
    },
  },
  view_given: {
    name: 'Views',
    says: 'What the child, a parent or a teacher said, or that they have not yet.',
    way: own,
    on: 'on_day',
    others: 'It is somebody’s own words, and may be a parent’s.',
    fields: {
      id,
      pupil_id: child,
      document_id: link,
      whose: words('Whose view'),
      contact_id: saidBy,
      staff_id: staff('Asked by'),
      state: words('State'),
      words: words('In their words'),
      how: words('How they were asked'),
      seen: words('What was seen'),
      interpreted: words('What an adult takes it to mean'),
      reason: words('Why not yet'),
      next_try_on: day('Asked again on'),
      on_day: day('On'),
      ...written,
    },
  },
  teacher_ask: {
    name: 'Questions to teachers',
    says: 'When the child’s teachers were asked what they see.',
    way: own,
    on: 'asked_at',
    fields: {
      id,
      pupil_id: child,
      document_id: link,
      asked_by: staff('Asked by'),
      asked_at: moment('Asked'),
      due_on: day('Answer by'),
    },
  },
  teacher_answer: {
    name: 'What teachers answered',
    says: 'What each teacher sees going well, finds difficult, and what helps.',
    way: { through: 'teacher_ask', by: 'ask_id' },
    on: 'answered_at',
    fields: {
      ask_id: link,
      staff_id: staff('Who'),
      going_well: words('Going well'),
      difficult: words('Difficult'),
      helps: words('What helps'),
      answered_at: moment('Answered'),
      reminded_at: moment('Reminded'),
    },
  },
  score: {
    name: 'Scores',
    says: 'Results of tests, on the scale of the test.',
    way: own,
    on: 'taken_on',
    fields: {
      id,
      pupil_id: child,
      test: words('Test'),
      taken_on: day('Taken on'),
      value: number('Result'),
      scale: words('Scale'),
      expected: number('Usual at this age'),
      ...written,
    },
  },
  advice: {
    name: 'Advice from specialists',
    says: 'What a professional from outside the school advised.',
    way: own,
    on: 'given_on',
    others: 'It is the words of somebody outside the school.',
    fields: {
      id,
      pupil_id: child,
      from_name: words('From'),
      profession: words('Profession'),
      given_on: day('Given on'),
      words: words('Advice'),
      ...written,
    },
  },
  decision: {
    name: 'Decisions',
    says: 'What the school decided about SEN support, why, and who was consulted.',
    way: own,
    on: 'decided_on',
    fields: {
      id,
      pupil_id: child,
      cycle_id: link,
      document_id: link,
      kind: words('Decision'),
      reasons: words('Reasons'),
      decided_by: staff('Decided by'),
      decided_on: day('Decided on'),
      parents_consulted: words('How parents were consulted'),
      child_consulted: words('How the child was consulted'),
      ...written,
    },
  },
} as const satisfies ChildTables<
  | 'cycle'
  | 'document'
  | 'document_version'
  | 'document_answer'
  | 'document_presence'
  | 'concern'
  | 'view_given'
  | 'teacher_ask'
  | 'teacher_answer'
  | 'score'
  | 'advice'
  | 'decision'
>;
