import { h } from 'preact';
import { untouched, type FormState } from '../../../basics/form-state.ts';
import { textOf } from '../../../basics/form-values.ts';
import { formatDate, formatLong } from '../../../basics/dates.ts';
import { recordEvent } from '../../../database/events.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { writeNotice } from '../../notices/index.ts';
import { setReviewDate, toldAbout } from '../../plan/index.ts';
import { findPupil, type Pupil } from '../../pupils/index.ts';
import { firstNameOf, fullNameOf } from '../../pupils/rules.ts';
import { findChild } from '../find.ts';
import { reviewClock } from '../rules.ts';
import { livePlanOf } from '../store.ts';
import { readMeeting, readMove, readReason } from './forms.ts';
import { calledOffLetter, invitationLetter, invitationOf, timesOf, type MeetingTimes } from './letters.ts';
import { CallOffPage, MeetingPage, MoveDatePage } from './pages.tsx';
import {
  addMeeting,
  callOffMeeting,
  findMeeting,
  moveMeeting,
  openMeetingOf,
  reviewDatesOf,
  type PlannedMeeting,
} from './store.ts';

async function findChildWithPlan(ask: Ask) {
  const pupil = await findChild(ask);
  const plan = pupil && (await livePlanOf(ask.db, pupil.id));
  return pupil && plan && { pupil, plan, dates: await reviewDatesOf(ask.db, plan.id) };
}

async function findMeetingWithChild({ db, viewer, params, today }: Ask) {
  const meeting = await findMeeting(db, viewer, params['meeting']!, today);
  const pupil = meeting && (await findPupil(db, viewer, meeting.pupilId, today));
  return meeting && pupil && { meeting, pupil };
}

const reviewsAt = (pupil: Pupil): string => paths.reviews({ pupil: pupil.id });

export const arrangeRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.reviewDate,
    may: 'arrange a review',
    find: findChildWithPlan,
    audit: { says: 'read', subject: 'review date', pupil: ({ pupil }) => pupil.id },
    answer: (ask, { pupil, dates }) =>
      page(
        h(MoveDatePage, {
          ...common(ask, pupil, untouched(), newId()),
          clock: reviewClock(dates, ask.today),
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.reviewDate,
    may: 'arrange a review',
    find: findChildWithPlan,
    audit: { says: 'moved', subject: 'review date', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { pupil, plan, dates }) => {
      const { db, viewer, today, now, form } = ask;
      const read = readMove(form, dates, today);
      if (!read.ok) {
        const clock = reviewClock(dates, today);
        return page(h(MoveDatePage, { ...common(ask, pupil, read.form, textOf(form, 'once')), clock }), 422);
      }
      const { reviewOn, reason } = read.value;
      await setReviewDate(db, {
        pupilId: pupil.id,
        planId: plan.id,
        dueOn: reviewOn,
        reason: reason || null,
        staffId: viewer.staffId,
        now,
      });
      await recordEvent(db, {
        pupil_id: pupil.id,
        on_day: today,
        at: now,
        kind: 'review',
        title: `Review ${dates.length ? 'moved to' : 'set for'} ${formatDate(reviewOn)}`,
        detail: reason || null,
        ref_kind: 'document',
        ref_id: plan.id,
        staff_id: viewer.staffId,
      });
      return redirect(reviewsAt(pupil), `The review is now due by ${formatDate(reviewOn)}.`);
    },
  }),
  route({
    method: 'GET',
    at: paths.reviewMeeting,
    may: 'arrange a review',
    find: findChildWithPlan,
    audit: { says: 'read', subject: 'review meeting', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { pupil }) => {
      const open = await openMeetingOf(ask.db, pupil.id);
      if (open) return redirect(paths.meeting({ meeting: open.id }));
      return page(await meetingPage(ask, pupil, undefined, untouched({ minutes: '40' }), newId()));
    },
  }),
  route({
    method: 'POST',
    at: paths.reviewMeeting,
    may: 'arrange a review',
    find: findChildWithPlan,
    audit: { says: 'arranged', subject: 'review meeting', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { pupil }) => {
      const read = readMeeting(ask.form, ask.today);
      if (!read.ok)
        return page(await meetingPage(ask, pupil, undefined, read.form, textOf(ask.form, 'once')), 422);
      const open = await openMeetingOf(ask.db, pupil.id);
      if (open)
        return redirect(
          paths.meeting({ meeting: open.id }),
          'A colleague has arranged a meeting meanwhile. You can move it here.',
        );
      const id = await addMeeting(ask.db, pupil.id, read.value);
      await invite(ask, pupil, { id, sequence: 0, ...read.value }, false);
      return redirect(reviewsAt(pupil), 'The meeting is arranged. The invitation is on its way.');
    },
  }),
  route({
    method: 'GET',
    at: paths.meeting,
    may: 'arrange a review',
    find: findMeetingWithChild,
    audit: { says: 'read', subject: 'review meeting', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { pupil, meeting }) => {
      const form = untouched({
        onDay: meeting.onDay,
        startsAt: meeting.startsAt ?? '',
        minutes: String(meeting.minutes),
        place: meeting.place ?? '',
      });
      return page(await meetingPage(ask, pupil, meeting, form, newId()));
    },
  }),
  route({
    method: 'POST',
    at: paths.meeting,
    may: 'arrange a review',
    find: findMeetingWithChild,
    audit: { says: 'moved', subject: 'review meeting', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { pupil, meeting }) => {
      const read = readMeeting(ask.form, ask.today);
      if (!read.ok)
        return page(await meetingPage(ask, pupil, meeting, read.form, textOf(ask.form, 'once')), 422);
      const times = read.value;
      const isSame =
        times.onDay === meeting.onDay &&
        times.startsAt === meeting.startsAt &&
        times.minutes === meeting.minutes &&
        times.place === meeting.place;
      if (isSame) return redirect(reviewsAt(pupil), 'Nothing was changed, so nobody was written to.');
      const sequence = await moveMeeting(ask.db, meeting, times);
      await invite(ask, pupil, { id: meeting.id, sequence, ...times }, true);
      return redirect(reviewsAt(pupil), 'The meeting has moved. The parents are told.');
    },
  }),
  route({
    method: 'GET',
    at: paths.meetingCallOff,
    may: 'arrange a review',
    find: findMeetingWithChild,
    audit: { says: 'read', subject: 'review meeting', pupil: ({ pupil }) => pupil.id },
    answer: (ask, { pupil, meeting }) =>
      page(h(CallOffPage, { ...common(ask, pupil, untouched(), newId()), meeting })),
  }),
  route({
    method: 'POST',
    at: paths.meetingCallOff,
    may: 'arrange a review',
    find: findMeetingWithChild,
    audit: { says: 'called off', subject: 'review meeting', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { pupil, meeting }) => {
      const read = readReason(ask.form);
      if (!read.ok)
        return page(
          h(CallOffPage, { ...common(ask, pupil, read.form, textOf(ask.form, 'once')), meeting }),
          422,
        );
      await callOff(ask, pupil, meeting, read.value);
      return redirect(reviewsAt(pupil), 'The meeting is called off. The parents are told.');
    },
  }),
];

const common = ({ viewer }: Ask, pupil: Pupil, form: FormState, once: string) => ({
  viewer,
  childName: fullNameOf(pupil),
  pupilId: pupil.id,
  once,
  form,
});

async function meetingPage(
  ask: Ask,
  pupil: Pupil,
  meeting: PlannedMeeting | undefined,
  form: FormState,
  once: string,
) {
  const plan = await livePlanOf(ask.db, pupil.id);
  return h(MeetingPage, {
    ...common(ask, pupil, form, once),
    meeting: meeting?.id,
    dueOn: plan && (await reviewDatesOf(ask.db, plan.id)).at(-1)?.reviewOn,
    to: (await toldAbout(ask.db, pupil, ask.today)).to,
  });
}

async function invite(ask: Ask, pupil: Pupil, times: MeetingTimes, isMoved: boolean): Promise<void> {
  const { db, viewer, today, now } = ask;
  const { to, toChild } = await toldAbout(db, pupil, today);
  await writeNotice(db, {
    pupilId: pupil.id,
    kind: 'review-invitation',
    letter: invitationLetter(times, { firstName: firstNameOf(pupil), toChild }, isMoved),
    invitation: invitationOf(times, now),
    to,
    by: viewer,
    today,
    now,
  });
  await noteMeeting(
    ask,
    pupil,
    times.id,
    `Review meeting ${isMoved ? 'moved to' : 'arranged for'} ${formatLong(times.onDay)}`,
  );
}

async function callOff(ask: Ask, pupil: Pupil, meeting: PlannedMeeting, because: string): Promise<void> {
  const { db, viewer, today, now } = ask;
  const sequence = await callOffMeeting(db, meeting, because);
  const times = { ...timesOf(meeting), sequence };
  await writeNotice(db, {
    pupilId: pupil.id,
    kind: 'review-invitation',
    letter: calledOffLetter(times, because),
    invitation: invitationOf(times, now, true),
    to: (await toldAbout(db, pupil, today)).to,
    by: viewer,
    today,
    now,
  });
  await noteMeeting(ask, pupil, meeting.id, 'Review meeting called off', because);
}

async function noteMeeting(ask: Ask, pupil: Pupil, meeting: string, title: string, detail?: string) {
  await recordEvent(ask.db, {
    pupil_id: pupil.id,
    on_day: ask.today,
    at: ask.now,
    kind: 'review',
    title,
    detail: detail ?? null,
    ref_kind: 'meeting',
    ref_id: meeting,
    staff_id: ask.viewer.staffId,
  });
  ask.afterwards(ask.services.wakePost);
}
