import { h } from 'preact';
import { untouched, type FormState } from '../../basics/form-state.ts';
import { may } from '../../basics/permissions.ts';
import { addSchoolDays } from '../../basics/school-days.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { always, page, redirect, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { writeNotice } from '../notices/index.ts';
import { findPupil, parentsOf } from '../pupils/index.ts';
import { calendarOf, settingOf } from '../school/index.ts';
import { beginWatching } from '../sen-register/index.ts';
import { readClose, readParentConcern, readReply, readStaffConcern } from './forms.ts';
import { ConcernPage } from './pages/concern.tsx';
import { OpenConcernsPage } from './pages/open.tsx';
import { ChooseChildPage, FromParentPage, RaisePage } from './pages/raise.tsx';
import { replyLetter } from './reply-letter.ts';
import { clockOf, closings, inOrderOfUrgency, type Closing, type Concern } from './rules.ts';
import { childrenToChoose, closeConcern, findConcern, openConcerns, raiseConcern, replyTo } from './store.ts';

const pupilOf = ({ db, viewer, params, today }: Ask) => findPupil(db, viewer, params['pupil']!, today);
const concernOf = ({ db, viewer, params, today }: Ask) => findConcern(db, viewer, params['concern']!, today);
const onceOf = (ask: Ask) => (typeof ask.form['once'] === 'string' ? ask.form['once'] : newId());

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.concernChild,
    may: 'raise a concern',
    find: always,
    audit: { nothing: 'shows the names of the children one works with, and no record' },
    answer: async ({ db, viewer, today, flash }) =>
      page(h(ChooseChildPage, { viewer, flash, children: await childrenToChoose(db, viewer, today) })),
  }),
  route({
    method: 'GET',
    at: paths.concernNew,
    may: 'raise a concern',
    find: pupilOf,
    audit: { nothing: 'an empty form' },
    answer: ({ viewer }, pupil) => page(h(RaisePage, { viewer, pupil, form: untouched(), once: newId() })),
  }),
  route({
    method: 'POST',
    at: paths.concernNew,
    may: 'raise a concern',
    find: pupilOf,
    audit: { says: 'raised', subject: 'concern', pupil: ({ id }) => id },
    answer: async (ask, pupil) => {
      const { db, viewer, now, today } = ask;
      const read = readStaffConcern(ask.form);
      if (!read.ok) return page(h(RaisePage, { viewer, pupil, form: read.form, once: onceOf(ask) }), 422);
      const concern = await raiseConcern(db, {
        pupilId: pupil.id,
        raisedAs: 'staff',
        contactId: null,
        noticed: null,
        raisedOn: today,
        replyDueOn: null,
        staffId: viewer.staffId,
        now,
        ...read.value,
      });
      return redirect(paths.concern({ concern }), 'Thank you. The SENCO has it now.');
    },
  }),
  route({
    method: 'GET',
    at: paths.concernFromParent,
    may: 'raise a concern',
    find: pupilOf,
    audit: { says: 'read', subject: 'names of parents', pupil: ({ id }) => id },
    answer: (ask, pupil) =>
      fromParent(ask, pupil, untouched({ raisedOn: ask.today }), newId()).then((each) => page(each)),
  }),
  route({
    method: 'POST',
    at: paths.concernFromParent,
    may: 'raise a concern',
    find: pupilOf,
    audit: { says: 'raised', subject: "a parent's concern", pupil: ({ id }) => id },
    answer: async (ask, pupil) => {
      const { db, viewer, now, today } = ask;
      const parents = await parentsOf(db, pupil.id, today);
      const read = readParentConcern(
        ask.form,
        parents.map(({ id }) => id),
        today,
      );
      if (!read.ok) return page(await fromParent(ask, pupil, read.form, onceOf(ask)), 422);
      const { contactId, words, noticed, raisedOn, audience } = read.value;
      const concern = await raiseConcern(db, {
        pupilId: pupil.id,
        raisedAs: 'parent',
        contactId: contactId || null,
        words,
        noticed: noticed || null,
        areas: [],
        raisedOn,
        audience,
        replyDueOn: addSchoolDays(await calendarOf(db), raisedOn, await settingOf(db, 'reply-days')),
        staffId: viewer.staffId,
        now,
      });
      return redirect(paths.concern({ concern }), 'It is kept as they said it, and the clock is running.');
    },
  }),
  route({
    method: 'GET',
    at: paths.concerns,
    may: 'answer a concern',
    find: ({ db, viewer, today }) => openConcerns(db, viewer, today),
    audit: { says: 'read', subject: 'open concerns', pupil: (all) => all.map(({ pupilId }) => pupilId) },
    answer: async ({ db, viewer, today }, all) => {
      const calendar = await calendarOf(db);
      const concerns = inOrderOfUrgency(all).map((concern) => ({
        concern,
        clock: clockOf(concern, today, calendar),
      }));
      return page(h(OpenConcernsPage, { viewer, concerns }));
    },
  }),
  route({
    method: 'GET',
    at: paths.concern,
    may: "read a child's record",
    find: concernOf,
    audit: { says: 'read', subject: 'concern', pupil: ({ pupilId }) => pupilId },
    answer: async (ask, concern) => page(await concernPage(ask, concern, {})),
  }),
  route({
    method: 'POST',
    at: paths.concernReply,
    may: 'answer a concern',
    find: concernOf,
    audit: { says: 'answered', subject: 'concern', pupil: ({ pupilId }) => pupilId },
    answer: async (ask, concern) => {
      const { db, viewer, now, today } = ask;
      const read = readReply(ask.form);
      if (!read.ok) return page(await concernPage(ask, concern, { reply: read.form }), 422);
      const { reply, asLetter } = read.value;
      await replyTo(db, concern, reply, { today, now, staffId: viewer.staffId });
      const to = asLetter ? await addresseesOf(ask, concern) : [];
      if (to.length === 0)
        return redirect(paths.concern(ask.params as { concern: string }), 'Your answer is kept.');
      const letter = replyLetter(concern, reply);
      await writeNotice(db, {
        pupilId: concern.pupilId,
        kind: 'concern-reply',
        letter,
        audience: concern.audience === 'senco' ? 'senco' : 'usual',
        to,
        by: viewer,
        today,
        now,
      });
      ask.afterwards(() => ask.services.wakePost());
      return redirect(
        paths.concern({ concern: concern.id }),
        'Your answer is kept, and the letter is on its way.',
      );
    },
  }),
  route({
    method: 'POST',
    at: paths.concernClose,
    may: 'answer a concern',
    find: concernOf,
    audit: { says: 'closed', subject: 'concern', pupil: ({ pupilId }) => pupilId },
    answer: async (ask, concern) => {
      const { db, viewer, now, today } = ask;
      const read = readClose(ask.form);
      if (!read.ok) return page(await concernPage(ask, concern, { closing: read.form }), 422);
      const { closing, why } = read.value;
      if (concern.closedOn === null)
        await closeConcern(db, concern, `${closings[closing]}. ${why}`, {
          today,
          now,
          staffId: viewer.staffId,
        });
      if (closing === 'watch')
        await beginWatching(db, { pupilId: concern.pupilId, on: today, why, viewer, now });
      return redirect(nextAfter[closing](concern.pupilId), 'The concern is closed, with your reason.');
    },
  }),
];

/** A concern leads on: each closing to the page where its next step is taken. */
const nextAfter: Record<Closing, (pupil: string) => string> = {
  settled: (pupil) => paths.pupil({ pupil }),
  'early-discussion': (pupil) => paths.earlyDiscussion({ pupil }),
  assessment: (pupil) => paths.assessmentBegin({ pupil }),
  watch: (pupil) => paths.pupil({ pupil }),
};

type FoundPupil = NonNullable<Awaited<ReturnType<typeof pupilOf>>>;

async function fromParent({ db, viewer, today }: Ask, pupil: FoundPupil, form: FormState, once: string) {
  const parents = await parentsOf(db, pupil.id, today);
  const days = await settingOf(db, 'reply-days');
  return h(FromParentPage, { viewer, pupil, parents, form, once, days });
}

async function concernPage(ask: Ask, concern: Concern, typed: { reply?: FormState; closing?: FormState }) {
  const { db, viewer, today, flash } = ask;
  const letterTo = (await addresseesOf(ask, concern)).map(({ name }) => name);
  return h(ConcernPage, {
    viewer,
    concern,
    clock: clockOf(concern, today, await calendarOf(db)),
    mayAnswer: may(viewer, 'answer a concern'),
    letterTo,
    reply: typed.reply ?? untouched({ letter: letterTo.length ? ['yes'] : [] }),
    closing: typed.closing ?? untouched(),
    once: {
      reply: typed.reply ? onceOf(ask) : newId(),
      close: typed.closing ? onceOf(ask) : newId(),
    },
    flash,
  });
}

/** The answer goes to whoever told us, as long as they may be written to. */
async function addresseesOf({ db, today }: Ask, concern: Concern) {
  if (concern.raisedAs !== 'parent') return [];
  const parents = await parentsOf(db, concern.pupilId, today);
  return parents.filter(({ id }) => id === concern.contactId);
}
