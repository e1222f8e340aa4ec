import { formatInstant } from '../../../basics/dates.ts';
import type { Services } from '../../../web/services.ts';
import { paths } from '../../../paths.ts';

/** What somebody is told whose app was taken off, so that they notice when it was not for them. */
export function tellOwner(
  to: { readonly name: string; readonly email: string },
  { by, baseUrl, now }: { readonly by: string; readonly now: string } & Pick<Services, 'baseUrl'>,
) {
  const text = `Dear ${to.name},

On ${formatInstant(now)} the authenticator app was taken off your account for Alongside, by ${by}, and you were signed out on every device.
Your password is the same. Sign in with it at ${baseUrl} and set up the app anew, under "Your account".

If you did not ask for this, set a new password at once, and tell your head teacher:

${baseUrl}${paths.forgotten()}
`;
  return { subject: 'The authenticator app is off your account for Alongside', text };
}
