import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { happenedTo, keepHappening } from '../../../accounts/happenings.ts';
import { endSessions, sessionsOf } from '../../../accounts/people.ts';
import { always, page, redirect, route, type Answer, type AnyRoute, type Ask } from '../../../web/route.ts';
import { paths } from '../../../paths.ts';
import { settingOf } from '../../school/index.ts';
import { doorsOf } from '../doors.ts';
import { browserOf } from '../enter/browser.ts';
import { readPasswordChange } from '../forms.ts';
import { deviceOf, keep, tell, tellRefused } from '../noted.ts';
import { deviceInWords, waitInWords, weakPasswords } from '../rules.ts';
import { accountOf, forgetTries, tryDoors } from '../store.ts';
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
    method: 'POST',
    at: paths.accountSessionEnd,
    may: 'keep my account',
    find: async ({ accounts, viewer, params, now }) => {
      const which = params['session']!;
      if (which === 'others') return { which: { allBut: viewer.sessionId } };
      const mine = await sessionsOf(accounts, viewer.accountId, now);
      return mine.some(({ id }) => id === which) ? { which: { only: which } } : undefined;
    },
    audit: { says: 'ended', subject: 'own session', pupil: () => null },
    answer: async (ask, { which }) => {
      const { accounts, viewer, now, afterwards } = ask;
      await endSessions(accounts, viewer.accountId, which);
      await keepHappening(
        accounts,
        viewer.accountId,
        { what: 'sessions ended', device: deviceOf(ask.headers) },
        now,
      );
      afterwards(() => tell(ask, 'session ended', { account: viewer.accountId }));
      return redirect(
        paths.account(),
        'only' in which ? 'That device is signed out.' : 'Every other device is signed out.',
      );
    },
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

/** Counts one try at the account's own password; what to say when there were too many. */
export async function provePassword(ask: Ask, email: string): Promise<string | undefined> {
  const doors = doorsOf(ask, email);
  const shut = await tryDoors(ask.services.database, [doors.address, doors.machine], ask.now);
  if (shut) tellRefused(ask, 'guesses', ask.viewer.accountId);
  return shut && `There were too many wrong tries. Wait ${waitInWords(shut, ask.now)}, then try again`;
}
