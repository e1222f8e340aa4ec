import type { Answers } from '../../basics/answers.ts';
import { textOf } from '../../basics/form-values.ts';
import type { Ask } from '../../web/route.ts';
import { notePresence } from './presence/store.ts';
import { answersIn, fieldsNamed, formOf, type DocumentKind, type StoredDocument } from './rules.ts';
import { saveAnswers, type Saved } from './store.ts';
import type { FormState } from '../../basics/form-state.ts';

export interface SentDocument {
  /** The document after what could be saved was saved. */
  readonly document: StoredDocument;
  readonly saved: Saved;
  /** What the person typed, to show again: their own words also where somebody else's stand in the document. */
  readonly form: FormState;
  /** Set when both changed the same answer: show the page again with status 409 and `Conflicts`. */
  readonly undecided: boolean;
}

/** Takes a posted document form: saves it field by field and tells what two people both changed. */
export async function takeDocumentForm(
  ask: Ask,
  document: StoredDocument,
  kind: DocumentKind,
): Promise<SentDocument> {
  const fields = fieldsNamed(ask.form, kind);
  const mine = answersIn(ask.form, fields);
  const base = Number(textOf(ask.form, 'revision')) || document.revision;
  const saved = await saveAnswers(ask.db, document, {
    base,
    mine,
    staffId: ask.viewer.staffId,
    now: ask.now,
  });
  await notePresence(ask.db, document.id, ask.viewer.staffId, ask.now);
  const shown: Answers = {
    ...saved.answers,
    ...Object.fromEntries(saved.conflicts.map(({ field, mine: my }) => [field, my])),
  };
  return {
    document: { ...document, revision: saved.revision, answers: saved.answers },
    saved,
    form: formOf(shown, fields),
    undecided: saved.conflicts.length > 0,
  };
}
