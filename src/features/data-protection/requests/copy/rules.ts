import type { Block, Letter } from '../../../../basics/letter.ts';
import { formatDate } from '../../../../basics/dates.ts';
import type { Entry } from '../entries/rules.ts';
import { requestKinds, type RequestKind } from '../rules.ts';

/** A copy as it is given: nothing in it that is left out, not even that there was something, unless it is told. */
export interface Copy {
  readonly school: string;
  readonly child: string;
  readonly kind: RequestKind;
  readonly askedBy: string;
  readonly receivedOn: string;
  readonly madeOn: string;
  readonly chapters: readonly Chapter[];
  /** What was left out, in words without a count; empty when it is not told or nothing was. */
  readonly leftOut: readonly string[];
}

export interface Chapter {
  readonly name: string;
  readonly says: string;
  readonly entries: readonly Pick<Entry, 'title' | 'on' | 'lines'>[];
}

/** Entries by their kind, in the order they come in. Keys and names of tables stay behind. */
export function chaptersOf(
  entries: readonly Entry[],
  about: (table: string) => { readonly name: string; readonly says: string },
): Chapter[] {
  return [...Map.groupBy(entries, ({ table }) => table)].map(([table, all]) => ({
    name: about(table).name,
    says: about(table).says,
    entries: all.map(({ title, on, lines }) => ({ title, on, lines })),
  }));
}

/** 'Copy of what is held' or 'Educational record'. */
export const titleOf = ({ kind }: Pick<Copy, 'kind'>): string =>
  kind === 'subject-access' ? 'Copy of what is held' : 'Educational record';

/** The first paragraph: whose it is, who asked for it and when. */
export const opening = (copy: Copy): string =>
  `This is what ${copy.school} holds in Alongside about ${copy.child}. It was made on ${formatDate(copy.madeOn)} for ${copy.askedBy}: ${requestKinds[copy.kind].name.toLowerCase()}, received on ${formatDate(copy.receivedOn)}.`;

/** What was left out, for the person who asked; undefined when it is not told. */
export const tellsLeftOut = ({ leftOut }: Copy): string | undefined =>
  leftOut.length ? `The law lets us leave out, and we have left out, ${leftOut.join('; ')}.` : undefined;

/** The copy as a letter, to be printed. */
export function copyAsLetter(copy: Copy, head: Pick<Letter, 'school' | 'signedBy' | 'footer'>): Letter {
  const told = tellsLeftOut(copy);
  return {
    language: 'en-GB',
    ...head,
    date: copy.madeOn,
    to: { name: copy.askedBy, addressLines: [] },
    about: titleOf(copy),
    greeting: `Dear ${copy.askedBy},`,
    blocks: [
      { kind: 'paragraph', text: opening(copy) },
      ...(told ? [{ kind: 'paragraph', text: told } as const] : []),
      ...copy.chapters.flatMap(chapterBlocks),
    ],
    signOff: 'With kind regards',
  };
}

const chapterBlocks = ({ name, says, entries }: Chapter): Block[] => [
  { kind: 'heading', text: name, level: 2 },
  { kind: 'paragraph', text: says },
  ...entries.flatMap(({ title, lines }): Block[] => [
    ...(title === name ? [] : [{ kind: 'heading', text: title, level: 3 } as const]),
    { kind: 'list', items: lines.map(({ label, text }) => `${label}: ${text}`) },
  ]),
];
