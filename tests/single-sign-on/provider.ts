import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export interface Claims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export interface TestProvider {
  readonly issuer: string;
  /** Whoever signs in there next; nobody: they press "cancel". */
  who: Claims | undefined;
  /** Follows an address of the provider as a browser does, and gives where it sends people back to. */
  follow(address: string): Promise<string>;
  close(): Promise<void>;
}

export const client = { id: 'alongside', secret: 'a-secret-of-the-test' };

/** A real provider of OpenID Connect (the certified library) on this machine, which lets in whoever the test says. */
export async function startProvider(back: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = new Map<string, Claims>();
  const provider = new Provider(issuer, settings(back, known));
  // The library tells of its defaults on the console.
  provider.on('server_error', () => undefined);
  const answer = provider.callback();
  const test: TestProvider = {
    issuer,
    who: undefined,
    follow: (address) => followUntil(address, (to) => to.startsWith(back)),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    const { who } = test;
    if (who) known.set(who.sub, who);
    const result = who
      ? { login: { accountId: who.sub } }
      : { error: 'access_denied', error_description: 'Amina Begum pressed cancel' };
    void provider.interactionFinished(request, response, result);
  });
  return test;
}

function settings(back: string, known: ReadonlyMap<string, Claims>): Configuration {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [back],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'test' }],
    },
    cookies: { keys: ['of-the-test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...known.get(sub), sub }) }),
    async loadExistingGrant(ctx) {
      const { session, client: asking } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: asking!.clientId,
        ...(session?.accountId ? { accountId: session.accountId } : {}),
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    ttl: { Grant: 60, Session: 60, Interaction: 60, IdToken: 60, AccessToken: 60, AuthorizationCode: 60 },
  };
}

async function followUntil(address: string, isThere: (to: string) => boolean): Promise<string> {
  const jar = new Map<string, string>();
  for (let to = address, hop = 0; hop < 10; hop += 1) {
    if (isThere(to)) return to;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(to, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const next = answer.headers.get('location');
    if (!next)
      throw new Error(`The provider answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    to = new URL(next, to).href;
  }
  throw new Error('The provider sends in a circle');
}
