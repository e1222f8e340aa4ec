import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { bytesEach, commonPasswords } from './ten-thousand.ts';

let prints: Buffer | undefined;

/** Whether a password is among the ten thousand that people of other sites chose most, in capitals or not. */
export function isCommon(password: string): boolean {
  prints ??= Buffer.from(commonPasswords, 'base64');
  const wanted = createHash('sha256').update(password.toLowerCase()).digest().subarray(0, bytesEach);
  let [low, high] = [0, prints.length / bytesEach];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = prints.compare(wanted, 0, bytesEach, middle * bytesEach, (middle + 1) * bytesEach);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** Longer than a line of the list can be: 40 digits, a colon and a count. */
const atMost = 128;
const looksRight = /^[0-9A-F]{40}(?::\d+)?\r?$/i;

/**
 * Whether a file of SHA-1 in the order of the hashes, one a line and perhaps each with a count behind it, has this password: the
 * download of Have I Been Pwned is such a file, of some 40 GB. Read in as many places as halving takes, never whole.
 */
export async function isInFile(file: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
  const handle = await open(file);
  try {
    let [low, high] = [0, (await handle.stat()).size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { at, line, next } = await lineFrom(handle, middle, low);
      if (!looksRight.test(line)) throw new Error('The list of breached passwords is not one');
      const hash = line.slice(0, 40).toUpperCase();
      if (hash === wanted) return true;
      if (hash < wanted) low = next;
      else high = at;
    }
    return false;
  } finally {
    await handle.close();
  }
}

/** The line that a place is in: where it begins, and where the next one does. */
async function lineFrom(handle: FileHandle, place: number, low: number) {
  const from = Math.max(low, place - atMost);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2 * atMost), 0, 2 * atMost, from);
  const held = buffer.subarray(0, bytesRead);
  const before = place === from ? -1 : held.lastIndexOf(10, place - from - 1);
  const after = held.indexOf(10, place - from);
  const end = after < 0 ? held.length : after;
  return {
    at: from + before + 1,
    line: held.toString('latin1', before + 1, end),
    next: from + end + 1,
  };
}
