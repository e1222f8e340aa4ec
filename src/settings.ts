import { join, resolve } from 'node:path';
import type { DatabasePlace } from './database/connection.ts';

export interface Settings {
  /** 0: any free port. */
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Where people reach the school's Alongside; without a slash at the end. */
  baseUrl: string;
  database: DatabasePlace;
  /** Undefined: messages go to the outbox folder. */
  smtpUrl: string | undefined;
  mailFrom: { name: string; address: string };
}

export type SettingsRead = { ok: true; settings: Settings } | { ok: false; problems: string[] };

type Environment = Record<string, string | undefined>;

/**
 * Takes the environment, gives the settings, or every problem at once, each saying what to do. An empty
 * variable counts as left out. No problem repeats a password.
 */
export function readSettings(env: Environment): SettingsRead {
  const problems: string[] = [];
  const given = (name: string) => env[name]?.trim() || undefined;
  const port = readPort(given('PORT'), problems);
  const dataDir = resolve(given('DATA_DIR') ?? './data');
  const smtpUrl = readSmtpUrl(given('SMTP_URL'), problems);
  const settings: Settings = {
    port,
    host: readHost(given('HOST'), problems),
    dataDir,
    baseUrl: readBaseUrl(given('BASE_URL'), port, problems),
    database: readDatabase(given('DATABASE_URL'), given('DATABASE_APP_URL'), dataDir, problems),
    smtpUrl,
    mailFrom: readMailFrom(given('MAIL_FROM'), smtpUrl, problems),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
}

/** With PORT=0 the port is known once the server listens; an address that was not given follows it. */
export function withPort(settings: Settings, port: number): Settings {
  const isDefault = settings.baseUrl === defaultBaseUrl(settings.port);
  return { ...settings, port, baseUrl: isDefault ? defaultBaseUrl(port) : settings.baseUrl };
}

const defaultBaseUrl = (port: number) => `http://localhost:${port}`;

function readPort(text: string | undefined, problems: string[]): number {
  if (text === undefined) return 3000;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  problems.push(`PORT is "${text}": give a number from 0 to 65535, or leave it out for 3000.`);
  return 3000;
}

function readHost(text: string | undefined, problems: string[]): string {
  if (text === undefined) return '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(text)) {
    problems.push(
      `HOST is "${text}": give the address to listen on, such as 0.0.0.0 for every network, or leave it out for 127.0.0.1 (this machine only).`,
    );
  }
  return text;
}

function readBaseUrl(text: string | undefined, port: number, problems: string[]): string {
  if (text === undefined) return defaultBaseUrl(port);
  const url = URL.parse(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  if (!isPlain) {
    problems.push(
      'BASE_URL is not a web address: give the address where people reach Alongside, such as https://send.myschool.sch.uk, or leave it out for http://localhost and the port.',
    );
  } else if (url.pathname !== '/') {
    problems.push(
      `BASE_URL ends in "${url.pathname}": Alongside needs an address of its own, so give it without a path, such as ${url.origin}.`,
    );
  }
  return url?.origin ?? defaultBaseUrl(port);
}

function readDatabase(
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

function readSmtpUrl(text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    problems.push(
      'SMTP_URL is not the address of a mail server: give it as smtp://name:password@mail.myschool.sch.uk:587 (in the name and password write @ as %40, : as %3A, / as %2F), or leave it out to keep messages in the outbox.',
    );
  }
  return text;
}

function readMailFrom(
  text: string | undefined,
  smtpUrl: string | undefined,
  problems: string[],
): Settings['mailFrom'] {
  const [, name = '', address = ''] =
    /^(?:"?([^"<>]*?)"?\s*<)?([^\s<>@,]+@[^\s<>@,]+)>?$/.exec(text ?? '') ?? [];
  if (text !== undefined && !address) {
    problems.push(
      `MAIL_FROM is "${text}": give the address that letters come from, such as office@myschool.sch.uk or My School <office@myschool.sch.uk>.`,
    );
  }
  if (text === undefined && smtpUrl !== undefined) {
    problems.push(
      'MAIL_FROM is missing: with SMTP_URL, give the address that letters come from, such as office@myschool.sch.uk.',
    );
  }
  return address ? { name: name.trim(), address } : { name: 'Alongside', address: 'alongside@localhost' };
}
