import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { renderLetter } from '../../../../files/letter.ts';
import { roleNames } from '../../../../basics/viewer.ts';
import { paths } from '../../../../paths.ts';
import { redirect, route, type AnyRoute, type Answer, type Ask } from '../../../../web/route.ts';
import type { DocumentKind, KindName } from '../../../documents/rules.ts';
import { letterhead } from '../../../notices/index.ts';
import { fullNameOf } from '../../../pupils/rules.ts';
import { schoolOf } from '../../../school/index.ts';
import { childTable, type ChildTableName } from '../../holdings/holdings.ts';
import { given, standingOf, stillToDo, toldGrounds } from '../entries/rules.ts';
import { reviewed } from '../entries/store.ts';
import { findWhole, type Found } from '../found.ts';
import { CopyDocument } from './pages.tsx';
import { chaptersOf, copyAsLetter, type Copy } from './rules.ts';

const formats = ['pdf', 'html', 'json'] as const;

/** The copy in each of its forms, made anew from the record each time; never while something is still to be decided. */
export const copyRoutes = (kinds: Readonly<Record<KindName, DocumentKind>>): readonly AnyRoute[] => [
  route({
    method: 'GET',
    at: paths.accessCopy,
    costly: 'a whole record is read and typeset',
    may: 'answer requests for a copy',
    find: async (ask) => {
      const format = formats.find((name) => name === ask.params['format']);
      const found = format && (await findWhole(ask));
      return found && { ...found, format };
    },
    audit: { says: 'downloaded', subject: 'copy of what is held', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { format, ...found }) => {
      const { entries, changed } = await reviewed(ask.db, found.request, kinds);
      if (stillToDo(standingOf(entries), found.request.gatheredAt !== null, changed).length)
        return redirect(paths.accessRequest({ request: found.request.id }), 'The copy is not ready yet.');
      const copy: Copy = {
        ...(await headOf(ask, found)),
        chapters: chaptersOf(given(entries), (table) => childTable(table as ChildTableName)),
        leftOut: found.request.tellsLeftOut === 'yes' ? toldGrounds(entries) : [],
      };
      return inFormat(ask, copy, format);
    },
  }),
];

async function headOf({ db, today }: Ask, { request, pupil }: Found) {
  const { kind, askedBy, receivedOn } = request;
  const school = (await schoolOf(db)).name;
  return { school, child: fullNameOf(pupil), kind, askedBy, receivedOn, madeOn: today };
}

async function inFormat(
  { db, viewer, today }: Ask,
  copy: Copy,
  format: (typeof formats)[number],
): Promise<Answer> {
  if (format === 'json')
    return {
      kind: 'file',
      body: JSON.stringify(copy, undefined, 2),
      type: 'application/json',
      name: 'copy.json',
    };
  if (format === 'html') {
    const html = render(h(CopyDocument, { copy }) as VNode);
    return {
      kind: 'file',
      body: `<!DOCTYPE html>${html}`,
      type: 'text/html; charset=utf-8',
      name: 'copy.html',
    };
  }
  const { school } = await letterhead(db, viewer, today);
  const letter = copyAsLetter(copy, {
    school,
    signedBy: { name: viewer.name, role: roleNames[viewer.role] },
    footer: '',
  });
  return { kind: 'file', body: renderLetter(letter), type: 'application/pdf', name: 'copy.pdf' };
}
