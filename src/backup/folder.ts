import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { whichToKeep, type Keep } from './retention.ts';

export interface Backup {
  readonly file: string;
  /** Instant at which everything in it was so. */
  readonly made: string;
}

const named = /^alongside-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z[.]age$/;
const broken = /^alongside-[\dTZ-]+[.]age[.]part$/;
const aDay = 86_400_000;

/** The name of a backup that was made at an instant: sorted by name, they are sorted by time. */
export const nameFor = (made: string): string => `alongside-${made.slice(0, 19).replaceAll(':', '-')}Z.age`;

/** The backups in a folder, newest first. Under its name a backup is whole and was checked: until then it has another. */
export async function backupsIn(folder: string): Promise<Backup[]> {
  const names = await readdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return [];
    throw fault;
  });
  return names
    .toSorted()
    .toReversed()
    .flatMap((name) => {
      const [, day, hour, minute, second] = named.exec(name) ?? [];
      return day ? [{ file: join(folder, name), made: `${day}T${hour}:${minute}:${second}.000Z` }] : [];
    });
}

/** Makes the folder for the user alone, and takes away what a backup that was broken off has left, once nobody can be at it. */
export async function prepareFolder(folder: string, now: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (!broken.test(name)) continue;
    const file = join(folder, name);
    if (Date.parse(now) - (await stat(file)).mtimeMs > aDay) await rm(file);
  }
}

/** After this what was renamed or removed in a folder stays so, whatever happens to the power. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder to sync it; there the rename itself is kept.
  const directory = await open(folder, 'r').catch(() => undefined);
  try {
    await directory?.sync();
  } finally {
    await directory?.close();
  }
}

/** Takes away the backups that a rule does not keep, never the one that was just made. Gives how many went. */
export async function thin(folder: string, keep: Keep, justMade: string): Promise<number> {
  const backups = await backupsIn(folder);
  const kept = whichToKeep(
    backups.map(({ made }) => made),
    keep,
  );
  const gone = backups.filter(({ file, made }) => !kept.has(made) && file !== justMade);
  for (const { file } of gone) await rm(file);
  if (gone.length) await syncFolder(folder);
  return gone.length;
}
