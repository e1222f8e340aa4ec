import { resolve } from 'node:path';
import { thin } from '../backup/folder.ts';
import { makeBackup } from '../backup/make.ts';
import { inWords } from './backup-faults.ts';
import { Refusal, type Command } from './command.ts';
import { readFlags } from './flags.ts';

/** Makes a backup, restores it on trial, and keeps it. Nobody has to stop working. */
export const backup: Command = {
  name: 'backup',
  says: 'makes an encrypted backup while Alongside runs, and restores it on trial before it counts',
  usage: ['alongside backup', 'alongside backup --to FOLDER   (instead of BACKUP_DIR)'],
  async run(args, { settings, say }) {
    const to = readFlags(args, { values: ['--to'] }).value('--to');
    const folder = to === undefined ? settings.backup.folder : resolve(to);
    if (!folder)
      throw new Refusal(
        'Say where backups go: set BACKUP_DIR to a folder for nothing else, or give --to FOLDER.',
      );
    if (!settings.backup.recipients.length)
      throw new Refusal(
        'Backups are encrypted, and there is no key to encrypt for. Make one (alongside backup-keys --to FILE), then set BACKUP_RECIPIENTS to the public key that it prints.',
      );
    const now = new Date().toISOString();
    const { file, bytes, manifest } = await inWords(folder, () =>
      makeBackup(settings, folder, settings.backup.recipients, now),
    );
    say(`${file}  ${size(bytes)}`);
    say(whatIsIn(manifest));
    say('Restored on trial from what is on the disk: every table and file is the same.');
    const gone = await thin(folder, settings.backup.keep, file);
    if (gone) say(`${gone} older went, as BACKUP_KEEP says.`);
    return 0;
  },
};

interface Counted {
  readonly schools: number;
  readonly tables: Readonly<Record<string, { rows: number }>>;
  readonly files: Readonly<Record<string, unknown>>;
}

/** How much a backup holds, in a line. */
export function whatIsIn({ schools, tables, files }: Counted): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  const count = (n: number, one: string) => `${n.toLocaleString('en-GB')} ${one}${n === 1 ? '' : 's'}`;
  return `${count(schools, 'school')}, ${count(rows, 'row')} in ${count(Object.keys(tables).length, 'table')}, ${count(Object.keys(files).length, 'file')}`;
}

const size = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
