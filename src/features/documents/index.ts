export { takeDocumentForm, type SentDocument } from './form.ts';
export { notePresence, whoElseIsIn } from './presence/store.ts';
export {
  beginDocument,
  documentsOf,
  endDocument,
  findDocument,
  saveAnswers,
  type StoredDocument,
} from './store.ts';
export { agreeVersion, versionsOf, type Version } from './versions/store.ts';
