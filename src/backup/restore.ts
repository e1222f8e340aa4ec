import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openAsItIs, openDatabase } from '../database/connection.ts';
import { isEmpty } from '../database/whole.ts';
import { syncFolder } from './folder.ts';
import { load, type Loaded } from './load.ts';
import type { Keeping } from './make.ts';

/**
 * Puts a backup into an empty place, whole or not at all, compares it with its manifest, and brings it up to date. Throws
 * NotEmpty where something is, and NotReadable when the backup cannot be used.
 */
export async function restoreBackup(
  file: string,
  identities: readonly string[],
  into: Keeping,
  besides: readonly string[] = [],
): Promise<Loaded> {
  await refuseUnlessEmpty(into, besides);
  const staging = join(into.dataDir, '.restoring');
  await rm(staging, { recursive: true, force: true });
  await mkdir(join(staging, 'files'), { recursive: true, mode: 0o700 });
  try {
    const loaded =
      'file' in into.database
        ? await intoFile(file, identities, into.database.file, join(staging, 'files'))
        : await intoServer(file, identities, into, join(staging, 'files'));
    for (const name of await readdir(join(staging, 'files')))
      await rename(join(staging, 'files', name), join(into.dataDir, name));
    await syncFolder(into.dataDir);
    await (await openDatabase(into.database)).close();
    return loaded;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Under another name until it is whole and on the disk. */
async function intoFile(
  file: string,
  identities: readonly string[],
  target: string,
  files: string,
): Promise<Loaded> {
  const part = `${target}.restoring`;
  const clean = async () => {
    for (const end of ['', '-wal', '-shm']) await rm(`${part}${end}`, { force: true });
  };
  await clean();
  try {
    await (await open(part, 'wx', 0o600)).close();
    const database = await openAsItIs({ file: part });
    let loaded: Loaded;
    try {
      loaded = await load(file, identities, database, files);
    } finally {
      await database.close();
    }
    const written = await open(part, 'r+');
    await written.sync();
    await written.close();
    await rename(part, target);
    await syncFolder(dirname(target));
    return loaded;
  } finally {
    await clean();
  }
}

async function intoServer(
  file: string,
  identities: readonly string[],
  { database: place }: Keeping,
  files: string,
): Promise<Loaded> {
  const database = await openAsItIs(place);
  try {
    return await load(file, identities, database, files);
  } finally {
    await database.close();
  }
}

async function refuseUnlessEmpty({ database, dataDir }: Keeping, besides: readonly string[]): Promise<void> {
  if ('file' in database && existsSync(database.file))
    throw new NotEmpty(
      `There is a database already: ${database.file}. Nothing was changed. Stop Alongside and put that file (and -wal and -shm beside it) aside, or give DATABASE_URL and DATA_DIR another place.`,
    );
  const allowed = new Set(['.restoring', 'lost+found', ...besides]);
  const found = (await readdir(dataDir).catch(() => [])).filter(
    (name) => !allowed.has(name) && !allowed.has(join(dataDir, name)),
  );
  if (found.length)
    throw new NotEmpty(
      `${dataDir} is not empty (${found.slice(0, 3).join(', ')}). Nothing was changed. Stop Alongside and put what is there aside, or give DATA_DIR another folder.`,
    );
  if (!('url' in database)) return;
  const server = await openAsItIs(database);
  try {
    if (await isEmpty(server)) return;
  } finally {
    await server.close();
  }
  throw new NotEmpty(
    'The database of DATABASE_URL is not empty. Nothing was changed. Make a new one (createdb --owner alongside alongside_restored) and give DATABASE_URL that name.',
  );
}

/** Something is where the backup was to go; `message` says what to do. */
export class NotEmpty extends Error {}
