import { itemsOf, type Answers } from '../../../basics/answers.ts';
import type { FieldNames } from '../../documents/rules.ts';

/** The pages of a review, in the order of a meeting. Any may be filled in first. */
export const parts = [
  { id: 'views', title: 'What works, and what does not', hint: 'The parents, the child, the school' },
  { id: 'outcomes', title: 'What came of each outcome', hint: 'Beside where the child started' },
  { id: 'support', title: 'What happens to the support', hint: 'Continue, change or stop' },
  { id: 'actions', title: 'Who does what, by when', hint: 'Parents, child and school' },
  { id: 'next', title: 'The next step', hint: 'With the reasons for and against' },
  { id: 'meeting', title: 'The meeting', hint: 'When it was, and who took part' },
] as const;

export type PartId = (typeof parts)[number]['id'];

export const isPart = (id: string | undefined): id is PartId => parts.some((part) => part.id === id);

const ofViews = (name: string, side: string): FieldNames => [
  `${name}.state`,
  `working.${side}`,
  `notWorking.${side}`,
  `${name}.text`,
  `${name}.reason`,
  `${name}.tryOn:date`,
];

const ofItems = (answers: Answers, list: string, fields: FieldNames): FieldNames =>
  itemsOf(answers, list).flatMap(({ id }) => fields.map((field) => `${list}.${id}.${field}`));

/** The fields on one page of the review, as it stands. */
export function fieldsOf(part: PartId, answers: Answers): FieldNames {
  switch (part) {
    case 'meeting':
      return ['meetingOn:date', 'parentsPart', 'parentsPresent', 'parentsAbsent', 'childPart', 'others'];
    case 'views':
      return [
        ...ofViews('parentsViews', 'parents'),
        ...ofViews('childsViews', 'child'),
        'working.school',
        'notWorking.school',
      ];
    case 'outcomes':
      return ofItems(answers, 'result', ['exitValue', 'exitTool', 'result', 'evidence']);
    case 'support':
      return ofItems(answers, 'decision', ['decision', 'why']);
    case 'actions':
      return ofItems(answers, 'action', ['what', 'staffId', 'who', 'dueOn:date']);
    case 'next':
      return ['wellBelowPeers:many', 'nextStep', 'specialist', 'nextStepWhy'];
  }
}

const partOfList: Readonly<Record<string, PartId>> = {
  result: 'outcomes',
  decision: 'support',
  action: 'actions',
  parentsViews: 'views',
  childsViews: 'views',
  working: 'views',
  notWorking: 'views',
  nextStep: 'next',
  nextStepWhy: 'next',
};

const oneItemEach: Answers = { 'result.*.what': '', 'decision.*.what': '', 'action.*.what': '' };

/** The fields of all pages, with a star for the item of a list. */
export const allFields: FieldNames = parts.flatMap(({ id }) => fieldsOf(id, oneItemEach));

/** The page on which a field is answered. */
export const partOf = (field: string): PartId => partOfList[field.split('.')[0]!] ?? 'meeting';
