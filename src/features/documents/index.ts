export { takeDocumentForm, type SentDocument } from './form.ts';
export { notePresence, whoElseIsIn } from './presence/store.ts';
export {
  beginDocument,
  documentsOf,
  endDocument,
  findWithPupil,
  saveAnswers,
  type FoundDocument,
} from './store.ts';
export { agreeVersion, versionsOf, versionsWithChanges } from './versions/store.ts';
export type { StoredDocument, Version } from './rules.ts';
