import type { SchoolDb } from '../connection.ts';
import { findingIn, type Finding, type Seal } from './chain.ts';
import { linesBetween, sealColumns } from './seal.ts';

/** The end of a chain as somebody wrote it down elsewhere. */
export interface KeptHead {
  readonly number: number;
  readonly digest: string;
}

export interface ChainState {
  readonly seals: number;
  /** Lines that are sealed, and those that wait for the next seal. */
  readonly lines: number;
  readonly waiting: number;
  readonly head: KeptHead | undefined;
  /** The first thing that is not as it was sealed; undefined when all is whole. */
  readonly finding: Finding | undefined;
}

/**
 * Goes through a school's whole audit from its first line, seal by seal, and compares it with what was sealed; with `kept`, also with
 * the ends of the chain that were written down elsewhere. Stops at the first thing that is wrong.
 */
export async function checkChain(
  db: SchoolDb,
  schoolId: string,
  kept: readonly KeptHead[] = [],
): Promise<ChainState> {
  let before: Seal | undefined;
  let [seals, lines] = [0, 0];
  const state = (finding?: Finding) => ({
    seals,
    lines,
    waiting: 0,
    head: before && { number: before.number, digest: before.digest },
    finding,
  });
  for (let seal = await sealAfter(db, 0); seal; seal = await sealAfter(db, seal.number)) {
    const held = await linesBetween(db, before, { at: seal.to_at, id: seal.to_id });
    const finding = findingIn(schoolId, before, seal, held) ?? notAsKept(seal, kept);
    if (finding) return state(finding);
    before = seal;
    seals += 1;
    lines += held.length;
  }
  const missing = kept.find(({ number }) => number > seals);
  if (missing) return state({ what: 'another chain', seal: missing.number });
  const waiting = await linesBetween(db, before, { at: '~', id: '~' });
  return { ...state(), waiting: waiting.length };
}

function notAsKept(seal: Seal, kept: readonly KeptHead[]): Finding | undefined {
  const differs = kept.some(({ number, digest }) => number === seal.number && digest !== seal.digest);
  return differs ? { what: 'another chain', seal: seal.number } : undefined;
}

async function sealAfter(db: SchoolDb, number: number): Promise<Seal | undefined> {
  return db
    .selectFrom('audit_seal')
    .select(sealColumns)
    .where('number', '>', number)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
}
