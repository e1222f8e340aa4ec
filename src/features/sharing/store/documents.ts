import type { Answers } from '../../../basics/answers.ts';
import type { Block } from '../../../basics/letter.ts';
import type { SchoolDb } from '../../../database/connection.ts';
import type { DocumentKind, KindName } from '../../documents/rules.ts';
import type { Entry } from '../rules.ts';
import { entry } from './entry.ts';

export type Kinds = Readonly<Record<KindName, DocumentKind>>;

export async function documents(db: SchoolDb, pupilId: string, kinds: Kinds): Promise<Entry[]> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('staff', 'staff.id', 'document.created_by')
    .select([
      'document.id as id',
      'kind',
      'created_at',
      'finished_at',
      'audience as kept',
      'staff.name as by',
    ])
    .where('document.pupil_id', '=', pupilId)
    .execute();
  const agreed = await newestVersions(db, pupilId);
  const letters = await newestLetters(db, pupilId);
  return rows.map(({ kind, ...row }): Entry => {
    const answers = agreed.get(row.id);
    // Parents have the letter; where there is none, or it never was a letter, the answers say it.
    const words = letters.get(row.id) ?? (answers ? inWords(kinds[kind], answers) : []);
    return {
      ...entry(
        kind,
        pupilId,
        { ...row, on: (row.finished_at ?? row.created_at).slice(0, 10) },
        kinds[kind].title,
        words,
      ),
      isFinished: answers !== undefined,
    };
  });
}

const inWords = (kind: DocumentKind, answers: Answers): Block[] =>
  kind.sections(answers).flatMap(({ heading, lines }): Block[] => {
    const said = lines.filter(({ text }) => text.trim() !== '');
    return said.length
      ? [
          { kind: 'heading', text: heading, level: 4 },
          { kind: 'list', items: said.map(({ label, text }) => `${label}: ${text}`) },
        ]
      : [];
  });

async function newestVersions(db: SchoolDb, pupilId: string): Promise<Map<string, Answers>> {
  const rows = await db
    .selectFrom('document_version')
    .innerJoin('document', 'document.id', 'document_version.document_id')
    .select(['document_id as id', 'document_version.answers as answers'])
    .where('document.pupil_id', '=', pupilId)
    .orderBy('number')
    .execute();
  return new Map(rows.map(({ id, answers }) => [id, JSON.parse(answers) as Answers]));
}

/** The words of the newest letter about each document: what parents were given of it. */
async function newestLetters(db: SchoolDb, pupilId: string): Promise<Map<string, Block[]>> {
  const rows = await db
    .selectFrom('notice')
    .select(['document_id as id', 'letter'])
    .where('pupil_id', '=', pupilId)
    .where('document_id', 'is not', null)
    .where('kind', 'in', ['early-discussion', 'sen-support-begins', 'plan-changed', 'review-record'])
    .orderBy('created_at')
    .execute();
  return new Map(
    rows.map(({ id, letter }) => [id!, (JSON.parse(letter) as { body: { blocks: Block[] } }).body.blocks]),
  );
}
