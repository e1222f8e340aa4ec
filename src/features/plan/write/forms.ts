import type { FieldNames } from '../../documents/rules.ts';

/** The two lists of a plan, by the word in their address. */
export const lists = { outcomes: 'outcome', provisions: 'provision' } as const;

export type ListName = keyof typeof lists;

export const isList = (name: string): name is ListName => name in lists;

export const fieldsOfOutcome = (id: string): FieldNames =>
  [
    'statement',
    'childWords',
    'area',
    'baseline',
    'baselineOn:date',
    'tool',
    'target',
    'targetOn:date',
    'measure',
  ].map((field) => `outcome.${id}.${field}`);

export const fieldsOfProvision = (id: string): FieldNames =>
  [
    'kinds:many',
    'what',
    'additional',
    'outcomeIds:many',
    'groupId',
    'whoId',
    'whoName',
    'weekdays:many',
    'startsAt',
    'sessionsPerWeek',
    'minutes',
    'weeks',
    'groupSize',
    'place',
  ].map((field) => `provision.${id}.${field}`);

export const fieldsOfWhole: FieldNames = [
  'expectedImpact',
  'strategies',
  'home',
  'responsibleTeacherId',
  'reviewOn:date',
];

const fieldsOfConsultation = (consulted: string, views: string): FieldNames => [
  `${consulted}.on:date`,
  `${consulted}.how`,
  `${views}.state`,
  `${views}.text`,
  `${views}.reason`,
  `${views}.tryOn:date`,
];

export const fieldsOfTalk: FieldNames = [
  ...fieldsOfConsultation('parentsConsulted', 'parentsViews'),
  ...fieldsOfConsultation('childConsulted', 'childsViews'),
];
