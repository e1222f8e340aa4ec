import { h } from 'preact';
import { groupsOf, schoolsIn } from '../../accounts/groups.ts';
import { placesOf, postOf } from '../../accounts/places.ts';
import { chooseSchool } from '../../accounts/people.ts';
import { may } from '../../basics/permissions.ts';
import { paths } from '../../paths.ts';
import { carriedIn } from '../../web/layout/carried.ts';
import { CarryOnPage } from '../../web/layout/carry-on-page.tsx';
import { page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../web/route.ts';
import { schoolOf } from '../school/index.ts';
import { wholeOf } from '../totals/index.ts';
import { MySchoolsPage, TotalsOfSchoolsPage } from './pages.tsx';
import type { MySchool, SchoolTotals } from './rules.ts';

/** Each is asked by itself, so a page takes only so many. */
const atATime = 25;

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
      const carried = carriedIn(ask.form);
      if (carried) {
        const content = h(CarryOnPage, { carried, title: `You are back at ${school.name}` });
        return { kind: 'page', page: content, status: 200, atSchool: school.id };
      }
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
      const from = pageIn(ask);
      const rows: SchoolTotals[] = [];
      for (const school of schools.slice(from, from + atATime)) rows.push(await totalsOf(ask, school));
      const isMore = from + atATime < schools.length;
      return totalsPage(ask, { title: 'My schools in numbers', at: paths.mySchoolsTotals() }, rows, isMore);
    },
  }),
  route({
    method: 'GET',
    at: paths.schoolGroup,
    may: 'keep my account',
    find: async (ask) =>
      (await groupsOf(ask.accounts, ask.viewer.accountId, ask.today)).find(
        ({ id }) => id === ask.params['schoolGroup'],
      ),
    audit: { says: 'looked', subject: 'totals of a group of schools', pupil: () => null },
    answer: async (ask, group) => {
      const { database } = ask.services;
      const ids = await schoolsIn(ask.accounts, group.id, { from: pageIn(ask), atMost: atATime + 1 });
      const rows: SchoolTotals[] = [];
      for (const id of ids.slice(0, atATime)) {
        const { name } = await schoolOf(database.ofSchool(id));
        rows.push(await totalsOf(ask, { id, name }));
      }
      const at = paths.schoolGroup({ schoolGroup: group.id });
      return totalsPage(ask, { title: `${group.name} in numbers`, at }, rows, ids.length > atATime);
    },
  }),
];

const pageIn = ({ query }: Ask): number => Math.max(0, Math.trunc(Number(query['from']) || 0));

function totalsPage(
  ask: Ask,
  { title, at }: { readonly title: string; readonly at: string },
  rows: readonly SchoolTotals[],
  isMore: boolean,
): Answer {
  const from = pageIn(ask);
  const before = from > 0 ? Math.max(0, from - atATime) : undefined;
  const after = isMore ? from + atATime : undefined;
  return page(h(TotalsOfSchoolsPage, { viewer: ask.viewer, title, at, rows, before, after }));
}

async function show(
  { viewer, flash, accounts, today }: Ask,
  schools: readonly MySchool[],
  status: 200 | 422 = 200,
): Promise<Answer> {
  const groups = await groupsOf(accounts, viewer.accountId, today);
  const hasTotals = schools.filter((school) => maySeeTotals(school)).length > 1;
  return page(h(MySchoolsPage, { viewer, flash, schools, hasTotals, groups }), status);
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

async function totalsOf(
  { services, today }: Ask,
  { id, name }: Pick<MySchool, 'id' | 'name'>,
): Promise<SchoolTotals> {
  return { school: name, ...(await wholeOf(services.database.ofSchool(id), today)) };
}
