import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { addDays, formatLong, isIsoDate, timeOfInstant } from '../../../basics/dates.ts';
import { addSchoolDays, nextSchoolDay, whyClosed, type SchoolCalendar } from '../../../basics/school-days.ts';
import type { Viewer } from '../../../basics/viewer.ts';
import { newId } from '../../../database/id.ts';
import { paths } from '../../../paths.ts';
import { ErrorPage } from '../../../web/layout/error-page.tsx';
import { page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../../web/route.ts';
import { calendarOf } from '../../school/index.ts';
import { readLog, readTap } from './forms.ts';
import { TodayPage } from './pages.tsx';
import { daysToLog, sittingsOf, stateOf, whenToLog, type Sitting } from './rules.ts';
import { SittingPage } from './sitting/pages.tsx';
import { findSitting, logSessions, recordsOf, sessionsOn, type Whose } from './store.ts';
import { waitingFor } from './waiting.ts';

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.today,
    may: 'log a session',
    find: lookAtDay,
    audit: {
      says: 'read',
      subject: 'sessions of a day',
      pupil: ({ sittings, notLogged }) => pupilsOf([...sittings, ...(notLogged?.sittings ?? [])]),
    },
    answer: async (ask, found) =>
      page(
        h(TodayPage, {
          ...found,
          viewer: ask.viewer,
          flash: ask.flash,
          today: ask.today,
          views: viewsOf(ask.viewer),
          waiting: await waitingFor(ask),
          token: () => newId(),
        }),
      ),
  }),
  route({
    method: 'GET',
    at: paths.sitting,
    may: 'log a session',
    find: ({ db, viewer, params }) => findSitting(db, viewer, params['day']!, params['sitting']!),
    audit: { says: 'read', subject: 'session', pupil: (sitting) => pupilsOf([sitting]) },
    answer: async (ask, sitting) =>
      notNow(ask, sitting) ?? page(await sittingPage(ask, sitting, ask.query['tap'])),
  }),
  route({
    method: 'POST',
    at: paths.sitting,
    may: 'log a session',
    find: ({ db, viewer, params }) => findSitting(db, viewer, params['day']!, params['sitting']!),
    audit: { says: 'logged', subject: 'session', pupil: (sitting) => pupilsOf([sitting]) },
    answer: (ask, sitting) => log(ask, sitting),
  }),
];

async function log(ask: Ask, sitting: Sitting): Promise<Answer> {
  const refused = notNow(ask, sitting);
  if (refused) return refused;
  const tap = readTap(ask.form);
  if (!tap) return page(await sittingPage(ask, sitting, undefined), 422);
  const read = readLog(ask.form, tap, sitting);
  if (!read.ok) return page(await sittingPage(ask, sitting, tap.did, read.errors), 422);
  await logSessions(ask.db, sitting, read.records, { staffId: ask.viewer.staffId, now: ask.now });
  const day = sitting.day === ask.today ? undefined : sitting.day;
  return redirect(
    `${paths.today({}, { day, whose: whoseOf(ask.viewer, ask.form['whose']) })}#${sitting.key}`,
  );
}

async function lookAtDay({ db, viewer, query, today, now }: Ask) {
  const calendar = await calendarOf(db);
  const day = dayAsked(query['day'], today, viewer);
  const before = addSchoolDays(calendar, day, -1);
  const why = whyClosed(calendar, day);
  const lookBack = day === today && whenToLog(before, today, viewer.role) === 'open';
  const days = [...(why ? [] : [day]), ...(lookBack ? [before] : [])];
  let whose = whoseOf(viewer, query['whose']);
  let sessions = days.length ? await sessionsOn(db, viewer, whose, days) : new Map<string, never[]>();
  const [, wider] = viewsOf(viewer);
  // Somebody who gives no sessions begins with those of the class, or of the school.
  if (days.length && query['whose'] === undefined && wider && ![...sessions.values()].flat().length) {
    whose = wider.whose;
    sessions = await sessionsOn(db, viewer, whose, days);
  }
  const notLogged = sittingsOf(sessions.get(before) ?? [], before).filter(
    (sitting) => sitting.startsAt !== '' && stateOf(sitting) === undefined,
  );
  return {
    day,
    whose,
    clock: day === today ? timeOfInstant(now) : undefined,
    sittings: sittingsOf(sessions.get(day) ?? [], day),
    notLogged: lookBack ? { day: before, sittings: notLogged } : undefined,
    closed: why ? { why: why.toLowerCase(), next: nextSchoolDay(calendar, day) } : undefined,
    ...neighbours(calendar, day, today, viewer),
  };
}

function dayAsked(asked: string | undefined, today: string, viewer: Viewer): string {
  return asked && isIsoDate(asked) && whenToLog(asked, today, viewer.role) === 'open' ? asked : today;
}

function neighbours(calendar: SchoolCalendar, day: string, today: string, viewer: Viewer) {
  const earlier = addSchoolDays(calendar, day, -1);
  const later = addSchoolDays(calendar, day, 1);
  return {
    earlier: whenToLog(earlier, today, viewer.role) === 'open' ? earlier : undefined,
    later: day === today ? undefined : later > today ? today : later,
  };
}

function viewsOf({ role }: Viewer): { whose: Whose; text: string }[] {
  const mine = { whose: 'mine', text: 'My sessions' } as const;
  if (role === 'teacher') return [mine, { whose: 'class', text: 'My class' }];
  return role === 'senco' ? [mine, { whose: 'all', text: 'Whole school' }] : [mine];
}

function whoseOf(viewer: Viewer, asked: string | string[] | undefined): Whose {
  return viewsOf(viewer).find(({ whose }) => whose === asked)?.whose ?? 'mine';
}

async function sittingPage(ask: Ask, sitting: Sitting, tap: string | undefined, errors = {}) {
  const [first] = sitting.sessions;
  const single = sitting.sessions.length === 1 && first;
  return h(SittingPage, {
    viewer: ask.viewer,
    sitting,
    today: ask.today,
    tap,
    whose: whoseOf(ask.viewer, ask.form['whose'] ?? ask.query['whose']),
    form: { ...untouched({ ...ask.form }), errors },
    before: single ? await recordsOf(ask.db, single.provisionId, sitting.day) : [],
    token: () => newId(),
  });
}

/** The right person, but too early or too late. */
function notNow({ viewer, today }: Ask, { day }: Sitting): Answer | undefined {
  const when = whenToLog(day, today, viewer.role);
  if (when === 'open') return undefined;
  const says =
    when === 'not yet'
      ? `This session is on ${formatLong(day)}. Log it on that day or after.`
      : `This session was on ${formatLong(day)}. After ${daysToLog} days (since ${formatLong(addDays(day, daysToLog))}) only the SENCO can still log it.`;
  return page(
    h(ErrorPage, { kind: 'not-now', viewer, children: h('p', { class: 'govuk-body' }, says) }),
    403,
  );
}

const pupilsOf = (sittings: readonly Sitting[]): string[] => [
  ...new Set(sittings.flatMap(({ sessions }) => sessions.map(({ pupilId }) => pupilId))),
];
