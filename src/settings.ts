import { resolve } from 'node:path';
import type { SingleSignOnSettings } from './accounts/single-sign-on.ts';
import type { DatabasePlace } from './database/connection.ts';
import type { Level } from './log/log.ts';
import { levels } from './log/log.ts';
import type { Person } from './mail/mailer.ts';
import { readBackup, type BackupSettings } from './settings/backup.ts';
import { readBreached } from './settings/breached.ts';
import { readDatabase } from './settings/database.ts';
import { readGiven, unknownIn, type Environment, type Given } from './settings/given.ts';
import { readMailFrom, readSmtpUrl } from './settings/mail.ts';
import { readMetrics, readPace, readSeconds, type MetricsSettings } from './settings/running.ts';
import { readSingleSignOn } from './settings/single-sign-on.ts';
import type { SettingName } from './settings/table.ts';
import type { PaceLimits } from './web/pace.ts';
import { defaultBaseUrl, readBaseUrl, readHost, readPort, readTrustedProxies } from './settings/web.ts';

export interface Settings {
  /** 0: any free port. */
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Where people reach the school's Alongside; without a slash at the end. */
  baseUrl: string;
  /** Addresses and networks of proxies whose word counts for where a request came from. */
  trustedProxies: readonly string[];
  database: DatabasePlace;
  /** Undefined: the key that is kept beside the data. */
  secret: string | undefined;
  /** Undefined: messages go to the outbox folder. */
  smtpUrl: string | undefined;
  mailFrom: Person;
  /** Undefined: people sign in with a password only. */
  singleSignOn: SingleSignOnSettings | undefined;
  backup: BackupSettings;
  /** Undefined: nobody is held back. */
  pace: PaceLimits | undefined;
  /** A file of breached passwords. Absolute. */
  breachedPasswords: string | undefined;
  /** Undefined: as it suits where it runs. */
  logLevel: Level | undefined;
  metrics: MetricsSettings;
  stop: { notice: number; limit: number };
}

export type SettingsRead =
  | {
      ok: true;
      settings: Settings;
      given: ReadonlyMap<SettingName, Given>;
      /** Variables that look like settings but are none. */
      unknown: { readonly name: string; readonly meant: string | undefined }[];
    }
  | { ok: false; problems: string[] };

/**
 * Takes the environment, gives the settings, or every problem at once, each saying what to do. An empty
 * variable counts as left out. No problem repeats a password.
 */
export function readSettings(env: Environment): SettingsRead {
  const problems: string[] = [];
  const found = readGiven(env, problems);
  const given = (name: SettingName) => found.get(name)?.text;
  const port = readPort(given('PORT'), problems);
  const dataDir = resolve(given('DATA_DIR') ?? './data');
  const smtpUrl = readSmtpUrl(given('SMTP_URL'), problems);
  const settings: Settings = {
    port,
    host: readHost(given('HOST'), problems),
    dataDir,
    baseUrl: readBaseUrl(given('BASE_URL'), port, problems),
    trustedProxies: readTrustedProxies(given('TRUST_PROXY'), problems),
    database: readDatabase(given('DATABASE_URL'), given('DATABASE_APP_URL'), dataDir, problems),
    secret: readSecret(given('SECRET'), problems),
    smtpUrl,
    mailFrom: readMailFrom(given('MAIL_FROM'), smtpUrl, problems),
    singleSignOn: readSingleSignOn((name) => given(`OIDC_${name}`), problems),
    pace: readPace(given('REQUESTS_A_MINUTE'), problems),
    breachedPasswords: readBreached(given('BREACHED_PASSWORDS'), problems),
    backup: readBackup(given('BACKUP_DIR'), given('BACKUP_RECIPIENTS'), given('BACKUP_KEEP'), problems),
    logLevel: readLevel(given('LOG_LEVEL'), problems),
    metrics: readMetrics(given('METRICS_PORT'), given('METRICS_TOKEN'), problems),
    stop: {
      notice: readSeconds('STOP_NOTICE', given('STOP_NOTICE'), 0, problems),
      limit: readSeconds('STOP_LIMIT', given('STOP_LIMIT'), 25, problems),
    },
  };
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, settings, given: found, unknown: unknownIn(env) };
}

/** With PORT=0 the port is known once the server listens; an address that was not given follows it. */
export function withPort(settings: Settings, port: number): Settings {
  const isDefault = settings.baseUrl === defaultBaseUrl(settings.port);
  return { ...settings, port, baseUrl: isDefault ? defaultBaseUrl(port) : settings.baseUrl };
}

function readSecret(text: string | undefined, problems: string[]): string | undefined {
  if (text !== undefined && text.length < 32)
    problems.push(
      `SECRET has ${text.length} characters: give at least 32 that nobody can guess (openssl rand -base64 48 makes some), or leave it out to keep one in DATA_DIR.`,
    );
  return text;
}

function readLevel(text: string | undefined, problems: string[]): Level | undefined {
  const level = levels.find((one) => one === text);
  if (text !== undefined && !level)
    problems.push(`LOG_LEVEL is "${text}": give ${levels.join(', ')}, or leave it out.`);
  return level;
}
