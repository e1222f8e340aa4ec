import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { NotReadable } from '../backup/format.ts';
import { identitiesIn } from '../backup/keys.ts';
import { checkBackup } from '../backup/load.ts';
import { restoreBackup } from '../backup/restore.ts';
import { whatIsIn } from './backup.ts';
import { inWords } from './backup-faults.ts';
import { Refusal, type Command } from './command.ts';
import { readFlags } from './flags.ts';

/** Puts a backup into an empty place, or only looks whether that would work. */
export const restore: Command = {
  name: 'restore',
  says: 'puts a backup into an empty place and proves that it is the same there',
  usage: [
    'alongside restore --from BACKUP.age --identity FILE',
    'alongside restore --from BACKUP.age --identity FILE --only-check   (changes nothing)',
  ],
  async run(args, { settings, say }) {
    const flags = readFlags(args, { values: ['--from', '--identity'], switches: ['--only-check'] });
    const [from, identity] = [flags.value('--from'), flags.value('--identity')];
    if (!from || !identity)
      throw new Refusal(
        'Say which backup, and what opens it: alongside restore --from BACKUP.age --identity FILE',
      );
    const backup = resolve(from);
    const besides = settings.backup.folder ? [settings.backup.folder] : [];
    const onlyCheck = flags.has('--only-check');
    const { head, manifest } = await inWords(settings.dataDir, async () => {
      const identities = await identitiesOf(resolve(identity));
      return onlyCheck
        ? checkBackup(backup, identities)
        : restoreBackup(backup, identities, settings, besides);
    });
    say(`Made at ${head.made} by Alongside ${head.version} on ${head.engine}`);
    say(whatIsIn(manifest));
    say(
      onlyCheck
        ? 'It opens, and every table and file is what the manifest says. Nothing was changed here.'
        : 'Restored: every table and file is what the manifest says. Everybody signs in once more.',
    );
    return 0;
  },
};

async function identitiesOf(file: string): Promise<string[]> {
  try {
    return identitiesIn(await readFile(file, 'utf8'), file);
  } catch (fault) {
    if (fault instanceof NotReadable) throw fault;
    throw new NotReadable(
      `The identity ${file} cannot be read (${(fault as NodeJS.ErrnoException).code}): bring the file that "alongside backup-keys" made, from where it is kept.`,
    );
  }
}
