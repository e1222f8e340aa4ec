/** Why somebody does not come in by single sign-on. */
export const refusals = {
  unknown: {
    reason: 'nobody here has that address',
    say: 'Nobody with that e-mail address has been added here. Ask the administrator of your school to add you',
  },
  unverified: {
    reason: 'the provider has not verified the address',
    say: 'Your school’s own sign-in does not say that your e-mail address is yours. Ask whoever looks after it, or sign in with your password',
  },
  domain: {
    reason: 'the address is outside the domains',
    say: 'That e-mail address is not one of your school’s. Sign in there with your school account',
  },
  other: {
    reason: 'the address is bound to another subject',
    say: 'Somebody else signed in with that e-mail address before. If your school made you a new account, ask your administrator to let it be connected',
  },
  gone: {
    reason: 'no place at a school today',
    say: 'You have no place at a school here today. Ask the administrator of your school to add you',
  },
  late: {
    reason: 'the way back does not fit the way out',
    say: 'That took too long, or went another way than it began. Start again',
  },
  token: {
    reason: 'the answer of the provider is not right',
    say: 'The answer of your school’s own sign-in could not be checked. Start again, or sign in with your password',
  },
  stopped: {
    reason: 'the provider said no',
    say: 'You did not finish signing in there. Start again, or sign in with your password',
  },
  away: {
    reason: 'the provider is away',
    say: 'Your school’s own sign-in cannot be reached now. Try again in a few minutes, or sign in with your password',
  },
} as const;

export type Refusal = keyof typeof refusals;

export type Claims = Readonly<Record<string, unknown>>;

interface Terms {
  readonly issuer: string;
  readonly domains: readonly string[];
}

const google = 'https://accounts.google.com';

/**
 * Why these claims do not prove who somebody is; nothing when they do. An address counts only where the provider says that it
 * is theirs (OpenID Connect Core 5.1; Microsoft says it by `xms_edov`), and with Google only under its owner's domain (`hd`).
 */
export function problemOfClaims(claims: Claims, { issuer, domains }: Terms): Refusal | undefined {
  const email = typeof claims['email'] === 'string' ? claims['email'].toLowerCase() : '';
  const saysYes = [claims['email_verified'], claims['xms_edov']].some((said) =>
    [true, 'true', 1, '1'].includes(said as string),
  );
  if (!saysYes || !email) return 'unverified';
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (domains.length > 0 && !domains.includes(domain)) return 'domain';
  if (issuer === google && claims['hd'] !== domain) return 'unverified';
  return undefined;
}

const codes = {
  signup_disabled: 'unknown',
  account_not_linked: 'unverified',
  email_not_found: 'unverified',
  email_not_verified: 'unverified',
  state_not_found: 'late',
  state_mismatch: 'late',
  state_invalid: 'late',
  state_security_mismatch: 'late',
  please_restart_the_process: 'late',
  no_code: 'late',
  access_denied: 'stopped',
  login_required: 'stopped',
  interaction_required: 'stopped',
  consent_required: 'stopped',
  temporarily_unavailable: 'away',
  server_error: 'away',
  oauth_provider_not_found: 'away',
} as const satisfies Record<string, Refusal>;

/** What a code means that stands in the address somebody is sent back to: ours, better-auth's or the provider's. */
export function refusalOf(code: string): Refusal {
  if (Object.hasOwn(refusals, code)) return code as Refusal;
  return Object.hasOwn(codes, code) ? codes[code as keyof typeof codes] : 'token';
}
