import { hasSchool, hostSchool } from '../../../database/hosted-schools.ts';
import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { hasAccounts, openAccount } from '../../../accounts/people.ts';
import { givePlace } from '../../../accounts/places.ts';
import { newId } from '../../../database/id.ts';
import { openRoute, page, redirect, type Answer, type AnyRoute, type OpenAsk } from '../../../web/route.ts';
import { paths } from '../../../paths.ts';
import { addPerson, invite, type NewPerson } from '../../staff/index.ts';
import { calendarAnswers } from '../terms/forms.ts';
import { likelyYear, yearToSetUp } from '../terms/rules.ts';
import { keepYear } from '../terms/store.ts';
import { weakPasswords } from '../../sign-in/rules.ts';
import { readSetUp } from './forms.ts';
import { SetUpPage } from './pages.tsx';
import { beginSchool } from './store.ts';

const reason = 'there is no school yet, so nobody to sign in; once there is one, this page is gone';

export const setUpRoutes: readonly AnyRoute[] = [
  openRoute({
    method: 'GET',
    at: paths.setUp,
    open: reason,
    answer: async ({ services, today }) => {
      if (await hasSchool(services.database.accounts)) return redirect(paths.signIn());
      const year = yearToSetUp(today);
      return page(h(SetUpPage, { form: untouched(calendarAnswers(likelyYear(year))), year }));
    },
  }),
  openRoute({ method: 'POST', at: paths.setUp, open: reason, answer: setUp }),
];

async function setUp(ask: OpenAsk): Promise<Answer> {
  const { services, now, today } = ask;
  if (await hasSchool(services.database.accounts)) return redirect(paths.signIn());
  const year = yearToSetUp(today);
  const read = readSetUp(ask.form, year);
  const near = [read.senco.name, read.senco.email, read.school.name, read.school.localAuthority];
  const weak = read.senco.password && (await services.judgePassword(read.senco.password, near));
  if (weak) read.errors['newPassword'] ??= weakPasswords[weak];
  if (Object.keys(read.errors).length)
    return page(h(SetUpPage, { form: { answers: { ...ask.form }, errors: read.errors }, year }), 422);
  const { school, senco, administrator } = read;
  const schoolId = newId();
  const invitation = await services.database.together(schoolId, async (db, accounts) => {
    // Two who press at once: the second finds the first one's school.
    if (await hasAccounts(accounts)) return undefined;
    await hostSchool(accounts, schoolId, now);
    await beginSchool(db, school, now);
    await keepYear(db, year, read.calendar);
    const add = async (person: NewPerson) => {
      const staffId = await addPerson(db, person);
      await givePlace(accounts, { accountId: person.accountId, schoolId, staffId });
    };
    await add({
      ...senco,
      accountId: await openAccount(accounts, senco, now),
      role: 'senco',
      jobTitle: 'SENCO',
      from: today,
    });
    if (!administrator.email) return { post: () => {} };
    const accountId = await openAccount(accounts, administrator, now);
    await add({ ...administrator, accountId, role: 'administrator', jobTitle: null, from: today });
    const invited = { ...administrator, accountId, schoolName: school.name };
    return invite(accounts, invited, { services, now, today });
  });
  if (!invitation) return redirect(paths.signIn());
  invitation.post();
  const answer = await services.auth.api.signInEmail({
    body: { email: senco.email, password: senco.password },
    headers: new Headers({ 'user-agent': String(ask.headers['user-agent'] ?? '') }),
    asResponse: true,
  });
  return {
    kind: 'redirect',
    to: paths.home(),
    setCookies: answer.headers.getSetCookie(),
    flash: `${school.name} is set up. Bring in your pupils next, under Lists in.`,
  };
}
