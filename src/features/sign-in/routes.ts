import { h } from 'preact';
import { textOf } from '../../basics/form-values.ts';
import {
  openRoute,
  page,
  redirect,
  route,
  always,
  type AnyRoute,
  type Answer,
  type Ask,
  type OpenAsk,
} from '../../web/route.ts';
import { homeOf } from '../../web/layout/navigation.ts';
import { paths } from '../../paths.ts';
import { carriedIn, isOurs } from './carried.ts';
import { CarryOnPage, SignInPage } from './pages.tsx';

/** What somebody sees who must sign in first: a form that was being sent comes along in the page. */
export function askToSignIn(ask: OpenAsk): Answer {
  const posting = Object.keys(ask.form).length > 0;
  if (String(ask.headers['accept']).startsWith('application/json'))
    return { kind: 'data', data: 'Sign in first', status: 401 };
  if (!posting) return redirect(paths.signIn({}, { next: ask.url === '/' ? undefined : ask.url }));
  return page(
    h(SignInPage, { form: { answers: {}, errors: {} }, carried: { to: ask.url, form: ask.form } }),
    403,
  );
}

/** Whether something stands before everything else for this person. */
export async function doFirst(_ask: Ask): Promise<Answer | undefined> {
  return undefined;
}

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.home,
    may: 'keep my account',
    find: always,
    audit: { nothing: 'it only leads on' },
    answer: ({ viewer }) => redirect(homeOf(viewer)),
  }),
  openRoute({
    method: 'GET',
    at: paths.signIn,
    open: 'nobody is signed in yet',
    answer: ({ query, viewer, flash }) =>
      viewer
        ? redirect(homeOf(viewer))
        : page(h(SignInPage, { form: { answers: {}, errors: {} }, next: query['next'], flash })),
  }),
  openRoute({
    method: 'POST',
    at: paths.signIn,
    open: 'nobody is signed in yet',
    answer: async (ask) => {
      const email = textOf(ask.form, 'email').toLowerCase();
      const password = typeof ask.form['password'] === 'string' ? ask.form['password'] : '';
      const next = textOf(ask.form, 'next');
      const carried = carriedIn(ask.form);
      const again = (errors: Record<string, string>) =>
        page(h(SignInPage, { form: { answers: { email }, errors }, next, carried }), 422);
      if (!email) return again({ email: 'Enter your e-mail address' });
      if (!password) return again({ password: 'Enter your password' });
      const answer = await ask.services.auth.api.signInEmail({
        body: { email, password },
        headers: new Headers({ 'user-agent': String(ask.headers['user-agent'] ?? '') }),
        asResponse: true,
      });
      if (answer.status !== 200)
        return again({
          password: 'That e-mail address and password do not go together. Try again, or set a new password.',
        });
      const setCookies = answer.headers.getSetCookie();
      if (carried) return { kind: 'page', page: h(CarryOnPage, { carried }), status: 200, setCookies };
      return { kind: 'redirect', to: next && isOurs(next) ? next : paths.home(), setCookies };
    },
  }),
  openRoute({
    method: 'POST',
    at: paths.signOut,
    open: 'a session that has run out can be left as well',
    answer: async ({ services, headers }) => {
      const answer = await services.auth.api.signOut({
        headers: new Headers({ cookie: String(headers['cookie'] ?? '') }),
        asResponse: true,
      });
      return {
        kind: 'redirect',
        to: paths.signIn(),
        setCookies: answer.headers.getSetCookie(),
        flash: 'You have signed out.',
      };
    },
  }),
];
