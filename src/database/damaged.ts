import type { DatabasePlace } from './place.ts';

/** The database cannot be used; `message` tells the person who runs the school's server what to do. */
export class DamagedDatabase extends Error {}

/** What to do about a fault at the start, in words, or the fault itself where nobody knows. Repeats no password. */
export function describeFault(fault: unknown, place: DatabasePlace): unknown {
  const words = 'url' in place ? ofServer(fault, place.url) : ofFile(fault, place.file);
  return words ? new DamagedDatabase(words, { cause: fault }) : fault;
}

function ofFile(fault: unknown, file: string): string | undefined {
  const code = (fault as { errcode?: number }).errcode;
  const said = fault instanceof Error ? fault.message : String(fault);
  if (code === 13 || /ENOSPC|disk is full/i.test(said))
    return `The disk that holds ${file} is full. Nothing was written. Free some space, then start again.`;
  if (
    code === 26 ||
    code === 11 ||
    /malformed|not a database|corrupt|\*\*\*|wrong # of entries|missing from index/i.test(said)
  )
    return `The database ${file} is damaged (${said}). Nothing was changed. Put it aside and restore the newest backup (docs/running-it/backups.md says how), then start again.`;
  if (code === 14 || /EACCES|unable to open/i.test(said))
    return `The database ${file} could not be opened. Check that this user may read and write that folder, then start again.`;
  return undefined;
}

/** PostgreSQL's five characters, or the system's word such as ECONNREFUSED. */
export function codeOf(fault: unknown): string {
  const code = (fault as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function ofServer(fault: unknown, address: string): string | undefined {
  const { host, pathname, username } = new URL(address);
  const database = pathname.slice(1);
  const code = codeOf(fault);
  const said = fault instanceof Error ? fault.message : '';
  if (
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT'].includes(code) ||
    /timeout/i.test(said)
  )
    return `No PostgreSQL server answers at ${host || 'this machine'} (${code || 'no answer in time'}). Check that it runs and that DATABASE_URL names it, then start again.`;
  if (code.startsWith('28'))
    return `PostgreSQL at ${host} does not let ${username || 'this user'} in. Check the name and the password in DATABASE_URL (and DATABASE_APP_URL), then start again.`;
  if (code === '3D000')
    return `PostgreSQL at ${host} has no database "${database}". Make it (createdb ${database}), then start again.`;
  if (code === '42501')
    return `PostgreSQL does not let ${username || 'this user'} prepare the database "${database}" (${said}). DATABASE_URL needs a role that owns the database and may make roles: docs/running-it/postgresql.md says how.`;
  if (/^(53100|53200)$/.test(code))
    return `PostgreSQL at ${host} has no room left (${said}). Nothing was written. Free some space, then start again.`;
  if (/PostgreSQL 15|row-level security|owns tables/.test(said)) return said;
  return undefined;
}
