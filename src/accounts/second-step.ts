import { randomBytes } from 'node:crypto';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';

interface SecondStep {
  /** Whether we ask for the code of the authenticator app. */
  readonly isOurs: boolean;
  /** Notes that the provider has asked for a second factor. */
  readonly vouch: (sessionToken: string) => Promise<void>;
}

const minutes = 10;

/**
 * better-auth asks for a code after a password only. This asks for it after single sign-on too, in the very same way, so that
 * the page that takes the code need not know which it was. features/sign-in/single/single.test.ts goes that way.
 */
export const secondStep = ({ isOurs, vouch }: SecondStep): BetterAuthPlugin => ({
  id: 'second-step',
  hooks: {
    after: [
      {
        matcher: ({ path }) => /^\/callback\/:id$/.test(path ?? ''),
        handler: createAuthMiddleware(async (ctx) => {
          const begun = ctx.context.newSession;
          if (!begun) return;
          if (!isOurs) return vouch(begun.session.token);
          if (!begun.user['twoFactorEnabled']) return;
          deleteSessionCookie(ctx, true);
          await ctx.context.internalAdapter.deleteSession(begun.session.token);
          ctx.context.setNewSession(null);
          const cookie = ctx.context.createAuthCookie('two_factor', { maxAge: minutes * 60 });
          const identifier = `2fa-${randomBytes(15).toString('base64url')}`;
          const expiresAt = new Date(Date.now() + minutes * 60_000);
          const { internalAdapter } = ctx.context;
          await internalAdapter.createVerificationValue({ value: begun.user.id, identifier, expiresAt });
          await internalAdapter.createVerificationValue({
            value: '0',
            identifier: `2fa-attempts-${identifier}`,
            expiresAt,
          });
          await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes);
        }),
      },
    ],
  },
});
