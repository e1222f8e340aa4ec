import { h } from 'preact';
import { toString as qrCode } from 'qrcode';
import { newBackupCodes } from '../../../accounts/backup-codes.ts';
import { untouched } from '../../../basics/form-state.ts';
import { textOf } from '../../../basics/form-values.ts';
import { page, route, type Answer, type AnyRoute, type Ask } from '../../../web/route.ts';
import { paths } from '../../../paths.ts';
import { settingOf } from '../../school/index.ts';
import { doorsOf } from '../doors.ts';
import { browserOf } from '../enter/browser.ts';
import { passwordIn } from '../forms.ts';
import { keep, tell, tellRefused } from '../noted.ts';
import { provePassword } from '../prove.ts';
import { isAskedForAuthenticator, readCode } from '../rules.ts';
import { accountOf, forgetTries } from '../store.ts';
import { AuthenticatorPage, BackupCodesPage, ScanPage } from './authenticator-pages.tsx';

export const authenticatorRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    at: paths.accountGuard,
    may: 'keep my account',
    find: whose,
    audit: { nothing: 'it is their own' },
    answer: ({ viewer, flash, services }, { mayEnd }) =>
      page(
        h(AuthenticatorPage, {
          viewer,
          flash,
          mayEnd,
          mayLackPassword: services.singleSignOn !== undefined,
          form: untouched(),
        }),
      ),
  }),
  route({
    method: 'POST',
    at: paths.accountGuard,
    may: 'keep my account',
    find: whose,
    audit: { says: 'changed', subject: 'own authenticator', pupil: () => null },
    byItself: 'better-auth keeps the secret and the backup codes',
    answer: (ask, found) => (textOf(ask.form, 'step') === 'verify' ? verify(ask) : withPassword(ask, found)),
  }),
];

interface Found {
  readonly email: string;
  /** Not while the school makes it compulsory for this role. */
  readonly mayEnd: boolean;
}

async function whose({ services, viewer, db }: Ask): Promise<Found | undefined> {
  const account = await accountOf(services.database, viewer.accountId);
  const isCompulsory =
    isAskedForAuthenticator({ ...viewer, guarded: false }) &&
    (await settingOf(db, 'require-authenticator')) === 'yes';
  return account && { email: account.email, mayEnd: !isCompulsory };
}

/** Beginning, ending and new backup codes all ask for the password first: an unlocked computer must not be enough. */
async function withPassword(ask: Ask, { email, mayEnd }: Found): Promise<Answer> {
  const { viewer, services, form } = ask;
  const step = textOf(form, 'step');
  const name = step === 'codes' ? 'codesPassword' : 'password';
  const again = (say: string, status: 422 | 429 = 422) =>
    page(
      h(AuthenticatorPage, {
        viewer,
        mayEnd,
        mayLackPassword: services.singleSignOn !== undefined,
        form: { answers: {}, errors: { [name]: say } },
      }),
      status,
    );
  const password = passwordIn(form, name);
  if (!password) return again('Enter your password');
  const shut = await provePassword(ask, email);
  if (shut) return again(shut, 429);
  const request = { body: { password }, headers: browserOf(ask.headers), asResponse: true } as const;
  const api = services.auth.api;
  const answer =
    step === 'end' && mayEnd
      ? await api.disableTwoFactor(request)
      : step === 'codes'
        ? await api.verifyPassword(request)
        : await api.enableTwoFactor({ ...request, body: { password, method: 'totp' } });
  const said = (await answer.json()) as { code?: string; totpURI?: string };
  if (said.code === 'INVALID_PASSWORD') {
    tellRefused(ask, 'again', viewer.accountId);
    return again('That is not your password');
  }
  if (answer.status !== 200) return again('Go back to your account, load this page again and try once more');
  await forgetTries(services.database, doorsOf(ask, email), ask.now);
  if (step === 'codes') {
    const codes = await newBackupCodes(services.codeKeeper, viewer.accountId);
    await note(ask, 'backup codes made');
    return page(h(BackupCodesPage, { viewer, codes, areNew: true }));
  }
  if (step === 'end') {
    await note(ask, 'second step off');
    return {
      kind: 'redirect',
      to: paths.account(),
      flash: 'The authenticator app is off. Your password alone signs you in.',
      setCookies: answer.headers.getSetCookie(),
    };
  }
  return scan(ask, said.totpURI ?? '', {});
}

async function note(
  ask: Ask,
  what: 'second step on' | 'second step off' | 'backup codes made',
): Promise<void> {
  await keep(ask, ask.viewer.accountId, { what });
  tell(ask, what, { account: ask.viewer.accountId });
}

/** Only a code that fits switches it on, so that nobody locks themselves out with an app that did not take the secret. */
async function verify(ask: Ask): Promise<Answer> {
  const { viewer, services, form } = ask;
  const uri = textOf(form, 'uri');
  const code = readCode(textOf(form, 'code'));
  if (!code) return scan(ask, uri, { code: 'Enter the 6 digits that your app shows now' });
  const answer = await services.auth.api.verifyTOTP({
    body: { code },
    headers: browserOf(ask.headers),
    asResponse: true,
  });
  if (answer.status !== 200)
    return scan(ask, uri, {
      code: 'That code does not fit. Wait until your app shows the next one, and enter that',
    });
  await note(ask, 'second step on');
  const codes = await newBackupCodes(services.codeKeeper, viewer.accountId);
  return {
    kind: 'page',
    status: 200,
    page: h(BackupCodesPage, { viewer: { ...viewer, guarded: true }, codes, areNew: false }),
    setCookies: answer.headers.getSetCookie(),
  };
}

/** The secret goes along in the page, which is its owner's: after a wrong code the same picture is shown again. */
async function scan({ viewer }: Ask, uri: string, errors: Record<string, string>): Promise<Answer> {
  const secret = /^otpauth:\/\/totp\/.*[?&]secret=([A-Z2-7]+)/.exec(uri)?.[1];
  if (!secret)
    return page(
      h(AuthenticatorPage, { viewer, mayEnd: true, mayLackPassword: false, form: untouched() }),
      422,
    );
  const svg = await qrCode(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return page(
    h(ScanPage, { viewer, uri, secret, picture, form: { answers: {}, errors } }),
    Object.keys(errors).length ? 422 : 200,
  );
}
