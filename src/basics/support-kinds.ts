/** The ten kinds of help that SEN support can be. The number is kept in records; never renumber. */
export type SupportKind = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export type SupportKindText = {
  readonly kind: SupportKind;
  readonly label: string;
  readonly explains: string;
};

export const supportKinds: readonly SupportKindText[] = [
  {
    kind: 1,
    label: 'A special learning programme',
    explains: 'Teaching made for this child, with its own steps and aim',
  },
  { kind: 2, label: 'Extra help from an adult', explains: 'A teacher or assistant helps for a stated time' },
  {
    kind: 3,
    label: 'Materials and equipment',
    explains: 'Things made, changed or lent, such as a writing slope or larger print',
  },
  {
    kind: 4,
    label: 'Working in a small group',
    explains: 'Learning or practising with a few other children',
  },
  {
    kind: 5,
    label: 'Observing and keeping records',
    explains: 'Watching in class or at break, and writing down what is seen',
  },
  { kind: 6, label: 'Help to take part in class', explains: 'What adults do so that the child can join in' },
  {
    kind: 7,
    label: 'Checking understanding',
    explains: 'Making sure the child has understood, and encouraging questions and having a go',
  },
  {
    kind: 8,
    label: 'Help with friends and play',
    explains: 'Helping other children to work or play with this child',
  },
  {
    kind: 9,
    label: 'Physical or personal care',
    explains: 'Help with eating, moving safely, using the toilet or dressing',
  },
  {
    kind: 10,
    label: 'Specialist advice',
    explains: 'Seeking advice from somebody outside, and putting it to use',
  },
];

export function supportKind(kind: number | string): SupportKindText | undefined {
  return supportKinds.find((each) => String(each.kind) === String(kind).trim());
}

/** What this kind also needs, as practice: a care plan with consent for 9, a record of observations for 5. */
export function alsoNeeded(kind: SupportKind): string | undefined {
  if (kind === 9) return 'An intimate care plan that parents have agreed to';
  return kind === 5 ? 'A record of what is observed' : undefined;
}
