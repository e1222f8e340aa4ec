import { h } from 'preact';
import { untouched } from '../../../basics/form-state.ts';
import { reading } from '../../../basics/form-values.ts';
import { whoseLink } from '../../../accounts/people.ts';
import { openRoute, page, redirect, type Answer, type AnyRoute, type OpenAsk } from '../../../web/route.ts';
import { faultFields } from '../../../log/fault.ts';
import type { Services } from '../../../web/services.ts';
import { paths } from '../../../paths.ts';
import { doorsOf, linkDoors } from '../doors.ts';
import { keep, tell, tellRefused } from '../noted.ts';
import { readNewPassword } from '../forms.ts';
import { weakPasswords } from '../rules.ts';
import { placeOf } from '../../../accounts/places.ts';
import { accountOf, forgetTries, tryDoors } from '../store.ts';
import { ForgottenPage, LinkOverPage, LinkSentPage, NewPasswordPage } from './pages.tsx';

const reason = 'whoever has forgotten a password cannot sign in';

export const resetRoutes: readonly AnyRoute[] = [
  openRoute({
    method: 'GET',
    at: paths.forgotten,
    open: reason,
    answer: () => page(h(ForgottenPage, { form: untouched() })),
  }),
  openRoute({ method: 'POST', at: paths.forgotten, open: reason, answer: sendLink }),
  openRoute({
    method: 'GET',
    at: paths.reset,
    open: reason,
    answer: async (ask) =>
      (await ownerOf(ask))
        ? page(h(NewPasswordPage, { form: untouched(), token: ask.params['token']! }))
        : page(h(LinkOverPage, {}), 404),
  }),
  openRoute({ method: 'POST', at: paths.reset, open: reason, answer: setPassword }),
];

/** The answer is the same whether the address is known, unknown, or was asked about too often. */
async function sendLink(ask: OpenAsk): Promise<Answer> {
  const { services, now } = ask;
  const form = reading(ask.form);
  const email = form.text('email', { missing: 'Enter your e-mail address', longest: 200 }).toLowerCase();
  if (email && !/^\S+@\S+$/.test(email))
    form.wrong('email', 'Enter an e-mail address, like name@school.sch.uk');
  if (!form.isRight)
    return page(h(ForgottenPage, { form: { answers: { email }, errors: form.errors } }), 422);
  const shut = await tryDoors(services.database, linkDoors(ask, email), now);
  // Not waited for: only a known address has more to do, and the time must not tell.
  if (shut) tellRefused(ask, 'links');
  else sendIfKnown(ask, email).catch((fault: unknown) => couldNot(services, fault));
  return page(h(LinkSentPage, {}));
}

async function sendIfKnown(ask: OpenAsk, email: string): Promise<void> {
  const { database, auth } = ask.services;
  const place = await placeOf(database, email, ask.today);
  tell(ask, 'password link asked for', { account: place?.accountId });
  if (place) await auth.api.requestPasswordReset({ body: { email }, asResponse: true });
}

const couldNot = ({ log }: Services, fault: unknown): void =>
  log('mail not sent', { mail: 'new password', ...faultFields(fault) });

async function setPassword(ask: OpenAsk): Promise<Answer> {
  const { services, now } = ask;
  const token = ask.params['token']!;
  const owner = await ownerOf(ask);
  if (!owner) return page(h(LinkOverPage, {}), 404);
  const typed = readNewPassword(ask.form, owner);
  const again = (errors: Record<string, string>) =>
    page(h(NewPasswordPage, { form: { answers: {}, errors }, token }), 422);
  if (!typed.isRight) return again(typed.errors);
  const place = await placeOf(services.database, owner.email, ask.today);
  const near = [owner.name, owner.email, place?.schoolName ?? ''];
  const weak = await services.judgePassword(typed.password, near);
  if (weak) return again({ newPassword: weakPasswords[weak] });
  const answer = await services.auth.api.resetPassword({
    body: { token, newPassword: typed.password },
    asResponse: true,
  });
  if (answer.status !== 200) return page(h(LinkOverPage, {}), 404);
  // Whoever reads that mailbox is the right person: earlier guesses need not keep them out.
  await forgetTries(services.database, doorsOf(ask, owner.email), now);
  await keep(ask, owner.id, { what: 'password changed', way: 'link' });
  tell(ask, 'password changed', { account: owner.id, way: 'link' });
  return redirect(paths.signIn(), 'Your new password is set. Sign in with it.');
}

async function ownerOf({ services, params, now }: OpenAsk) {
  const id = await whoseLink(services.database.accounts, params['token']!, now);
  const account = id && (await accountOf(services.database, id));
  return id && account ? { ...account, id } : undefined;
}
