import { hasSchool } from '../../../database/hosted-schools.ts';
import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { textOf } from '../../../basics/form-values.ts';
import { homeOf } from '../../../web/layout/navigation.ts';
import {
  always,
  openRoute,
  page,
  redirect,
  route,
  type Answer,
  type AnyRoute,
  type OpenAsk,
} from '../../../web/route.ts';
import { paths } from '../../../paths.ts';
import { doorsOf } from '../doors.ts';
import { addressIn, readSignIn } from '../forms.ts';
import { keep, tell, tellRefused } from '../noted.ts';
import { isAskedForAuthenticator, waitInWords } from '../rules.ts';
import { accountWith, endSessions } from '../../../accounts/people.ts';
import { placeOf } from '../../../accounts/places.ts';
import { forgetTries, tryDoors } from '../store.ts';
import { browserOf } from './browser.ts';
import { carriedIn, within, type Carried } from '../../../web/layout/carried.ts';
import { CarryOnPage } from '../../../web/layout/carry-on-page.tsx';
import { CodePage, SignInPage } from './pages.tsx';

const reminder =
  'You are signed in. Please guard your account with an authenticator app as well: open your account at the top of the page.';

export const enterRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.home,
    may: 'keep my account',
    find: always,
    audit: { nothing: 'it only leads on' },
    answer: ({ viewer, flash }) => redirect(homeOf(viewer), flash),
  }),
  openRoute({
    method: 'GET',
    at: paths.signIn,
    open: 'nobody is signed in yet',
    answer: async ({ query, viewer, flash, services }) => {
      if (viewer) return redirect(homeOf(viewer));
      if (!(await hasSchool(services.database.accounts))) return redirect(paths.setUp());
      return page(
        h(SignInPage, {
          form: untouched(),
          next: query['next'],
          flash,
          singleSignOn: services.singleSignOn?.button,
        }),
      );
    },
  }),
  openRoute({
    method: 'POST',
    at: paths.signIn,
    open: 'nobody is signed in yet',
    answer: signIn,
  }),
  openRoute({
    method: 'POST',
    at: paths.signOut,
    open: 'a session that has run out can be left as well',
    answer: async (ask) => {
      const { services, headers, viewer } = ask;
      const answer = await services.auth.api.signOut({ headers: browserOf(headers), asResponse: true });
      if (viewer) tell(ask, 'signed out', { account: viewer.accountId });
      return {
        kind: 'redirect',
        to: paths.signIn(),
        setCookies: answer.headers.getSetCookie(),
        flash: 'You have signed out.',
      };
    },
  }),
];

async function signIn(ask: OpenAsk): Promise<Answer> {
  const { services, now, today } = ask;
  const [next, carried] = [textOf(ask.form, 'next'), carriedIn(ask.form)];
  const again = (errors: Record<string, string>, status: 422 | 429 = 422) =>
    page(
      h(SignInPage, {
        form: { answers: { email: addressIn(ask.form) }, errors },
        next,
        carried,
        singleSignOn: services.singleSignOn?.button,
      }),
      status,
    );
  const typed = readSignIn(ask.form);
  if (!typed.isRight) return again(typed.errors);

  // Known and unknown addresses take the same way, so that nobody learns who has an account.
  const doors = doorsOf(ask, typed.email);
  const accountId = await accountWith(services.database.accounts, typed.email);
  const shut = await tryDoors(services.database, [doors.address, doors.machine], now);
  if (shut) {
    tellRefused(ask, 'guesses', accountId);
    return again(
      { password: `There were too many wrong tries. Wait ${waitInWords(shut, now)}, then sign in again` },
      429,
    );
  }
  const answer = await services.auth.api.signInEmail({
    body: { email: typed.email, password: typed.password },
    headers: browserOf(ask.headers),
    asResponse: true,
  });
  // The library answers so when its own question to the database failed: nobody mistyped anything.
  if (answer.status >= 500) throw new Error('The accounts could not be asked');
  if (answer.status !== 200 || !accountId) {
    tellRefused(ask, 'guess', accountId);
    return again({
      password: 'That e-mail address and password do not go together. Try again, or set a new password',
    });
  }
  const tries = await forgetTries(services.database, doors, now);
  // Whoever was signed in here before leaves: one browser, one session.
  if (ask.viewer)
    await endSessions(services.database.accounts, ask.viewer.accountId, { only: ask.viewer.sessionId });
  const place = await placeOf(services.database, typed.email, today);
  if (!place) {
    tellRefused(ask, 'place', accountId);
    return again({
      email: 'You have no place at a school here today. Ask the administrator of your school to add you',
    });
  }
  const setCookies = answer.headers.getSetCookie();
  if (((await answer.json()) as { twoFactorRedirect?: boolean }).twoFactorRedirect) {
    await keep(ask, accountId, { what: 'password right', tries });
    return carried
      ? { kind: 'page', page: h(CodePage, { form: untouched(), next, carried }), status: 200, setCookies }
      : { kind: 'redirect', to: paths.signInCode({}, { next }), setCookies };
  }
  await keep(ask, accountId, { what: 'signed in', way: 'password', tries });
  tell(ask, 'signed in', { account: accountId, way: 'password', ...(tries ? { count: tries } : {}) });
  const isAsked = isAskedForAuthenticator({ role: place.role, guarded: place.isGuarded });
  return signedIn({ carried, next, setCookies, ...(isAsked ? { flash: reminder } : {}) });
}

interface Entering {
  readonly carried: Carried | undefined;
  readonly next: string;
  readonly setCookies: readonly string[];
  readonly flash?: string;
}

/** Where somebody goes who is in: on with what they were sending, to the page they wanted, or home. */
export function signedIn({ carried, next, setCookies, flash }: Entering): Answer {
  if (carried) {
    const title = 'You are signed in again';
    return { kind: 'page', page: h(CarryOnPage, { carried, title }), status: 200, setCookies };
  }
  const to = within(next) ?? paths.home();
  return { kind: 'redirect', to, setCookies, ...(flash ? { flash } : {}) };
}
