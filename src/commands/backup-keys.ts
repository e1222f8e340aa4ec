import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { identityFile, makeKeys } from '../backup/keys.ts';
import { Refusal, type Command } from './command.ts';
import { readFlags } from './flags.ts';

/** Makes the pair of keys for backups: the public one closes them here, the secret one opens them elsewhere. */
export const backupKeys: Command = {
  name: 'backup-keys',
  says: 'makes the pair of keys that backups are encrypted with',
  usage: ['alongside backup-keys --to FILE   (a new file, for the secret half)'],
  async run(args, { say }) {
    const to = readFlags(args, { values: ['--to'] }).value('--to');
    if (!to) throw new Refusal('Say where the secret half goes: alongside backup-keys --to FILE');
    const file = resolve(to);
    const keys = await makeKeys();
    try {
      await writeFile(file, identityFile(keys, new Date().toISOString()), {
        flag: 'wx',
        mode: 0o600,
        flush: true,
      });
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      throw new Refusal(
        code === 'EEXIST'
          ? `${file} is there already, and backups may be closed for it. Nothing was changed: give the name of a new file.`
          : `${file} could not be written (${code}). Give a file in a folder that this user may write in.`,
        { cause: fault },
      );
    }
    say(`BACKUP_RECIPIENTS=${keys.recipient}`);
    say('');
    say('Put that line into the settings. It is public: it closes backups and opens none.');
    say(
      `The secret half is in ${file}. Whoever has it can read every backup, and without it nobody can, we included.`,
    );
    say('Keep it in two places away from this machine (a safe and a password manager), then delete it here.');
    return 0;
  },
};
