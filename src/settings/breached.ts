import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';

/** Takes BREACHED_PASSWORDS. Its first line tells whether it is such a list: one in the clear, or in another order, would let everything through. */
export function readBreached(file: string | undefined, problems: string[]): string | undefined {
  if (file === undefined) return undefined;
  const path = resolve(file);
  try {
    const handle = openSync(path, 'r');
    const held = Buffer.alloc(64);
    const length = readSync(handle, held, 0, held.length, 0);
    closeSync(handle);
    if (!/^0{3}[0-9A-F]{37}(?::\d+)?\r?\n/i.test(held.toString('latin1', 0, length)))
      problems.push(
        `BREACHED_PASSWORDS names ${path}, which does not begin as a list of SHA-1 in the order of the hashes: give one that is sorted by hash, and whole.`,
      );
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    problems.push(
      `BREACHED_PASSWORDS names ${path}, which could not be read (${code}): give the path of the list, and let the user that runs Alongside read it.`,
    );
  }
  return path;
}
