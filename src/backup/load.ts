import { openAsItIs } from '../database/connection.ts';
import { CannotFill, fillWhole, type Piece } from '../database/whole.ts';
import { headIn, isObject, NotReadable, type Head, type Line, type Manifest } from './format.ts';
import { FileTaker } from './kept-files.ts';
import { unseal } from './sealed.ts';

export interface Loaded {
  readonly head: Head;
  readonly manifest: Manifest;
}

/**
 * Restores a backup into a place that is gone afterwards, and compares every table and file with the manifest. Throws NotReadable
 * when anything is not as it was. Needs as much room for temporary files as the database is large.
 */
export async function checkBackup(file: string, identities: readonly string[]): Promise<Loaded> {
  const away = await openAsItIs({ file: '' });
  try {
    return await load(file, identities, away, undefined);
  } finally {
    await away.close();
  }
}

/** Writes what a backup holds into a database without rows, in one transaction, and its files under a folder. */
export async function load(
  file: string,
  identities: readonly string[],
  into: Awaited<ReturnType<typeof openAsItIs>>,
  folder: string | undefined,
): Promise<Loaded> {
  const lines = unseal(file, identities);
  try {
    const head = headIn((await lines.next()).value as Line | undefined);
    const files = new FileTaker(folder);
    let manifest: Manifest | undefined;
    await fillWhole(into, head.steps, pieces(), () => wholeManifest().tables);
    return { head, manifest: wholeManifest() };

    async function* pieces(): AsyncGenerator<Piece> {
      for await (const line of lines) {
        if (manifest) throw new NotReadable(`${file} goes on after its end. Take an older backup.`);
        if (await files.takes(line)) continue;
        if (isObject(line) && 'manifest' in line) ({ manifest } = line);
        else yield line as Piece;
      }
      const differ = files.differing(wholeManifest().files);
      if (differ.length)
        throw new NotReadable(`These files are not what the manifest says: ${differ.join(', ')}.`);
    }

    function wholeManifest(): Manifest {
      if (manifest) return manifest;
      throw new NotReadable(`${file} has no end. Take another copy of it, or an older backup.`);
    }
  } catch (fault) {
    throw fault instanceof CannotFill ? new NotReadable(`${file}: ${fault.message}`) : fault;
  } finally {
    await lines.return(undefined);
  }
}
