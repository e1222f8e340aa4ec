import { h } from 'preact';
import { ageOn } from '../../../basics/dates.ts';
import { untouched } from '../../../basics/form-state.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { page, redirect, route, type AnyRoute, type Ask } from '../../../web/route.ts';
import { findPupil } from '../../pupils/index.ts';
import { fullNameOf } from '../../pupils/rules.ts';
import { readRequest } from './forms.ts';
import { NewRequestPage, RegisterPage } from './pages.tsx';
import { shown } from './shown.ts';
import { addRequest, registerOf } from './store.ts';

const findChild = ({ db, viewer, params, today }: Ask) => findPupil(db, viewer, params['pupil']!, today);

const mostEnded = 100;

/** The register of requests for a copy, and writing one down. */
export const requestRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.accessRequests,
    may: 'answer requests for a copy',
    find: ({ db }) => registerOf(db, mostEnded),
    audit: {
      says: 'read',
      subject: 'register of requests for a copy',
      pupil: (requests) => [...new Set(requests.map(({ pupilId }) => pupilId))],
    },
    answer: async ({ db, viewer, flash, today }, requests) =>
      page(h(RegisterPage, { viewer, flash, requests: await shown(db, requests, fullNameOf, today) })),
  }),
  route({
    method: 'GET',
    at: paths.accessRequestNew,
    may: 'answer requests for a copy',
    find: findChild,
    audit: { nothing: 'an empty form' },
    answer: ({ viewer, today }, pupil) =>
      page(
        h(NewRequestPage, {
          viewer,
          pupil,
          form: untouched({ receivedOn: today }),
          once: newId(),
          age: ageOn(pupil.dateOfBirth, today),
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.accessRequestNew,
    may: 'answer requests for a copy',
    find: findChild,
    audit: { says: 'wrote down', subject: 'request for a copy', pupil: (pupil) => pupil.id },
    answer: async (ask, pupil) => {
      const { db, viewer, form, today } = ask;
      const { isRight, errors, value } = readRequest(form, today);
      if (!isRight) {
        const once = typeof form['once'] === 'string' ? form['once'] : newId();
        const age = ageOn(pupil.dateOfBirth, today);
        return page(
          h(NewRequestPage, { viewer, pupil, once, age, form: { answers: { ...form }, errors } }),
          422,
        );
      }
      const request = await addRequest(db, pupil.id, value, ask);
      return redirect(paths.accessRequest({ request }), 'Written down. The clock runs.');
    },
  }),
];
