import { addDays, formatDate, hoursAfter } from '../../basics/dates.ts';
import { passwordLink } from '../../accounts/people.ts';
import type { AccountDb } from '../../database/connection.ts';
import { newId } from '../../database/id.ts';
import { faultFields } from '../../log/fault.ts';
import type { Services } from '../../web/services.ts';
import { paths } from '../../paths.ts';
import { invitationDays } from './rules.ts';

export interface Invited {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly schoolName: string;
}

/** Makes the link with which somebody sets their first password; the letter that carries it is sent by `post`. */
export async function invite(
  accounts: AccountDb,
  invited: Invited,
  { services, now, today }: { services: Services; now: string; today: string },
): Promise<{ post: () => void }> {
  const until = hoursAfter(now, invitationDays * 24);
  const token = await passwordLink(accounts, invited.accountId, { until, now });
  const text = `Dear ${invited.name},

${invited.schoolName} uses Alongside to plan and look after the support of its pupils. You now have an account.

To choose your password, open this link by ${formatDate(addDays(today, invitationDays))}:

${services.baseUrl}${paths.reset({ token })}

After that you sign in at ${services.baseUrl} with this e-mail address.
`;
  return { post: () => void put(services, invited, letter(text)) };
}

/** Word of a new place for somebody who signs in already, at another school. */
export function welcome(invited: Invited, { services }: { services: Services }): { post: () => void } {
  const text = `Dear ${invited.name},

${invited.schoolName} has given you a place in Alongside. Sign in as you always do, at ${services.baseUrl}, and press the name of
your school at the top of the page to go from one school to another.
`;
  return { post: () => void put(services, invited, letter(text)) };
}

const letter = (text: string) => ({ text, subject: 'Your account for Alongside', mail: 'invitation' });

/** Sends something that no page waits for; the log says when it did not go. */
export function put(
  services: Pick<Services, 'mailer' | 'mailFrom' | 'log'>,
  { name, email }: { readonly name: string; readonly email: string },
  { subject, text, mail }: { readonly subject: string; readonly text: string; readonly mail: string },
): Promise<void> {
  const message = {
    id: `account-${newId()}`,
    from: services.mailFrom,
    to: { name, address: email },
    subject,
    text,
  };
  return services.mailer.send(message).then(
    (sent) => {
      if (sent.state !== 'sent') services.log('mail not sent', { mail, state: sent.state });
    },
    (fault) => services.log('mail not sent', { mail, ...faultFields(fault) }),
  );
}
