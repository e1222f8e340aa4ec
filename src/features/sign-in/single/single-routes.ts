import { h } from 'preact';
import { faultFields } from '../../../log/fault.ts';
import { paths } from '../../../paths.ts';
import { openRoute, page, redirect, type Answer, type AnyRoute, type OpenAsk } from '../../../web/route.ts';
import { browserOf } from '../enter/browser.ts';
import { within } from '../../../web/layout/carried.ts';
import { SignInPage } from '../enter/pages.tsx';
import { signedIn } from '../enter/sign-in-routes.ts';
import { sessionCookie, whoseSession } from '../../../accounts/session.ts';
import { keep, tell } from '../noted.ts';
import { refusalOf, refusals, type Refusal } from './rules.ts';

export const singleRoutes: readonly AnyRoute[] = [
  openRoute({
    method: 'GET',
    at: paths.singleSignOn,
    open: 'nobody is signed in yet; it only leads to the provider',
    answer: leadOut,
  }),
  openRoute({
    method: 'GET',
    at: paths.singleSignOnBack,
    open: 'the provider sends people back to it before anybody is signed in',
    answer: comeBack,
  }),
];

async function leadOut(ask: OpenAsk): Promise<Answer> {
  const { singleSignOn } = ask.services;
  if (!singleSignOn) return redirect(paths.signIn());
  const next = ask.query['next'];
  const began = await singleSignOn.api
    .signInSocial({
      body: {
        provider: singleSignOn.providerId,
        callbackURL: within(next) ?? paths.home(),
        errorCallbackURL: paths.signIn(),
        disableRedirect: true,
      },
      headers: browserOf(ask.headers),
      asResponse: true,
    })
    .catch((fault: unknown) => {
      ask.services.log('single sign-on refused', { reason: refusals.away.reason, ...faultFields(fault) });
      return undefined;
    });
  const { url } = ((await began?.json().catch(() => undefined)) ?? {}) as { url?: string };
  if (!began || !url) return refuse(ask, 'away');
  return { kind: 'redirect', to: url, setCookies: began.headers.getSetCookie() };
}

async function comeBack(ask: OpenAsk): Promise<Answer> {
  const { singleSignOn } = ask.services;
  if (!singleSignOn) return redirect(paths.signIn());
  const answer = await singleSignOn.api.callbackOAuth({
    params: { id: singleSignOn.providerId },
    method: 'GET',
    query: ask.query,
    headers: browserOf(ask.headers),
    asResponse: true,
  });
  const setCookies = answer.headers.getSetCookie();
  const to = new URL(answer.headers.get('location') ?? '', ask.services.baseUrl);
  const code = to.searchParams.get('error');
  if (code !== null || answer.status >= 400) return refuse(ask, refusalOf(code ?? ''), setCookies);
  const next = `${to.pathname}${to.search}`;
  if (setCookies.some(isHalfway)) return { kind: 'redirect', to: paths.signInCode({}, { next }), setCookies };
  await noteEntry(ask, setCookies);
  return signedIn({ carried: undefined, next, setCookies });
}

async function noteEntry(ask: OpenAsk, setCookies: readonly string[]): Promise<void> {
  const { database, baseUrl, auth } = ask.services;
  const { secret } = await auth.$context;
  const begun = `${sessionCookie(baseUrl)}=`;
  const value = setCookies
    .find((line) => line.startsWith(begun))
    ?.slice(begun.length)
    .split(';')[0];
  const account = value && (await whoseSession(database.accounts, secret, decodeURIComponent(value)));
  if (!account) return;
  await keep(ask, account, { what: 'signed in', way: 'single sign-on' });
  tell(ask, 'signed in', { account, way: 'single sign-on' });
}

/** The cookie of somebody whose code is still to come, and not the one that is taken away. */
const isHalfway = (cookie: string) => /alongside\.two_factor=[^;]/.test(cookie) && !/max-age=0/i.test(cookie);

function refuse(ask: OpenAsk, refusal: Refusal, setCookies: readonly string[] = []): Answer {
  const { reason, say } = refusals[refusal];
  tell(ask, 'single sign-on refused', { reason });
  const form = { answers: {}, errors: { single: say } };
  const singleSignOn = ask.services.singleSignOn?.button;
  return {
    ...page(h(SignInPage, { form, singleSignOn }), refusal === 'away' ? 503 : 403),
    setCookies,
  } as Answer;
}
