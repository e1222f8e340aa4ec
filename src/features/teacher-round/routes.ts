import { h } from 'preact';
import { untouched } from '../../basics/form-state.ts';
import { addSchoolDays } from '../../basics/school-days.ts';
import { newId } from '../../database/id.ts';
import { paths } from '../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../web/route.ts';
import { findWithPupil } from '../documents/index.ts';
import { calendarOf } from '../school/index.ts';
import { readAnswer } from './forms.ts';
import { tellColleagues } from './mail.ts';
import { AnswerPage, AskedPage, RoundPage } from './pages.tsx';
import { daysToAnswer } from './rules.ts';
import { answerAsk, askTeachers, asksOf, findAsk, remind, roundOf, teachersOf } from './store.ts';

const askOf = ({ db, viewer, params, today }: Ask) => findAsk(db, viewer, params['ask']!, today);

async function findRound({ db, viewer, params, today }: Ask) {
  const found = await findWithPupil(db, viewer, params['document']!, today, 'assessment');
  return found && { ...found, round: await roundOf(db, found.document.id) };
}

const findOpenRound = async (ask: Ask) => {
  const found = await findRound(ask);
  return found?.document.status === 'draft' ? found : undefined;
};

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.asked,
    may: 'answer as a teacher',
    find: ({ db, viewer, today }) => asksOf(db, viewer, today),
    audit: { nothing: 'names children one works with, and shows no record' },
    answer: ({ viewer, today, flash }, asks) => page(h(AskedPage, { viewer, asks, today, flash })),
  }),
  route({
    method: 'GET',
    at: paths.askedOne,
    may: 'answer as a teacher',
    find: askOf,
    audit: { says: 'read', subject: 'question to a colleague', pupil: ({ pupilId }) => pupilId },
    answer: ({ viewer }, ask) => {
      const { goingWell, difficult, helps } = ask;
      const form = untouched({
        goingWell: goingWell ?? '',
        difficult: difficult ?? '',
        helps: helps ?? '',
      });
      return page(h(AnswerPage, { viewer, ask, form }));
    },
  }),
  route({
    method: 'POST',
    at: paths.askedOne,
    may: 'answer as a teacher',
    find: askOf,
    audit: { says: 'answered', subject: 'question to a colleague', pupil: ({ pupilId }) => pupilId },
    answer: async (asking, ask) => {
      const { db, viewer, now } = asking;
      if (ask.isFinished) return page(h(AnswerPage, { viewer, ask, form: untouched() }), 409);
      const read = readAnswer(asking.form);
      if (!read.ok) return page(h(AnswerPage, { viewer, ask, form: read.form }), 422);
      await answerAsk(db, ask, read.answer, { staffId: viewer.staffId, now });
      return redirect(paths.asked(), 'Thank you. Your answer has arrived.');
    },
  }),
  route({
    method: 'GET',
    at: paths.teacherRound,
    may: 'ask the teachers',
    find: findRound,
    audit: { says: 'read', subject: "teachers' answers", pupil: ({ pupil }) => pupil.id },
    answer: async ({ db, viewer, today, flash }, { document, pupil, round }) => {
      const asked = new Set(round?.answers.map(({ staffId }) => staffId));
      const toAsk = (await teachersOf(db, pupil.id, today))
        .filter(({ id }) => !asked.has(id) && id !== viewer.staffId)
        .map(({ name }) => name);
      const isDraft = document.status === 'draft';
      return page(
        h(RoundPage, {
          viewer,
          pupil,
          documentId: document.id,
          isDraft,
          round,
          toAsk,
          today,
          once: newId(),
          flash,
        }),
      );
    },
  }),
  route({
    method: 'POST',
    at: paths.teacherRound,
    may: 'ask the teachers',
    find: findOpenRound,
    audit: { says: 'asked', subject: 'teachers', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { document, pupil }) => {
      const { db, viewer, now, today } = ask;
      const asked = await askTeachers(db, {
        pupilId: pupil.id,
        documentId: document.id,
        staffId: viewer.staffId,
        now,
        today,
        dueOn: addSchoolDays(await calendarOf(db), today, daysToAnswer),
      });
      ask.afterwards(() => tellColleagues(ask.services, asked, false));
      const flash = asked.length === 1 ? 'One colleague is asked.' : `${asked.length} colleagues are asked.`;
      return redirect(paths.teacherRound({ document: document.id }), flash);
    },
  }),
  route({
    method: 'POST',
    at: paths.teacherRemind,
    may: 'ask the teachers',
    find: async (ask) => {
      const found = await findOpenRound(ask);
      return found?.round && { ...found, round: found.round };
    },
    audit: { says: 'reminded', subject: 'teachers', pupil: ({ pupil }) => pupil.id },
    answer: async (ask, { document, round }) => {
      const reminded = await remind(ask.db, round, ask.now, ask.today);
      ask.afterwards(() => tellColleagues(ask.services, reminded, true));
      return redirect(paths.teacherRound({ document: document.id }), 'A reminder is on its way.');
    },
  }),
];
