import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const broken = /^alongside-[\dTZ-]+[.]age[.]part$/;
const aDay = 86_400_000;

/** The name of a backup that was made at an instant: sorted by name, they are sorted by time. */
export const nameFor = (made: string): string => `alongside-${made.slice(0, 19).replaceAll(':', '-')}Z.age`;

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
