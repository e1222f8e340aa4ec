import { accountWith, unbind } from '../accounts/people.ts';
import { openDatabase } from '../database/connection.ts';
import { Refusal, type Command } from './command.ts';

/** Lets somebody's next single sign-on bind their account anew, after their school made them a new one at the provider. */
export const singleSignOn: Command = {
  name: 'single-sign-on',
  says: 'lets a person connect another account of the provider, after their school made them a new one',
  usage: ['alongside single-sign-on forget ADDRESS'],
  async run([what, address, ...more], { settings, say }) {
    if (what !== 'forget' || !address || more.length > 0)
      throw new Refusal('Say whose account is to be connected anew: alongside single-sign-on forget ADDRESS');
    const database = await openDatabase(settings.database);
    try {
      const account = await accountWith(database.accounts, address);
      if (!account) throw new Refusal('Nobody here has that e-mail address. Check it, and try again.');
      const forgotten = await unbind(database.accounts, account);
      say(
        forgotten
          ? 'Forgotten. The next single sign-on with that address connects the account anew.'
          : 'No account of a provider was connected. The next single sign-on with that address connects it.',
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};
