import { h } from 'preact';
import { may } from '../../basics/permissions.ts';
import { fullNameOf } from '../pupils/rules.ts';
import { page, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { paths } from '../../paths.ts';
import { takeDocumentForm } from './form.ts';
import { whoElseIsIn } from './presence/store.ts';
import { labelOf, type DocumentKind, type KindName } from './rules.ts';
import { findDocument, findWithPupil } from './store.ts';
import { VersionPage } from './versions/pages.tsx';
import { versionsOf } from './versions/store.ts';

/** Saving as one types, and versions as they were, for every kind of document that the features describe. */
export function documentRoutes(kinds: Readonly<Record<KindName, DocumentKind>>): readonly AnyRoute[] {
  return [
    route({
      method: 'POST',
      at: paths.documentSave,
      may: 'write a document',
      find: async ({ db, viewer, params, today }) => {
        const document = await findDocument(db, viewer, params['document']!, today);
        return document?.status === 'draft' && may(viewer, kinds[document.kind].may) ? document : undefined;
      },
      audit: { nothing: 'every answer is kept with who gave it and when' },
      answer: async (ask, document) => {
        const kind = kinds[document.kind];
        const { saved } = await takeDocumentForm(ask, document, kind);
        const others = await whoElseIsIn(ask.db, document.id, ask.viewer.staffId, ask.now);
        const data = {
          revision: saved.revision,
          at: ask.now,
          others,
          conflicts: saved.conflicts.map(({ field, theirs, by }) => ({
            field,
            theirs,
            by,
            label: labelOf(kind, saved.answers, field),
          })),
          changed: Object.fromEntries(
            saved.changedByOthers.map((field) => [field, saved.answers[field] ?? '']),
          ),
        };
        return { kind: 'data', data, status: 200 };
      },
    }),
    route({
      method: 'GET',
      at: paths.documentVersion,
      may: "read a child's record",
      find: (ask) => findVersion(ask),
      audit: { says: 'read', subject: 'version of a document', pupil: ({ document }) => document.pupilId },
      answer: ({ viewer }, { document, version, versions, childName }) =>
        page(h(VersionPage, { viewer, document, version, versions, childName, kind: kinds[document.kind] })),
    }),
  ];
}

async function findVersion({ db, viewer, params, today }: Ask) {
  const found = await findWithPupil(db, viewer, params['document']!, today);
  if (!found) return undefined;
  const { document, pupil } = found;
  const versions = await versionsOf(db, document.id);
  const version = versions.find(({ number }) => String(number) === params['version']);
  return version && { document, version, versions, childName: fullNameOf(pupil) };
}
