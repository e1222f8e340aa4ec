import { createServer, type AddressInfo } from 'node:net';
import { client, startProvider } from '../single-sign-on/provider.ts';
import { expect, test } from './school.ts';

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

test('with the account of the school: in by one button, out again, and a stranger stays outside', async ({
  school,
}) => {
  const port = await freePort();
  const provider = await startProvider(`http://localhost:${port}/sign-in/with/back`);
  await school.startAgain({
    PORT: String(port),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_BUTTON: 'Sign in with Marigold Lane',
  });

  provider.who = { sub: 'nadia', email: school.emailOf('SENCO'), email_verified: true };
  const senco = await school.visitor();
  await senco.page.goto('/register');
  await senco.sees('Sign in');
  await senco.presses('Sign in with Marigold Lane');
  await senco.sees('SEN register');
  expect(new URL(senco.page.url()).pathname).toBe('/register');
  await senco.page.goto('/account');
  await senco.sees('Your account');
  await senco.page.getByRole('button', { name: 'Sign out' }).first().click();
  await senco.isTold('You have signed out');

  provider.who = { sub: 'stranger', email: 'stranger@elsewhere.example', email_verified: true };
  const stranger = await school.visitor();
  await stranger.page.goto('/sign-in');
  await stranger.presses('Sign in with Marigold Lane');
  await stranger.sees('Sign in');
  await stranger.isTold('Nobody with that e-mail address has been added here');
  await stranger.page.goto('/register');
  await stranger.sees('Sign in');
  await provider.close();
});
