import { h } from 'preact';
import { placesOf, postOf } from '../../accounts/places.ts';
import { chooseSchool } from '../../accounts/people.ts';
import { may } from '../../basics/permissions.ts';
import { paths } from '../../paths.ts';
import { page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../web/route.ts';
import { wholeOf } from '../totals/index.ts';
import { MySchoolsPage, TotalsOfSchoolsPage } from './pages.tsx';
import type { MySchool, SchoolTotals } from './rules.ts';

/** Each is asked by itself, so a page takes only so many. */
const atATime = 50;

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.mySchools,
    may: 'keep my account',
    find: mine,
    audit: { nothing: 'it is their own work' },
    answer: (ask, schools) => show(ask, schools),
  }),
  route({
    method: 'POST',
    at: paths.mySchools,
    may: 'keep my account',
    find: mine,
    audit: { says: 'went on to', subject: 'another school', pupil: () => null },
    byItself: 'which schools are somebody’s is asked of each of those schools, and a transaction is of one',
    answer: async (ask, schools) => {
      const school = schools.find(({ id }) => id === ask.form['school']);
      if (!school) return show({ ...ask, flash: 'Choose one of your schools' }, schools, 422);
      const { accounts, viewer } = ask;
      await chooseSchool(accounts, viewer.sessionId, school.id);
      return redirect(paths.home(), `You are at ${school.name} now.`);
    },
  }),
  route({
    method: 'GET',
    at: paths.mySchoolsTotals,
    may: 'see the totals',
    find: async (ask) => (await mine(ask)).filter((school) => maySeeTotals(school)),
    audit: { says: 'looked', subject: 'totals of several schools', pupil: () => null },
    answer: async (ask, schools) => {
      const from = Math.max(0, Math.trunc(Number(ask.query['from']) || 0));
      const rows: SchoolTotals[] = [];
      for (const school of schools.slice(from, from + atATime)) rows.push(await totalsOf(ask, school));
      return page(
        h(TotalsOfSchoolsPage, {
          viewer: ask.viewer,
          rows,
          before: from > 0 ? Math.max(0, from - atATime) : undefined,
          after: from + atATime < schools.length ? from + atATime : undefined,
        }),
      );
    },
  }),
];

function show({ viewer, flash }: Ask, schools: readonly MySchool[], status: 200 | 422 = 200): Answer {
  const hasTotals = schools.filter((school) => maySeeTotals(school)).length > 1;
  return page(h(MySchoolsPage, { viewer, flash, schools, hasTotals }), status);
}

/** The open schools where whoever asks works today, and as what. */
async function mine({ services, viewer, today }: Ask): Promise<MySchool[]> {
  const { database } = services;
  const schools: MySchool[] = [];
  for (const { schoolId, staffId } of await placesOf(database.accounts, viewer.accountId)) {
    const post = await postOf(database.ofSchool(schoolId), staffId, today);
    if (post && !schools.some(({ id }) => id === schoolId))
      schools.push({ id: schoolId, name: post.schoolName, role: post.role });
  }
  return schools.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const maySeeTotals = ({ role }: MySchool): boolean => may({ role }, 'see the totals');

async function totalsOf({ services, today }: Ask, { id, name }: MySchool): Promise<SchoolTotals> {
  return { school: name, ...(await wholeOf(services.database.ofSchool(id), today)) };
}
