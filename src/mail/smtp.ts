import { createTransport } from 'nodemailer';
import type { Mailer, Sent } from './mailer.ts';
import { asMail, isAddress, noAddress } from './mime.ts';

export interface SmtpTimes {
  /** Milliseconds until a silent server counts as down. */
  patience: number;
}

/** Takes SMTP_URL (smtp:// or smtps://), gives a mailer that keeps a few connections open. */
export function smtpMailer(url: string, { patience }: SmtpTimes = { patience: 20_000 }): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
  });
  return {
    send: async (message) => {
      const mail = asMail(message);
      if (!isAddress(message.to.address)) return noAddress(message);
      try {
        const { response } = await transport.sendMail(mail);
        return { state: 'sent', response };
      } catch (fault) {
        return whatBecame(fault as SmtpFault);
      }
    },
    close: async () => transport.close(),
  };
}

interface SmtpFault extends Error {
  command?: string;
  responseCode?: number;
}

/** Refused for good is only what the server said with 5xx about the recipient or about the message itself. */
function whatBecame({ command, responseCode = 0, message }: SmtpFault): Sent {
  // 530: "sign in first" is about our settings, although it may come as the answer to a recipient.
  const isAboutUs = responseCode === 530 || (command !== 'RCPT TO' && command !== 'DATA');
  return { state: responseCode >= 500 && !isAboutUs ? 'bounced' : 'retry', reason: message };
}
