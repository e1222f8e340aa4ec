import { existsSync, readFileSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openAsItIs, type DatabasePlace } from '../database/connection.ts';
import { NothingThere, readWhole, Tally } from '../database/whole.ts';
import { nameFor, prepareFolder, syncFolder } from './folder.ts';
import type { KeptFile, Line, Manifest } from './format.ts';
import { everyFile } from './kept-files.ts';
import { makeKeys } from './keys.ts';
import { checkBackup } from './load.ts';
import { seal } from './sealed.ts';

/** What is kept: a database and the folder with everything else. */
export interface Keeping {
  readonly database: DatabasePlace;
  readonly dataDir: string;
}

export interface Made {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  version: string;
};

/**
 * Puts everything of one moment into an encrypted file in a folder, while others go on working, and restores it from there into a
 * place that is gone afterwards. Only then does it get its name. Needs no identity: the backup is closed for one more, which is
 * made for this check and forgotten with it.
 */
export async function makeBackup(
  from: Keeping,
  folder: string,
  recipients: readonly string[],
  now: string,
): Promise<Made> {
  if ('file' in from.database && !existsSync(from.database.file))
    throw new NothingThere(`There is no database ${from.database.file}.`);
  await prepareFolder(folder, now);
  const file = join(folder, nameFor(now));
  const part = `${file}.part`;
  const onlyNow = await makeKeys();
  const database = await openAsItIs(from.database);
  try {
    let manifest: Manifest | undefined;
    await readWhole(database, async ({ steps, pieces }) => {
      const lines = linesOf();
      await seal(part, [...recipients, onlyNow.recipient], lines);

      async function* linesOf(): AsyncGenerator<Line> {
        yield { head: { format: 1, version, made: now, engine: database.name, steps } };
        const files: Record<string, KeptFile> = {};
        yield* everyFile(from.dataDir, notKept(from, folder), (name, kept) => (files[name] = kept));
        const tally = new Tally();
        let schools = 0;
        for await (const piece of pieces) {
          tally.add(piece);
          if ('school' in piece) schools += 1;
          yield piece;
        }
        manifest = { schools, tables: tally.tables(), files };
        yield { manifest };
      }
    });
    const read = await checkBackup(part, [onlyNow.identity]);
    // With what was read while the file was written, not with what the file says of itself.
    if (JSON.stringify(read.manifest) !== JSON.stringify(manifest))
      throw new Error(`${part} does not hold what was read`);
    await rename(part, file);
    await syncFolder(folder);
    return { file, bytes: (await stat(file)).size, manifest: manifest! };
  } finally {
    await database.close();
    await rm(part, { force: true });
  }
}

const notKept = ({ database, dataDir }: Keeping, folder: string): string[] => [
  folder,
  join(dataDir, '.restoring'),
  ...('file' in database ? ['', '-wal', '-shm', '-journal'].map((end) => `${database.file}${end}`) : []),
];
