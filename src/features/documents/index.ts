export { takeDocumentForm, type SentDocument } from './form.ts';
export { notePresence, whoElseIsIn } from './presence/store.ts';
export { beginDocument, documentsOf, endDocument, findDocument, saveAnswers } from './store.ts';
export { agreeVersion, versionsOf } from './versions/store.ts';
export type { StoredDocument, Version } from './rules.ts';
