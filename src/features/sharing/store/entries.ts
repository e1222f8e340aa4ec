import type { EntryKindName } from '../../../basics/audience.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import { findPupil, type Pupil } from '../../pupils/index.ts';
import type { Entry } from '../rules.ts';
import { documents, type Kinds } from './documents.ts';
import { advice, diagnoses, needs, scores, strengths } from './known.ts';
import { concerns, observations, views } from './said.ts';

type Reading = (db: SchoolDb, pupilId: string, kinds: Kinds) => Promise<Entry[]>;

/** Where entries of each kind are read; all documents in one place. */
const readings: Readonly<Record<EntryKindName, Reading>> = {
  concern: concerns,
  view: views,
  observation: observations,
  advice,
  score: scores,
  diagnosis: diagnoses,
  strength: strengths,
  need: needs,
  'early-discussion': documents,
  assessment: documents,
  plan: documents,
  review: documents,
};

/** Every entry of a child, newest first. The caller has found the child; closed ones are there for whoever may see them. */
export async function entriesOf(db: SchoolDb, pupilId: string, kinds: Kinds): Promise<Entry[]> {
  const all: Entry[] = [];
  for (const read of new Set(Object.values(readings))) all.push(...(await read(db, pupilId, kinds)));
  return all.toSorted((a, b) => b.on.localeCompare(a.on) || b.id.localeCompare(a.id));
}

export interface FoundEntry {
  readonly pupil: Pupil;
  readonly entry: Entry;
}

/** One entry of a child that this viewer may see. */
export async function findEntry(
  db: SchoolDb,
  viewer: Viewer,
  at: { readonly pupil: string; readonly kind: string; readonly entry: string },
  { today, kinds }: { readonly today: string; readonly kinds: Kinds },
): Promise<FoundEntry | undefined> {
  const pupil = await findPupil(db, viewer, at.pupil, today);
  if (!pupil || !Object.hasOwn(readings, at.kind)) return undefined;
  const entries = await readings[at.kind as EntryKindName](db, pupil.id, kinds);
  const entry = entries.find(({ kind, id }) => kind === at.kind && id === at.entry);
  return entry && { pupil, entry };
}
