import { join, resolve } from 'node:path';
import type { DatabasePlace } from '../database/connection.ts';

/** Takes DATABASE_URL and DATABASE_APP_URL, gives where the data is kept. */
export function readDatabase(
  text: string | undefined,
  appText: string | undefined,
  dataDir: string,
  problems: string[],
): DatabasePlace {
  if (text !== undefined && isPostgres(text)) return readPostgres(text, appText, problems);
  if (appText !== undefined) {
    problems.push(
      'DATABASE_APP_URL is for PostgreSQL only, and DATABASE_URL does not name a PostgreSQL server: leave DATABASE_APP_URL out, or give DATABASE_URL as postgres://name:password@server/database.',
    );
  }
  if (text === undefined) return { file: join(dataDir, 'alongside.sqlite') };
  const path = text.replace(/^(?:sqlite|file):(?:\/\/(?=\/))?/i, '');
  // A single letter before the colon is a drive of Windows.
  if (!path || /^[a-z][a-z0-9+.-]+:/i.test(path) || path.startsWith('//') || /[/\\]$/.test(path)) {
    problems.push(
      'DATABASE_URL does not name a file or a PostgreSQL server: give one, such as sqlite:/srv/alongside/school.sqlite or postgres://name:password@server/database, or leave it out to keep the data in a file under DATA_DIR.',
    );
  }
  return { file: resolve(path) };
}

const isPostgres = (text: string) => /^postgres(ql)?:/i.test(text);

function readPostgres(text: string, appText: string | undefined, problems: string[]): DatabasePlace {
  const name = URL.parse(text)?.pathname.slice(1);
  if (!name) {
    problems.push(
      'DATABASE_URL does not name a database: give it as postgres://name:password@server/database (in the name and password write @ as %40, : as %3A, / as %2F).',
    );
  }
  if (appText !== undefined && (!isPostgres(appText) || URL.parse(appText)?.pathname.slice(1) !== name)) {
    problems.push(
      'DATABASE_APP_URL does not name the database of DATABASE_URL: give the same database with the name and password of a role that owns nothing, or leave it out.',
    );
  }
  return { url: text, ...(appText === undefined ? {} : { appUrl: appText }) };
}
