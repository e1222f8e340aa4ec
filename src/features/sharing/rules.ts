import {
  audienceOf,
  entryKind,
  entryKindNames,
  isSharedWithChild,
  isSharedWithParents,
  type Audience,
  type EntryKindName,
  type KeptAudience,
} from '../../basics/audience.ts';
import { formatDate } from '../../basics/dates.ts';
import type { Block, Letter } from '../../basics/letter.ts';

/** An entry of a child's record, as its audience is decided and as it is given. */
export interface Entry {
  readonly kind: EntryKindName;
  readonly id: string;
  readonly pupilId: string;
  /** The day it is about. */
  readonly on: string;
  readonly title: string;
  readonly words: readonly Block[];
  readonly kept: KeptAudience;
  /** Who wrote it down. */
  readonly by: string;
  /** The parent who said it; null where it was not a parent, or one who is not on the list. */
  readonly saidBy: string | null;
  readonly isAParents: boolean;
  /** A draft is nobody's but staff's, whatever its audience. */
  readonly isFinished: boolean;
}

/** What somebody decided about an entry's audience. */
export interface Decision {
  readonly audience: Audience;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

export const audienceOfEntry = ({ kind, kept }: Pick<Entry, 'kind' | 'kept'>): Audience =>
  audienceOf(kind, kept);

/** To whom what is shared is given. */
export type Recipient =
  | { readonly who: 'parent'; readonly id: string; readonly name: string }
  | { readonly who: 'child'; readonly id: 'child'; readonly name: string };

/** Whether an entry is shared with this person. What one parent said is never shown to another. */
export function isFor(entry: Entry, to: Recipient): boolean {
  if (!entry.isFinished) return false;
  if (to.who === 'child') return isSharedWithChild(audienceOfEntry(entry));
  const isOwn = !entry.isAParents || entry.saidBy === to.id;
  return isOwn && isSharedWithParents(audienceOfEntry(entry));
}

export interface Chapter {
  readonly kind: EntryKindName;
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Entries by their kind, each in the order given; kinds without one are left out. */
export function chaptersOf(entries: readonly Entry[]): Chapter[] {
  return entryKindNames
    .map((kind) => ({
      kind,
      name: entryKind(kind).name,
      entries: entries.filter((entry) => entry.kind === kind),
    }))
    .filter((chapter) => chapter.entries.length > 0);
}

/** What is shared with one person, as a letter to be printed. */
export function sharedLetter(
  entries: readonly Entry[],
  { childName, to, today }: { readonly childName: string; readonly to: Recipient; readonly today: string },
  head: Pick<Letter, 'school' | 'signedBy' | 'footer'>,
): Letter {
  const { school, signedBy, footer } = head;
  return {
    language: 'en-GB',
    school,
    signedBy,
    footer,
    date: today,
    to: { name: to.name, addressLines: [] },
    about: to.who === 'child' ? 'What we have written down' : `What we share with you about ${childName}`,
    greeting: `Dear ${to.name},`,
    blocks: [
      { kind: 'paragraph', text: openingFor(to, childName) },
      ...chaptersOf(entries.filter((entry) => isFor(entry, to))).flatMap(chapterBlocks),
    ],
    signOff: 'With kind regards',
  };
}

const openingFor = ({ who }: Recipient, childName: string): string =>
  who === 'child'
    ? 'This is what school has written down about you and wants you to have. If something is not right, tell an adult you trust.'
    : `This is what we have written down about ${childName} and share with you. If something is not as you know it, tell us: we write down what you say beside it.`;

const chapterBlocks = ({ name, entries }: Chapter): Block[] => [
  { kind: 'heading', text: name, level: 2 },
  ...entries.flatMap(({ title, on, words }): Block[] => [
    { kind: 'heading', text: `${title}, ${formatDate(on)}`, level: 3 },
    // Words that come from a letter bring their own headings, which stand under this one.
    ...words.map((block): Block => (block.kind === 'heading' ? { ...block, level: 4 } : block)),
  ]),
];
