import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { happenedTo } from '../../../accounts/happenings.ts';
import { endSessions, sessionsOf } from '../../../accounts/people.ts';
import { always, page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../../web/route.ts';
import { paths } from '../../../paths.ts';
import { settingOf } from '../../school/index.ts';
import { doorsOf } from '../doors.ts';
import { browserOf } from '../enter/browser.ts';
import { passwordIn, readPasswordChange } from '../forms.ts';
import { keep, tell, tellRefused } from '../noted.ts';
import { proveAgain, provePassword } from '../prove.ts';
import { deviceInWords, weakPasswords } from '../rules.ts';
import { accountOf, forgetTries } from '../store.ts';
import { EndSessionPage } from './end-session-pages.tsx';
import { AccountPage, ChangePasswordPage } from './pages.tsx';

export const accountRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.account,
    may: 'keep my account',
    find: ownAccount,
    audit: { nothing: 'it is their own' },
    answer: async ({ viewer, flash, accounts, db, now }, account) => {
      const sessions = (await sessionsOf(accounts, viewer.accountId, now)).map((session) => ({
        id: session.id,
        since: session.since,
        device: deviceInWords(session.userAgent),
        isThisOne: session.id === viewer.sessionId,
      }));
      const isCompulsory = (await settingOf(db, 'require-authenticator')) === 'yes';
      const happened = await happenedTo(accounts, viewer.accountId, now);
      return page(h(AccountPage, { viewer, flash, email: account.email, sessions, isCompulsory, happened }));
    },
  }),
  route({
    method: 'GET',
    at: paths.accountSessionEnd,
    may: 'keep my account',
    find: sessionNamed,
    audit: { nothing: 'it is their own' },
    answer: ({ viewer, services }, found) =>
      page(
        h(EndSessionPage, {
          viewer,
          ...found,
          mayLackPassword: services.singleSignOn !== undefined,
          form: untouched(),
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.accountSessionEnd,
    may: 'keep my account',
    find: sessionNamed,
    audit: { says: 'ended', subject: 'own session', pupil: () => null },
    byItself: 'better-auth checks the password',
    answer: endSession,
  }),
  route({
    method: 'GET',
    at: paths.accountPassword,
    may: 'keep my account',
    find: always,
    audit: { nothing: 'an empty form' },
    answer: ({ viewer }) => page(h(ChangePasswordPage, { viewer, form: untouched() })),
  }),
  route({
    method: 'POST',
    at: paths.accountPassword,
    may: 'keep my account',
    find: ownAccount,
    audit: { says: 'changed', subject: 'own password', pupil: () => null },
    byItself: 'better-auth checks the old password and keeps the new one',
    answer: changePassword,
  }),
];

/** One of the viewer's own sessions, or all others. */
async function sessionNamed({ accounts, viewer, params, now }: Ask) {
  const session = params['session']!;
  if (session === 'others') return { session, which: { allBut: viewer.sessionId }, device: undefined };
  const mine = (await sessionsOf(accounts, viewer.accountId, now)).find(({ id }) => id === session);
  return mine && { session, which: { only: session }, device: deviceInWords(mine.userAgent) };
}

type Named = NonNullable<Awaited<ReturnType<typeof sessionNamed>>>;

async function endSession(ask: Ask, found: Named): Promise<Answer> {
  const { accounts, viewer, services } = ask;
  const again = (say: string, status: 422 | 429 = 422) =>
    page(
      h(EndSessionPage, {
        viewer,
        ...found,
        mayLackPassword: services.singleSignOn !== undefined,
        form: { answers: {}, errors: { password: say } },
      }),
      status,
    );
  const password = passwordIn(ask.form, 'password');
  if (!password) return again('Enter your password');
  const unproven = await proveAgain(ask, { password });
  if (unproven) return again(unproven.say, unproven.status);
  await endSessions(accounts, viewer.accountId, found.which);
  await keep(ask, viewer.accountId, { what: 'sessions ended' });
  tell(ask, 'session ended', { account: viewer.accountId });
  return redirect(
    paths.account(),
    found.device ? 'That device is signed out.' : 'Every other device is signed out.',
  );
}

function ownAccount({ services, viewer }: Ask) {
  return accountOf(services.database, viewer.accountId);
}

async function changePassword(ask: Ask, account: { name: string; email: string }): Promise<Answer> {
  const { viewer, services } = ask;
  const again = (errors: Record<string, string>, status: 422 | 429 = 422) =>
    page(h(ChangePasswordPage, { viewer, form: { answers: {}, errors } }), status);
  const typed = readPasswordChange(ask.form, account);
  if (!typed.isRight) return again(typed.errors);
  const weak = await services.judgePassword(typed.next, [account.name, account.email, viewer.schoolName]);
  if (weak) return again({ newPassword: weakPasswords[weak] });
  const shut = await provePassword(ask, account.email);
  if (shut) return again({ password: shut }, 429);
  const answer = await services.auth.api.changePassword({
    body: { currentPassword: typed.current, newPassword: typed.next, revokeOtherSessions: true },
    headers: browserOf(ask.headers),
    asResponse: true,
  });
  if (answer.status !== 200) {
    tellRefused(ask, 'again', viewer.accountId);
    return again({ password: 'That is not the password you have now' });
  }
  await forgetTries(services.database, doorsOf(ask, account.email), ask.now);
  await keep(ask, viewer.accountId, { what: 'password changed', way: 'password' });
  tell(ask, 'password changed', { account: viewer.accountId, way: 'password' });
  return {
    kind: 'redirect',
    to: paths.account(),
    flash: 'Your password is changed, and every other device is signed out.',
    setCookies: answer.headers.getSetCookie(),
  };
}
