import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { reading, textOf } from '../../../basics/form-values.ts';
import { may } from '../../../basics/permissions.ts';
import { recordEvent } from '../../../database/events.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { fullNameOf } from '../../pupils/rules.ts';
import { findChild } from '../find.ts';
import { ActionsPage, DonePage } from './pages.tsx';
import { actionsFor, actionsOf, findAction, markDone, type ActionItem } from './store.ts';

const shown = (item: ActionItem) => ({ ...item, childName: fullNameOf(item) });

/** An action of one's own, or any of them for those who hold reviews. */
async function findOpenAction({ db, viewer, params, today }: Ask): Promise<ActionItem | undefined> {
  const item = await findAction(db, viewer, params['action']!, today);
  const isMine = item?.staffId === viewer.staffId || may(viewer, 'hold a review');
  return item && isMine ? item : undefined;
}

export const actionRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.actions,
    may: "read a child's record",
    find: ({ db, viewer, today }) => actionsFor(db, viewer, today),
    audit: {
      says: 'read',
      subject: 'actions',
      pupil: (items) => [...new Set(items.map(({ pupilId }) => pupilId))],
    },
    answer: ({ viewer, today, flash }, items) =>
      page(h(ActionsPage, { viewer, flash, today, items: items.map(shown), mayMark: true })),
  }),
  route({
    method: 'GET',
    at: paths.pupilActions,
    may: "read a child's record",
    find: findChild,
    audit: { says: 'read', subject: 'actions', pupil: (pupil) => pupil.id },
    answer: async ({ db, viewer, today, flash }, pupil) =>
      page(
        h(ActionsPage, {
          viewer,
          flash,
          today,
          items: (await actionsOf(db, viewer, pupil.id, today)).map(shown),
          child: { id: pupil.id, name: fullNameOf(pupil) },
          mayMark: may(viewer, 'hold a review'),
        }),
      ),
  }),
  route({
    method: 'GET',
    at: paths.action,
    may: "read a child's record",
    find: findOpenAction,
    audit: { says: 'read', subject: 'action', pupil: ({ pupilId }) => pupilId },
    answer: ({ viewer }, item) =>
      item.doneOn
        ? redirect(paths.pupilActions({ pupil: item.pupilId }))
        : page(
            h(DonePage, {
              viewer,
              item: shown(item),
              pupilId: item.pupilId,
              once: newId(),
              form: untouched(),
            }),
          ),
  }),
  route({
    method: 'POST',
    at: paths.action,
    may: "read a child's record",
    find: findOpenAction,
    audit: { says: 'marked as done', subject: 'action', pupil: ({ pupilId }) => pupilId },
    answer: async ({ db, viewer, today, now, form }, item) => {
      const read = reading(form);
      const note = read.text('note', { longest: 1000 });
      const { pupilId } = item;
      if (!read.isRight) {
        const again = { answers: form, errors: read.errors };
        return page(
          h(DonePage, { viewer, item: shown(item), pupilId, once: textOf(form, 'once'), form: again }),
          422,
        );
      }
      const back = item.staffId === viewer.staffId ? paths.actions() : paths.pupilActions({ pupil: pupilId });
      if (item.doneOn) return redirect(back, 'It was marked as done already.');
      await markDone(db, item.id, today, note);
      await recordEvent(db, {
        pupil_id: pupilId,
        on_day: today,
        at: now,
        kind: 'review',
        title: `Done: ${item.what}`,
        detail: note || null,
        ref_kind: 'action',
        ref_id: item.id,
        staff_id: viewer.staffId,
      });
      return redirect(back, 'Done. Well done.');
    },
  }),
];
