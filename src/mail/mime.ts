import type { SendMailOptions } from 'nodemailer';
import type { Message, Sent } from './mailer.ts';

/** Takes a message, gives it as nodemailer wants it. Refuses an id that could not name a file or a Message-ID. */
export function asMail(message: Message): SendMailOptions {
  if (!isMessageId(message.id))
    throw new Error('Give the message an id of letters, digits, dots, dashes or underscores.');
  const invitation = message.attachments?.find(({ contentType }) => contentType.startsWith('text/calendar'));
  const others = message.attachments?.filter((attachment) => attachment !== invitation) ?? [];
  return {
    messageId: `<${message.id}@${message.from.address.split('@')[1] || 'localhost'}>`,
    from: message.from,
    to: message.to,
    subject: message.subject,
    text: message.text,
    ...(message.html === undefined ? {} : { html: message.html }),
    attachments: others.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
    })),
    // As a part of its own kind, so that mail programs offer "Accept" and "Decline".
    ...(invitation && {
      icalEvent: {
        filename: invitation.filename,
        method: /method=(\w+)/i.exec(invitation.contentType)?.[1] ?? 'REQUEST',
        content: Buffer.from(invitation.content).toString('utf8'),
      },
    }),
    // RFC 3834: out-of-office programs must not answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
    // Nothing in a message may make nodemailer read a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Whether an id can safely stand in a Message-ID and name a file. */
export function isMessageId(id: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(id);
}

/** Whether a text is one e-mail address, and not two. */
export function isAddress(address: string): boolean {
  return /^[^\s@,;:<>()"]+@[^\s@,;:<>()"]+$/.test(address);
}

/** What becomes of a message to something that is no address: no server needs to be asked. */
export function noAddress({ to }: Message): Sent {
  return { state: 'bounced', reason: `"${to.address}" is not one e-mail address` };
}
