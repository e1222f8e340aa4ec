import { h } from 'preact';
import { renderLetter } from '../../../files/letter.ts';
import { paths } from '../../../paths.ts';
import { page, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import type { DocumentKind, KindName } from '../../documents/rules.ts';
import { letterhead } from '../../notices/index.ts';
import { findPupil, parentsOf } from '../../pupils/index.ts';
import { firstNameOf, type Pupil } from '../../pupils/rules.ts';
import { sharedLetter, type Recipient } from '../rules.ts';
import { entriesOf } from '../store/entries.ts';
import { SharedPage } from './pages.tsx';

export function giveRoutes(kinds: Readonly<Record<KindName, DocumentKind>>): readonly AnyRoute[] {
  return [
    route({
      method: 'GET',
      at: paths.shared,
      may: 'give what is shared',
      find: ({ db, viewer, params, today }) => findPupil(db, viewer, params['pupil']!, today),
      audit: { says: 'read', subject: 'what is shared', pupil: ({ id }) => id },
      answer: async (ask, pupil) => {
        const { db, viewer, flash, query } = ask;
        const recipients = await recipientsOf(ask, pupil);
        const to = recipients.find(({ id }) => id === query['with']) ?? recipients[0]!;
        const entries = await entriesOf(db, pupil.id, kinds);
        return page(h(SharedPage, { viewer, flash, pupil, recipients, to, entries }));
      },
    }),
    route({
      method: 'GET',
      at: paths.sharedPaper,
      costly: 'a letter is typeset',
      may: 'give what is shared',
      find: async (ask) => {
        const { db, viewer, params, today } = ask;
        const pupil = await findPupil(db, viewer, params['pupil']!, today);
        const to = pupil && (await recipientsOf(ask, pupil)).find(({ id }) => id === params['recipient']);
        return to && { pupil, to };
      },
      audit: { says: 'downloaded', subject: 'what is shared', pupil: ({ pupil }) => pupil.id },
      answer: async ({ db, viewer, today }, { pupil, to }) => {
        const letter = sharedLetter(
          await entriesOf(db, pupil.id, kinds),
          { childName: firstNameOf(pupil), to, today },
          await letterhead(db, viewer, today),
        );
        return { kind: 'file', body: renderLetter(letter), type: 'application/pdf', name: 'shared.pdf' };
      },
    }),
  ];
}

/** The parents to whom the school may write, then the child. */
async function recipientsOf({ db, today }: Ask, pupil: Pupil): Promise<Recipient[]> {
  const parents = await parentsOf(db, pupil.id, today);
  return [
    ...parents.map(({ id, name }): Recipient => ({ who: 'parent', id, name })),
    { who: 'child', id: 'child', name: firstNameOf(pupil) },
  ];
}
