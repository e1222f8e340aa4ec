import { createHash } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { ground, type AuthSettings } from './auth.ts';
import { isProviderKnown, vouchFor } from './people.ts';
import { secondStep } from './second-step.ts';
import type { AccountDb } from '../database/connection.ts';

export interface SingleSignOnSettings {
  /** As the provider's discovery document gives it; without a slash at the end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly button: string;
  /** Lower case; empty: any, as long as an administrator has added the person. */
  readonly domains: readonly string[];
  /** Who asks for more than a password: we, as after a password, or the provider, always. */
  readonly secondFactor: 'ours' | 'provider';
}

/** What the provider says about whoever wants to come in. */
export interface Comer {
  readonly accountId: string;
  /** The signed claims. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** The account is already bound to another subject of this provider. */
  readonly isSomebodyElse: boolean;
}

interface Doorkeeper extends Omit<AuthSettings, 'sendReset'> {
  readonly accounts: AccountDb;
  readonly provider: SingleSignOnSettings;
  /** Where the provider sends people back to. */
  readonly back: string;
  /** Gives why somebody with an account may not come in, as a code; nothing when they may. */
  readonly judge: (comer: Comer) => Promise<string | undefined>;
}

/**
 * Sign-in by a provider of OpenID Connect. Apart from `makeAuth`, so that passwords work while the provider is away.
 * Nobody gets an account by it, and the provider's tokens are not kept.
 */
export function makeSingleSignOn(settings: Doorkeeper) {
  const { accounts, provider, back, judge } = settings;
  // Subjects of another provider are other people: nobody is taken for somebody else after a change of provider.
  const providerId = `oidc-${createHash('sha256').update(provider.issuer).digest('hex').slice(0, 16)}`;
  const shared = ground(settings);
  const auth = betterAuth({
    ...shared,
    user: {
      ...shared.user,
      validateUserInfo: async ({ user, source }) => {
        if (source.action === 'create-user' || !user.id) return { error: 'signup_disabled' };
        const isSomebodyElse =
          source.action === 'link-account' && (await isProviderKnown(accounts, user.id, providerId));
        const refused = await judge({
          accountId: user.id,
          claims: source.oauth?.profile ?? {},
          isSomebodyElse,
        });
        return refused ? { error: refused } : undefined;
      },
    },
    account: {
      ...shared.account,
      updateAccountOnSignIn: false,
      // An administrator made the account for this address, so that nobody can have taken it beforehand.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    databaseHooks: {
      account: { create: { before: async (account) => ({ data: { ...account, ...noTokens } }) } },
    },
    plugins: [
      ...shared.plugins,
      genericOAuth({
        config: [
          {
            providerId,
            discoveryUrl: `${provider.issuer}/.well-known/openid-configuration`,
            requireIdTokenVerification: true,
            clientId: provider.clientId,
            clientSecret: provider.clientSecret,
            authentication: 'basic',
            scopes: ['openid', 'email', 'profile'],
            redirectURI: back,
            pkce: true,
            disableSignUp: true,
          },
        ],
      }),
      secondStep({
        isOurs: provider.secondFactor === 'ours',
        vouch: (token) => vouchFor(accounts, token),
      }),
    ],
  });
  return { api: auth.api, providerId, button: provider.button };
}

const noTokens = { accessToken: null, refreshToken: null, idToken: null, scope: null };

export type SingleSignOn = ReturnType<typeof makeSingleSignOn>;
