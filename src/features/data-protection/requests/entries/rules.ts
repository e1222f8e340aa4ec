/** Why something is left out. A closed list: what the law allows, no more (DPA 2018 Schedules 2 and 3; ICO). */
export const grounds = {
  'third-party': {
    name: 'Other people’s data',
    explains: 'It would tell something about somebody else, who has not agreed.',
    told: 'some information about other people',
  },
  'other-parent': {
    name: 'Another parent’s details, or a court order',
    explains: 'One parent’s details are never shown to another; court orders are honoured.',
    told: 'some information about other people',
  },
  'serious-harm': {
    name: 'Serious harm',
    explains:
      'It would be likely to cause serious harm to somebody. Check with your adviser who has to be asked.',
    told: 'information to which the serious harm test applies',
  },
  'child-abuse': {
    name: 'Child abuse data, not in the child’s interests',
    explains: 'It is about abuse or the risk of it, and giving it is not in the child’s interests.',
    told: 'information that the law lets us withhold in the interests of a child',
  },
} as const;

export type Ground = keyof typeof grounds;

export type Decision = 'undecided' | 'include' | 'withhold' | 'part';

export const decisionWords: Readonly<Record<Decision, string>> = {
  undecided: 'Not decided',
  include: 'Given whole',
  withhold: 'Left out',
  part: 'Given in part',
};

export interface EntryLine {
  readonly label: string;
  readonly text: string;
}

/** One entry of a child's record in words, ready to be read and decided on. */
export interface Entry {
  readonly table: string;
  readonly key: string;
  readonly title: string;
  readonly on: string | null;
  readonly lines: readonly EntryLine[];
  /** Told in confidence: for the SENCO and the head alone. That is no ground to leave it out, and a reason to look twice. */
  readonly isClosed?: boolean;
}

export interface Decided {
  readonly decision: Decision;
  readonly reason: string | null;
  /** Words that are left out of an entry that is given in part. */
  readonly words: readonly string[];
  readonly decidedBy: string | null;
  readonly confirmedBy: string | null;
}

export type NewDecision =
  | { readonly decision: 'include' }
  | { readonly decision: 'withhold'; readonly reason: Ground }
  | { readonly decision: 'part'; readonly reason: Ground; readonly words: readonly string[] };

/** What stands instead of words that are left out: always as long, so that it tells nothing of them. */
export const leftOut = '[left out]';

/** Words that are to be left out and do not stand in the entry: they would leave it as it is. */
export function wordsNotIn(entry: Pick<Entry, 'lines'>, words: readonly string[]): string[] {
  return words.filter((some) => {
    const { isIn } = lookedFor(some);
    return !entry.lines.some(({ text }) => isIn(text));
  });
}

/** The lines of an entry without these words, wherever they stand, in capitals or not. The longest go first. */
export function redact(lines: readonly EntryLine[], words: readonly string[]): EntryLine[] {
  const longestFirst = words.filter(Boolean).toSorted((a, b) => b.length - a.length);
  if (!longestFirst.length) return [...lines];
  const any = new RegExp(longestFirst.map(pattern).join('|'), 'giu');
  return lines.map(({ label, text }) => ({ label, text: text.normalize('NFC').replaceAll(any, leftOut) }));
}

// Where the page broke a line or wrote two spaces, whoever copied the words may have one.
const pattern = (words: string): string =>
  words
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`))
    .join(String.raw`\s+`);

/** Whether a second person has to agree: whenever something of an entry is left out. */
export const needsSecond = ({ decision }: Pick<Decided, 'decision'>): boolean =>
  decision === 'withhold' || decision === 'part';

/** Whether this person may agree: never to what they decided themselves. */
export const mayConfirm = (entry: Decided, staffId: string): boolean =>
  needsSecond(entry) && entry.confirmedBy === null && entry.decidedBy !== staffId;

export interface Standing {
  readonly undecided: number;
  /** Left out whole or in part, and nobody else has agreed yet. */
  readonly unconfirmed: number;
  readonly given: number;
  readonly inPart: number;
  readonly withheld: number;
}

/** How far the work on the entries is. */
export function standingOf(entries: readonly Decided[]): Standing {
  const count = (is: (entry: Decided) => boolean) => entries.filter(is).length;
  return {
    undecided: count(({ decision }) => decision === 'undecided'),
    unconfirmed: count((entry) => needsSecond(entry) && entry.confirmedBy === null),
    given: count(({ decision }) => decision === 'include'),
    inPart: count(({ decision }) => decision === 'part'),
    withheld: count(({ decision }) => decision === 'withhold'),
  };
}

/** What is still to be done before a copy can be made; empty when it can. */
export function stillToDo(
  { undecided, unconfirmed }: Standing,
  gathered: boolean,
  changed: number,
): string[] {
  const entries = (count: number) => (count === 1 ? 'One entry is' : `${count} entries are`);
  if (!gathered) return ['The entries are not gathered yet.'];
  return [
    ...(changed ? [`${entries(changed)} new or changed since the last time: gather again.`] : []),
    ...(undecided ? [`${entries(undecided)} not decided on yet.`] : []),
    ...(unconfirmed ? [`${entries(unconfirmed)} left out, and nobody else has agreed yet.`] : []),
  ];
}

/** What goes into the copy: entries that are given, those in part without the words that are left out. Of withheld ones nothing. */
export function given(entries: readonly (Entry & Decided)[]): Entry[] {
  return entries
    .filter(({ decision }) => decision === 'include' || decision === 'part')
    .map(({ table, key, title, on, lines, decision, words }) => ({
      table,
      key,
      title,
      on,
      lines: decision === 'part' ? redact(lines, words) : lines,
    }));
}

/** Why something was left out, in the words for the person who asked; no counts, since they could tell what it was. */
export function toldGrounds(entries: readonly Decided[]): string[] {
  const used = entries
    .filter(needsSecond)
    .flatMap(({ reason }) => (isGround(reason) ? [grounds[reason].told] : []));
  return [...new Set(used)].toSorted();
}

export const isGround = (reason: string | null): reason is Ground =>
  reason !== null && Object.hasOwn(grounds, reason);

/**
 * Entries that are given although words stand in them that were left out of another: somebody should look again. The story so far
 * repeats what was seen, and a version what was typed.
 */
export function alsoIn<E extends Entry & Decided>(entries: readonly E[]): { words: string; entry: E }[] {
  const words = new Set(entries.flatMap(wordsLeftOut));
  const rest = entries
    .filter(({ decision }) => decision === 'include' || decision === 'part')
    .map((entry) => ({
      entry,
      lines: given([entry])[0]!.lines.map(({ text }) => ({ text, ...lookedFor(text) })),
    }));
  return [...words].flatMap((some) => {
    const { isIn } = lookedFor(some);
    return rest
      .filter(({ lines }) => lines.some((line) => isIn(line.text) || (line.isLong && line.isIn(some))))
      .map(({ entry }) => ({ words: some, entry }));
  });
}

/** Some words made ready to be looked for in many texts: what is costly is done once, and only if it is asked for. */
function lookedFor(words: string) {
  let made: RegExp | undefined;
  return {
    isLong: isLong(words),
    isIn: (text: string): boolean => (made ??= new RegExp(pattern(words), 'iu')).test(text.normalize('NFC')),
  };
}

// A date or a name in a withheld entry stands in many others and tells nothing of it; a sentence does.
const isLong = (text: string): boolean => text.trim().split(/\s+/).length >= 6;

function wordsLeftOut({ decision, words, lines }: Entry & Decided): readonly string[] {
  if (decision === 'part') return words;
  return decision === 'withhold' ? lines.map(({ text }) => text.trim()).filter(isLong) : [];
}
