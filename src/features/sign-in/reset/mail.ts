import { newId } from '../../../database/id.ts';
import { faultFields } from '../../../log/fault.ts';
import type { Services } from '../../../web/services.ts';
import { paths } from '../../../paths.ts';

type Post = Pick<Services, 'mailer' | 'mailFrom' | 'baseUrl' | 'log'>;

/**
 * Sends the link that sets a new password. Nobody waits for it: how long an answer takes must not tell whether
 * the address is known.
 */
export function sendReset(post: Post, to: { email: string; name: string }, token: string): void {
  const link = `${post.baseUrl}${paths.reset({ token })}`;
  const text = `Dear ${to.name},

Somebody, we hope you, asked to set a new password for Alongside. To choose one, open this link within an hour:

${link}

If it was not you, you need not do anything: your password stays as it is.
`;
  const message = {
    id: `account-${newId()}`,
    from: post.mailFrom,
    to: { name: to.name, address: to.email },
    subject: 'Set a new password for Alongside',
    text,
  };
  post.mailer.send(message).then(
    (sent) => {
      if (sent.state !== 'sent') post.log('mail not sent', { mail: 'new password', state: sent.state });
    },
    (fault) => post.log('mail not sent', { mail: 'new password', ...faultFields(fault) }),
  );
}
