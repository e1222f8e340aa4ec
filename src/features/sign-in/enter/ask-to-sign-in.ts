import { hasSchool } from '../../../database/hosted-schools.ts';
import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { page, redirect, type Answer, type Ask, type OpenAsk } from '../../../web/route.ts';
import { paths } from '../../../paths.ts';
import { fitToCarry } from '../../../web/layout/carried.ts';
import { settingOf } from '../../school/index.ts';
import { isAskedForAuthenticator } from '../rules.ts';
import { SignInPage } from './pages.tsx';

/** What somebody sees who must sign in first: a form that was being sent comes along in the page. */
export async function askToSignIn(ask: OpenAsk): Promise<Answer> {
  if (!(await hasSchool(ask.services.database.accounts))) return redirect(paths.setUp());
  const sentAs = String(ask.headers['content-type'] ?? '');
  const next = ask.url === '/' || sentAs ? undefined : ask.url;
  if (sentAs.startsWith('multipart/'))
    return redirect(
      paths.signIn(),
      'You were signed out before your file arrived. Sign in, then send it again.',
    );
  const form = fitToCarry(ask.form);
  if (Object.keys(form).length === 0) return redirect(paths.signIn({}, { next }));
  return page(
    h(SignInPage, {
      form: untouched(),
      carried: { to: ask.url, form },
      singleSignOn: ask.services.singleSignOn?.button,
    }),
    403,
  );
}

/** Where the school asks for it, those who see most set up an authenticator before anything else. */
export async function doFirst({ viewer, db, url }: Ask): Promise<Answer | undefined> {
  if (!isAskedForAuthenticator(viewer)) return undefined;
  if (url.startsWith(paths.account())) return undefined;
  if ((await settingOf(db, 'require-authenticator')) === 'no') return undefined;
  return redirect(
    paths.accountGuard(),
    'Your school asks for an authenticator app. Set it up, and then everything opens.',
  );
}
