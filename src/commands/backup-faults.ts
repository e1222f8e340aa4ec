import { NotReadable } from '../backup/format.ts';
import { NotEmpty } from '../backup/restore.ts';
import { NothingThere } from '../database/whole.ts';
import { Refusal } from './command.ts';

/** Does a thing with backups; what can be put right by whoever runs it becomes a refusal that says how. */
export async function inWords<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const words = wordsFor(fault, place);
    throw words ? new Refusal(words, { cause: fault }) : fault;
  }
}

function wordsFor(fault: unknown, place: string): string | undefined {
  if (!(fault instanceof Error)) return undefined;
  if (fault instanceof NotReadable || fault instanceof NotEmpty) return fault.message;
  if (fault instanceof NothingThere)
    return `${fault.message} Check DATA_DIR and DATABASE_URL: they must be those that Alongside runs with.`;
  const { code, errcode } = fault as NodeJS.ErrnoException & { errcode?: number };
  if (code === 'ENOSPC' || code === 'EDQUOT' || errcode === 13)
    return `No room is left, in ${place} or for temporary files (SQLITE_TMPDIR names another place for them). Nothing half was kept. Free some space, then do it again.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${place} may not be written (${code}). Give this user a folder that it may write in.`;
  if (code === 'ENOTDIR' || (code === 'EEXIST' && !String(fault.message).includes('.part')))
    return `${place} is not a folder. Give one that holds backups and nothing else.`;
  if (code === 'EEXIST')
    return 'A backup of this very second is there, or being made. Wait a second, then do it again.';
  return undefined;
}
