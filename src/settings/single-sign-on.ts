import type { SingleSignOnSettings } from '../accounts/single-sign-on.ts';

type Given = (
  name: 'ISSUER' | 'CLIENT_ID' | 'CLIENT_SECRET' | 'BUTTON' | 'DOMAINS' | 'SECOND_FACTOR',
) => string | undefined;

/** Takes the settings that begin with OIDC_, gives the provider people sign in with; nothing when OIDC_ISSUER is left out. */
export function readSingleSignOn(given: Given, problems: string[]): SingleSignOnSettings | undefined {
  const issuer = given('ISSUER');
  if (issuer === undefined) {
    const others = (['CLIENT_ID', 'CLIENT_SECRET', 'BUTTON', 'DOMAINS', 'SECOND_FACTOR'] as const).filter(
      given,
    );
    if (others.length > 0)
      problems.push(
        `OIDC_ISSUER is missing: with OIDC_${others[0]}, give the address of the provider, such as https://login.microsoftonline.com/TENANT/v2.0.`,
      );
    return undefined;
  }
  checkIssuer(issuer, problems);
  for (const name of ['CLIENT_ID', 'CLIENT_SECRET'] as const)
    if (!given(name))
      problems.push(
        `OIDC_${name} is missing: with OIDC_ISSUER, give what the provider shows for this application.`,
      );
  return {
    issuer: issuer.replace(/\/$/, ''),
    clientId: given('CLIENT_ID') ?? '',
    clientSecret: given('CLIENT_SECRET') ?? '',
    button: given('BUTTON') ?? 'Sign in with your school account',
    domains: readDomains(given('DOMAINS'), problems),
    secondFactor: readSecondFactor(given('SECOND_FACTOR'), problems),
  };
}

function checkIssuer(issuer: string, problems: string[]): void {
  const url = URL.parse(issuer);
  const isHere = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  if (!url || !(url.protocol === 'https:' || (isHere && url.protocol === 'http:')) || url.search || url.hash)
    problems.push(
      'OIDC_ISSUER is not the address of a provider: give it as https://login.microsoftonline.com/TENANT/v2.0 or https://accounts.google.com.',
    );
  else if (
    url.hostname === 'login.microsoftonline.com' &&
    /^\/(?:common|organizations|consumers)\//.test(url.pathname)
  )
    problems.push(
      `OIDC_ISSUER is for every customer of Microsoft: put the number of your own tenant instead of ${url.pathname.split('/')[1]}, as Entra shows it under "Directory (tenant) ID".`,
    );
}

function readDomains(text: string | undefined, problems: string[]): string[] {
  const domains = (text ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase().replace(/^@/, ''))
    .filter(Boolean);
  const wrong = domains.find((one) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(one));
  if (wrong !== undefined)
    problems.push(
      `OIDC_DOMAINS names "${wrong}": give what stands after the @ in e-mail addresses of your school, such as myschool.sch.uk, with commas between.`,
    );
  return domains;
}

function readSecondFactor(
  text: string | undefined,
  problems: string[],
): SingleSignOnSettings['secondFactor'] {
  if (text === undefined || text === 'ours' || text === 'provider') return text ?? 'ours';
  problems.push(
    `OIDC_SECOND_FACTOR is "${text}": give provider if your provider asks everybody for a second factor, or leave it out for ours.`,
  );
  return 'ours';
}
