import { h } from 'preact';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import type { DocumentKind, KindName } from '../../documents/rules.ts';
import { findPupil } from '../../pupils/index.ts';
import { audienceOfEntry } from '../rules.ts';
import { entriesOf, findEntry, type FoundEntry } from '../store/entries.ts';
import { readDecision } from './forms.ts';
import { DecidePage, WhoMaySeePage } from './pages.tsx';
import { decideAudience, decisionsOn } from './store.ts';

export function decideRoutes(kinds: Readonly<Record<KindName, DocumentKind>>): readonly AnyRoute[] {
  const find = ({ db, viewer, params, today }: Ask) =>
    findEntry(
      db,
      viewer,
      { pupil: params['pupil']!, kind: params['kind']!, entry: params['entry']! },
      { today, kinds },
    );
  return [
    route({
      method: 'GET',
      at: paths.whoMaySee,
      may: "read a child's record",
      find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
      audit: { says: 'read', subject: 'who may see what', pupil: ({ id }) => id },
      answer: async ({ db, viewer, flash }, pupil) =>
        page(h(WhoMaySeePage, { viewer, flash, pupil, entries: await entriesOf(db, pupil.id, kinds) })),
    }),
    route({
      method: 'GET',
      at: paths.entryAudience,
      may: 'decide who may see an entry',
      find,
      audit: { says: 'read', subject: 'who may see an entry', pupil: ({ pupil }) => pupil.id },
      answer: (ask, found) => show(ask, found, untouched({ audience: audienceOfEntry(found.entry) })),
    }),
    route({
      method: 'POST',
      at: paths.entryAudience,
      may: 'decide who may see an entry',
      find,
      audit: { says: 'changed', subject: 'who may see an entry', pupil: ({ pupil }) => pupil.id },
      answer: async (ask, found) => {
        const { db, viewer, now, form } = ask;
        const { isRight, errors, ...decided } = readDecision(form, found.entry.kind);
        if (!isRight) return show(ask, found, { answers: { ...form }, errors }, 422);
        await decideAudience(db, found.entry, decided, { staffId: viewer.staffId, now });
        return redirect(paths.whoMaySee({ pupil: found.pupil.id }), 'It is kept, with your reason.');
      },
    }),
  ];
}

async function show(
  { db, viewer, flash, form: sent }: Ask,
  { pupil, entry }: FoundEntry,
  form: FormState,
  status: 200 | 422 = 200,
) {
  const once = typeof sent['once'] === 'string' ? sent['once'] : newId();
  const decisions = await decisionsOn(db, entry.id);
  return page(h(DecidePage, { viewer, flash, pupil, entry, decisions, form, once }), status);
}
