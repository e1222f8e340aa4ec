import { h } from 'preact';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { reading } from '../../../basics/form-values.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import type { Pupil } from '../../pupils/rules.ts';
import { HoldPage } from './pages.tsx';
import { holdsOf, liftHold, placeHold } from './store.ts';

const findChild = ({ db, viewer, params, today }: Ask) => findPupil(db, viewer, params['pupil']!, today);

export const holdRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.pupilHold,
    may: 'look after data protection',
    find: findChild,
    audit: { says: 'read', subject: 'legal hold', pupil: (pupil) => pupil.id },
    answer: (ask, pupil) => show(ask, pupil, untouched()),
  }),
  route({
    method: 'POST',
    at: paths.pupilHold,
    may: 'look after data protection',
    find: findChild,
    audit: { says: 'changed', subject: 'legal hold', pupil: (pupil) => pupil.id },
    answer: async (ask, pupil) => {
      const { db, viewer, now } = ask;
      const standing = (await holdsOf(db, pupil.id)).find(({ liftedAt }) => liftedAt === null);
      const form = reading(ask.form);
      const reason = form.text('reason', {
        missing: standing
          ? 'Say why the hold is lifted, and who decided it'
          : 'Say why the record must be kept, and who decided it',
        longest: 1_000,
      });
      if (!form.isRight) return show(ask, pupil, { answers: { ...ask.form }, errors: form.errors }, 422);
      const by = { staffId: viewer.staffId, now };
      await (standing ? liftHold(db, standing.id, reason, by) : placeHold(db, pupil.id, reason, by));
      return redirect(
        paths.pupilHold({ pupil: pupil.id }),
        standing ? 'The hold is lifted.' : 'The record is held: nobody can dispose of it.',
      );
    },
  }),
];

async function show(
  { db, viewer, flash, form: sent }: Ask,
  pupil: Pupil,
  form: FormState,
  status: 200 | 422 = 200,
) {
  const once = typeof sent['once'] === 'string' ? sent['once'] : newId();
  return page(h(HoldPage, { viewer, flash, pupil, holds: await holdsOf(db, pupil.id), form, once }), status);
}
