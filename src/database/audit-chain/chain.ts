import { createHash } from 'node:crypto';

/** A line of the audit, as it is kept. */
export interface KeptLine {
  readonly id: string;
  readonly at: string;
  readonly staff_id: string | null;
  readonly action: string;
  readonly subject: string;
  readonly pupil_id: string | null;
}

export interface Seal {
  readonly number: number;
  readonly sealed_at: string;
  readonly from_at: string;
  readonly from_id: string;
  readonly to_at: string;
  readonly to_id: string;
  readonly lines: number;
  readonly marks: string;
  readonly previous: string;
  readonly digest: string;
}

/** What is not as it was sealed: the first thing found, in the order of the chain. */
export type Finding =
  | {
      readonly what: 'changed' | 'removed' | 'inserted';
      readonly seal: number;
      readonly lineId: string;
      /** When the line says that it happened; of a removed one, nobody knows. */
      readonly at?: string;
    }
  | { readonly what: 'seal removed' | 'seal changed'; readonly seal: number }
  /** Not the digest that was kept elsewhere: the chain was made anew, or its end cut off. */
  | { readonly what: 'another chain'; readonly seal: number };

/** The next seal over these lines, which follow the last one's in the order of time and id. Refuses to seal nothing. */
export function nextSeal(
  schoolId: string,
  last: Seal | undefined,
  lines: readonly KeptLine[],
  now: string,
): Seal {
  const end = lines.at(-1);
  if (!end) throw new RangeError('There is nothing to seal');
  const facts = {
    number: (last?.number ?? 0) + 1,
    sealed_at: now,
    from_at: last?.to_at ?? '',
    from_id: last?.to_id ?? '',
    to_at: end.at,
    to_id: end.id,
    lines: lines.length,
    marks: lines.map((line) => `${line.id} ${markOf(line)}`).join('\n'),
    previous: last?.digest ?? '',
  };
  return { ...facts, digest: digestOf(schoolId, facts, lines) };
}

/** What differs between a seal, the one before it, and the lines that now lie within it; undefined when it is whole. */
export function findingIn(
  schoolId: string,
  before: Seal | undefined,
  seal: Seal,
  lines: readonly KeptLine[],
): Finding | undefined {
  const expected = (before?.number ?? 0) + 1;
  if (seal.number !== expected) return { what: 'seal removed', seal: expected };
  const follows =
    seal.previous === (before?.digest ?? '') &&
    seal.from_at === (before?.to_at ?? '') &&
    seal.from_id === (before?.to_id ?? '');
  if (!follows) return { what: 'seal changed', seal: seal.number };
  if (digestOf(schoolId, seal, lines) === seal.digest) return undefined;
  return firstDifference(seal, lines) ?? { what: 'seal changed', seal: seal.number };
}

function firstDifference(seal: Seal, lines: readonly KeptLine[]): Finding | undefined {
  const sealed = seal.marks.split('\n').map((mark) => mark.split(' ') as [string, string]);
  const known = new Set(sealed.map(([id]) => id));
  const there = new Map(lines.map((line) => [line.id, line]));
  const inserted = lines.find(({ id }) => !known.has(id));
  const wrong = sealed.find(([id, mark]) => {
    const line = there.get(id);
    return !line || markOf(line) !== mark;
  });
  // A line that was given another time or id is missing where it stood and new where it stands; what is missing says more.
  if (!wrong)
    return inserted && { what: 'inserted', seal: seal.number, lineId: inserted.id, at: inserted.at };
  const line = there.get(wrong[0]);
  return line
    ? { what: 'changed', seal: seal.number, lineId: line.id, at: line.at }
    : { what: 'removed', seal: seal.number, lineId: wrong[0] };
}

type Facts = Omit<Seal, 'digest'>;

function digestOf(schoolId: string, facts: Facts, lines: readonly KeptLine[]): string {
  const { number, sealed_at, from_at, from_id, to_at, to_id, lines: count, previous } = facts;
  const hash = createHash('sha256');
  hash.update(`${JSON.stringify([schoolId, number, sealed_at, from_at, from_id, to_at, to_id, count])}\n`);
  hash.update(`${previous}\n`);
  for (const line of lines) hash.update(`${wholeOf(line)}\n`);
  return hash.digest('hex');
}

const wholeOf = ({ id, at, staff_id, action, subject, pupil_id }: KeptLine): string =>
  JSON.stringify([id, at, staff_id, action, subject, pupil_id]);

const markOf = (line: KeptLine): string =>
  createHash('sha256').update(wholeOf(line)).digest('base64url').slice(0, 16);
