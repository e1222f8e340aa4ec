import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { textOf } from '../../../basics/form-values.ts';
import { openRoute, page, redirect, type Answer, type AnyRoute, type OpenAsk } from '../../../web/route.ts';
import { backupCodeAsKept } from '../../../accounts/backup-codes.ts';
import { whoIsHalfway } from '../../../accounts/halfway.ts';
import { keepEntry } from '../../../accounts/happenings.ts';
import { endSession } from '../../../accounts/people.ts';
import { paths } from '../../../paths.ts';
import { machineDoor } from '../doors.ts';
import { deviceOf, keep, tell, tellRefused } from '../noted.ts';
import { isUsed } from '../prove.ts';
import { readBackupCode, readCode, waitInWords } from '../rules.ts';
import { tryDoors } from '../store.ts';
import { browserOf } from './browser.ts';
import { carriedIn } from '../../../web/layout/carried.ts';
import { CodePage, SignInPage } from './pages.tsx';
import { signedIn } from './sign-in-routes.ts';

export const codeRoutes: readonly AnyRoute[] = [
  openRoute({
    method: 'GET',
    at: paths.signInCode,
    open: 'the password was right, and the code is still to come',
    answer: ({ query, cookies }) =>
      isHalfway(cookies)
        ? page(h(CodePage, { form: untouched(), next: query['next'] }))
        : redirect(paths.signIn({}, { next: query['next'] })),
  }),
  openRoute({
    method: 'POST',
    at: paths.signInCode,
    open: 'the password was right, and the code is still to come',
    answer: checkCode,
  }),
];

async function checkCode(ask: OpenAsk): Promise<Answer> {
  const { services, now } = ask;
  const [next, carried] = [textOf(ask.form, 'next'), carriedIn(ask.form)];
  const again = (say: string, status: 422 | 429 = 422) =>
    page(h(CodePage, { form: { answers: {}, errors: { code: say } }, next, carried }), status);
  const begin = (say: string) =>
    h(SignInPage, {
      form: { answers: {}, errors: { email: say } },
      next,
      carried,
      singleSignOn: services.singleSignOn?.button,
    });
  const typed = textOf(ask.form, 'code');
  const code = readCode(typed);
  const backup = code ? undefined : readBackupCode(typed);
  if (!code && !backup)
    return again('Enter the 6 digits that your app shows now, or one of your backup codes');
  const { secret } = await services.auth.$context;
  const accountId = await whoIsHalfway(services.database.accounts, secret, ask.cookies, now);
  const shut = await tryDoors(services.database, [machineDoor(ask)], now);
  if (shut) {
    tellRefused(ask, 'guesses', accountId);
    return again(`There were too many wrong tries. Wait ${waitInWords(shut, now)}`, 429);
  }
  const headers = browserOf(ask.headers);
  const answer = code
    ? await services.auth.api.verifyTOTP({ body: { code }, headers, asResponse: true })
    : await services.auth.api.verifyBackupCode({
        body: { code: accountId ? await backupCodeAsKept(services.codeKeeper, accountId, backup!) : '' },
        headers,
        asResponse: true,
      });
  const setCookies = answer.headers.getSetCookie();
  if (answer.status === 200 && accountId) {
    if (code && (await wasUsed(ask, code, answer))) {
      tellRefused(ask, 'used', accountId);
      return page(
        begin(
          'That code was used already. Begin again with your address and password, then enter the next code',
        ),
        422,
      );
    }
    await enter(ask, accountId, code ? 'code of the app' : 'backup code');
    const flash = backup ? 'You used a backup code. It works only once, so strike it off your list.' : '';
    return signedIn({ carried, next, setCookies, ...(flash ? { flash } : {}) });
  }
  const { code: reason } = (await answer.json().catch(() => ({}))) as { code?: string };
  if (answer.status === 429) {
    tellRefused(ask, 'codes', accountId);
    return again('There were too many wrong codes. Wait 15 minutes, then try again', 429);
  }
  if (reason === 'INVALID_CODE' || reason === 'INVALID_BACKUP_CODE') {
    tellRefused(ask, code ? 'code' : 'backup', accountId);
    if (accountId) await keep(ask, accountId, { what: 'wrong code' });
    return again(
      code
        ? 'That code does not fit. Wait until your app shows the next one, and enter that'
        : 'That is not one of your unused backup codes. Check it against your list',
    );
  }
  tellRefused(ask, accountId ? 'codes' : 'late', accountId);
  // Five wrong codes, or ten minutes: the way in begins again at the password.
  const say = 'Begin again with your address and password, then enter the code';
  return { kind: 'page', page: begin(say), status: 422, setCookies };
}

/** The password and what came after it are one sign-in, for its owner and in the log. */
async function enter(ask: OpenAsk, account: string, way: string): Promise<void> {
  const { services, headers, now } = ask;
  const tries = await keepEntry(services.database.accounts, account, way, deviceOf(headers), now);
  tell(ask, 'signed in', { account, way, ...(tries ? { count: tries } : {}) });
}

/** Whoever comes second with a code is put out again. */
async function wasUsed(ask: OpenAsk, code: string, answer: Response): Promise<boolean> {
  const { token, user } = (await answer.clone().json()) as { token: string; user: { id: string } };
  if (!(await isUsed(ask, user.id, code))) return false;
  await endSession(ask.services.database.accounts, token);
  return true;
}

const isHalfway = (cookies: OpenAsk['cookies']): boolean =>
  Object.keys(cookies).some((name) => name.endsWith('alongside.two_factor'));
