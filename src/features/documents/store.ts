import { changedFields, merge, withChanges, type Answers, type Conflict } from '../../basics/answers.ts';
import type { Viewer } from '../../basics/viewer.ts';
import type { SchoolDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';
import { visibleTo } from '../../database/visible-pupils.ts';
import { findPupil, type Pupil } from '../pupils/index.ts';
import type { KindName, StoredDocument } from './rules.ts';

/** A document about a child that this viewer may see; of one kind when `kind` is given. */
export async function findDocument(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
  kind?: KindName,
): Promise<StoredDocument | undefined> {
  const row = await documents(db)
    .innerJoin('pupil', 'pupil.id', 'document.pupil_id')
    .where('document.id', '=', id)
    .where(visibleTo(viewer, today))
    .$if(kind !== undefined, (question) => question.where('document.kind', '=', kind!))
    .executeTakeFirst();
  return row && asStored(row);
}

export interface FoundDocument {
  readonly document: StoredDocument;
  readonly pupil: Pupil;
}

/** The same with its child, for a page that names them. */
export async function findWithPupil(
  db: SchoolDb,
  viewer: Viewer,
  id: string,
  today: string,
  kind?: KindName,
): Promise<FoundDocument | undefined> {
  const document = await findDocument(db, viewer, id, today, kind);
  const pupil = document && (await findPupil(db, viewer, document.pupilId, today));
  return document && pupil && { document, pupil };
}

/** A child's documents of one kind, newest first. The caller has found the child through the viewer. */
export async function documentsOf(db: SchoolDb, pupilId: string, kind: KindName): Promise<StoredDocument[]> {
  const rows = await documents(db)
    .where('document.pupil_id', '=', pupilId)
    .where('document.kind', '=', kind)
    .orderBy('document.created_at', 'desc')
    .orderBy('document.id', 'desc')
    .execute();
  return rows.map(asStored);
}

export interface NewDocument {
  readonly pupilId: string;
  readonly cycleId: string | null;
  readonly kind: KindName;
  readonly answers?: Answers;
  readonly staffId: string;
  readonly now: string;
}

/** Begins a draft, with answers to start from if there are any. Gives its id. */
export async function beginDocument(db: SchoolDb, draft: NewDocument): Promise<string> {
  const id = newId();
  const answers = withChanges({}, draft.answers ?? {});
  await db
    .insertInto('document')
    .values({
      id,
      pupil_id: draft.pupilId,
      cycle_id: draft.cycleId,
      kind: draft.kind,
      status: 'draft',
      revision: 1,
      answers: JSON.stringify(answers),
      created_by: draft.staffId,
      created_at: draft.now,
      finished_at: null,
      ended_at: null,
    })
    .execute();
  await keepAnswers(db, id, 1, answers, draft.staffId, draft.now);
  return id;
}

export interface Save {
  /** The revision the form was read at. */
  readonly base: number;
  /** The form's own fields, all of them. */
  readonly mine: Answers;
  readonly staffId: string;
  readonly now: string;
}

export interface Saved {
  readonly revision: number;
  readonly answers: Answers;
  /** Fields that somebody else changed otherwise since `base`: not saved, to be decided by the person. */
  readonly conflicts: readonly (Conflict & { readonly by: string })[];
  /** Fields of the form that others changed since `base` and I did not. */
  readonly changedByOthers: readonly string[];
}

/** Joins what one person sends with what others saved meanwhile, field by field. Sent twice, it changes nothing more. */
export async function saveAnswers(db: SchoolDb, document: StoredDocument, save: Save): Promise<Saved> {
  const current = document.answers;
  const base = save.base >= document.revision ? current : await answersAt(db, document.id, save.base);
  const { merged, conflicts } = merge({ base, current, mine: withChanges(base, save.mine) });
  const disputed = new Set(conflicts.map(({ field }) => field));
  const changes = changedFields(current, merged).filter((field) => !disputed.has(field));
  const changedByOthers = changedFields(base, current).filter(
    (field) => field in save.mine && !disputed.has(field),
  );
  const revision = changes.length ? document.revision + 1 : document.revision;
  const answers = withChanges(
    current,
    Object.fromEntries(changes.map((field) => [field, merged[field] ?? ''])),
  );
  if (changes.length) {
    await keepAnswers(
      db,
      document.id,
      revision,
      Object.fromEntries(changes.map((field) => [field, merged[field] ?? ''])),
      save.staffId,
      save.now,
    );
    await db
      .updateTable('document')
      .set({ revision, answers: JSON.stringify(answers) })
      .where('id', '=', document.id)
      .execute();
  }
  const by = conflicts.length ? await lastWriters(db, document.id, [...disputed]) : new Map<string, string>();
  return {
    revision,
    answers,
    conflicts: conflicts.map((conflict) => ({ ...conflict, by: by.get(conflict.field) ?? 'Somebody' })),
    changedByOthers,
  };
}

/** What the answers were when the document had this revision. */
export async function answersAt(db: SchoolDb, documentId: string, revision: number): Promise<Answers> {
  const rows = await db
    .selectFrom('document_answer')
    .select(['field', 'value'])
    .where('document_id', '=', documentId)
    .where('revision', '<=', revision)
    .orderBy('revision')
    .execute();
  return withChanges({}, Object.fromEntries(rows.map(({ field, value }) => [field, value])));
}

/** Marks a finished document as no longer in force. */
export async function endDocument(db: SchoolDb, documentId: string, now: string): Promise<void> {
  await db
    .updateTable('document')
    .set({ status: 'ended', ended_at: now })
    .where('id', '=', documentId)
    .execute();
}

function documents(db: SchoolDb) {
  return db
    .selectFrom('document')
    .select([
      'document.id as id',
      'document.pupil_id as pupilId',
      'document.cycle_id as cycleId',
      'document.kind as kind',
      'document.status as status',
      'document.revision as revision',
      'document.answers as answers',
      'document.created_by as createdBy',
      'document.created_at as createdAt',
      'document.finished_at as finishedAt',
      'document.ended_at as endedAt',
    ]);
}

function asStored(row: Omit<StoredDocument, 'answers'> & { answers: string }): StoredDocument {
  return { ...row, answers: JSON.parse(row.answers) as Answers };
}

async function keepAnswers(
  db: SchoolDb,
  documentId: string,
  revision: number,
  answers: Answers,
  staffId: string,
  now: string,
): Promise<void> {
  const rows = Object.entries(answers).map(([field, value]) => ({
    document_id: documentId,
    revision,
    field,
    value,
    staff_id: staffId,
    at: now,
  }));
  for (let i = 0; i < rows.length; i += 200)
    await db
      .insertInto('document_answer')
      .values(rows.slice(i, i + 200))
      .execute();
}

async function lastWriters(
  db: SchoolDb,
  documentId: string,
  fields: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('document_answer')
    .innerJoin('staff', 'staff.id', 'document_answer.staff_id')
    .select(['field', 'staff.name as name'])
    .where('document_id', '=', documentId)
    .where('field', 'in', fields)
    .orderBy('revision')
    .execute();
  return new Map(rows.map(({ field, name }) => [field, name]));
}
