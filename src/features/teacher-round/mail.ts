import { newId } from '../../database/id.ts';
import { faultFields } from '../../log/fault.ts';
import { paths } from '../../paths.ts';
import type { Services } from '../../web/services.ts';
import type { Colleague } from './store.ts';

type Post = Pick<Services, 'mailer' | 'mailFrom' | 'baseUrl' | 'log'>;

/** Tells colleagues by e-mail that they are asked; no child is named, the page says who it is about. */
export function tellColleagues(post: Post, colleagues: readonly Colleague[], again: boolean): void {
  for (const { name, email } of colleagues) {
    const message = {
      id: newId(),
      from: post.mailFrom,
      to: { name, address: email },
      subject: again ? 'A colleague is still hoping for your answer' : 'A colleague asks what you see',
      text: `Dear ${name},

${again ? 'A colleague is still hoping to hear' : 'A colleague asks you'} what you see of a child you work with. It takes two minutes, and a phone will do:

${post.baseUrl}${paths.asked()}

Thank you.
`,
    };
    post.mailer.send(message).then(
      (sent) => {
        if (sent.state !== 'sent')
          post.log('mail not sent', { mail: 'question to a colleague', state: sent.state });
      },
      (fault) => post.log('mail not sent', { mail: 'question to a colleague', ...faultFields(fault) }),
    );
  }
}
