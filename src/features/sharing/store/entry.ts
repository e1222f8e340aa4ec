import type { EntryKindName, KeptAudience } from '../../../basics/audience.ts';
import type { Block } from '../../../basics/letter.ts';
import type { Entry } from '../rules.ts';

interface Written {
  readonly id: string;
  readonly on: string;
  readonly kept: KeptAudience;
  readonly by: string;
}

/** A row as an entry: its words are paragraphs, and what is empty is left out. */
export const entry = (
  kind: EntryKindName,
  pupilId: string,
  { id, on, kept, by }: Written,
  title: string,
  words: readonly (Block | string | null | undefined | false)[],
  said: Pick<Entry, 'isAParents' | 'saidBy'> = { isAParents: false, saidBy: null },
): Entry => ({
  kind,
  id,
  pupilId,
  on,
  kept,
  by,
  title,
  words: words.flatMap((one): Block[] =>
    typeof one === 'string' && one ? [{ kind: 'paragraph', text: one }] : one ? [one as Block] : [],
  ),
  ...said,
  isFinished: true,
});
