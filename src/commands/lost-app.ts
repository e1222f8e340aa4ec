import { join } from 'node:path';
import { accountNamed } from '../accounts/people.ts';
import { openDatabase } from '../database/connection.ts';
import { takeOffFromOutside } from '../features/hosting/index.ts';
import { put, tellOwner } from '../features/staff/index.ts';
import { problemLog } from '../log/log.ts';
import { outbox } from '../mail/outbox.ts';
import { smtpMailer } from '../mail/smtp.ts';
import { systemClock } from '../web/services.ts';
import { Refusal, type Command } from './command.ts';
import { readFlags } from './flags.ts';

/** Takes the authenticator app off an account, where no administrator can: the last one has lost theirs. */
export const lostApp: Command = {
  name: 'lost-app',
  says: 'takes the authenticator app off somebody who has lost it and their backup codes, when no administrator can',
  usage: [
    'alongside lost-app ADDRESS --reason "…"',
    '(See the person first, or telephone the school at a number that you know. They are signed out everywhere and told by e-mail.)',
  ],
  async run(args, { settings, say }) {
    const flags = readFlags(args, { values: ['--reason'], switches: [] });
    const [address, ...more] = flags.words;
    const reason = flags.value('--reason')?.trim() ?? '';
    if (!address || more.length || !reason || reason.length > 500)
      throw new Refusal(
        'Say whose app it is and why it is taken off: alongside lost-app ADDRESS --reason "…"',
      );
    const database = await openDatabase(settings.database);
    const mailer = settings.smtpUrl ? smtpMailer(settings.smtpUrl) : outbox(join(settings.dataDir, 'outbox'));
    try {
      const account = await accountNamed(database.accounts, address);
      if (!account) throw new Refusal('Nobody here has that e-mail address. Check it, and try again.');
      const now = systemClock.now();
      if (!(await takeOffFromOutside(database, account.id, reason, now)))
        throw new Refusal('There is no authenticator app on that account. Nothing was changed.');
      const { subject, text } = tellOwner(account, {
        by: 'whoever runs Alongside',
        baseUrl: settings.baseUrl,
        now,
      });
      const services = { mailer, mailFrom: settings.mailFrom, log: problemLog };
      await put(services, account, { subject, text, mail: 'second step off' });
      say('The app is off, and they are signed out everywhere. Their password signs them in.');
      return 0;
    } finally {
      await mailer.close?.();
      await database.close();
    }
  },
};
