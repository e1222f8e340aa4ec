import { paths } from '../paths.ts';

interface Setting {
  /** What holds when it is left out, in words. */
  readonly default: string;
  readonly means: string;
  /** Never printed or logged; may be given as a file instead, by NAME_FILE. */
  readonly secret?: true;
}

/** Every setting there is, in the order of docs/running-it/settings.md, which a test keeps the same. */
export const table = {
  PORT: { default: '`3000`', means: 'the port to listen on; `0` for any that is free' },
  HOST: {
    default: '`127.0.0.1`',
    means:
      'the address to listen on: this machine only. `0.0.0.0` for every network, if no proxy stands before it',
  },
  BASE_URL: {
    default: '`http://localhost:PORT`',
    means:
      'where people reach it, such as `https://send.myschool.sch.uk`. Links in letters, invitations and sign-in use it',
  },
  TRUST_PROXY: {
    default: '`127.0.0.1, ::1`',
    means:
      'the proxies whose word counts for where a request came from: addresses or networks such as `10.0.0.0/8`, with commas between; `none` where people reach it directly',
  },
  DATA_DIR: { default: '`./data`', means: 'the folder with all that must be kept' },
  DATABASE_URL: {
    default: '`DATA_DIR/alongside.sqlite`',
    means:
      'another SQLite file, `sqlite:/srv/alongside/school.sqlite`, or a PostgreSQL server, `postgres://name:password@server/database`: see [PostgreSQL](postgresql.md)',
    secret: true,
  },
  DATABASE_APP_URL: {
    default: 'the role of `DATABASE_URL`, stepped down',
    means: 'PostgreSQL only: the same database with the name and password of a role that owns nothing',
    secret: true,
  },
  SECRET: {
    default: '`DATA_DIR/secret`, made at the first start',
    means:
      'the key that signs sessions and seals authenticator secrets, at least 32 characters. Processes on several machines share one. Whoever has it can be anybody',
    secret: true,
  },
  SMTP_URL: {
    default: 'none: an outbox folder',
    means: 'the mail server: see [mail](mail.md)',
    secret: true,
  },
  MAIL_FROM: { default: 'none', means: 'the address that letters come from; needed with `SMTP_URL`' },
  OIDC_ISSUER: {
    default: 'none',
    means:
      'the provider of [single sign-on](single-sign-on.md), such as `https://login.microsoftonline.com/TENANT/v2.0`. The next five belong to it',
  },
  OIDC_CLIENT_ID: { default: 'none', means: 'as the provider shows it for this application' },
  OIDC_CLIENT_SECRET: { default: 'none', means: 'as the provider shows it, once', secret: true },
  OIDC_BUTTON: { default: '`Sign in with your school account`', means: 'what the button says' },
  OIDC_DOMAINS: {
    default: 'any',
    means: 'what must stand after the @ in e-mail addresses, with commas between: `myschool.sch.uk`',
  },
  OIDC_SECOND_FACTOR: {
    default: '`ours`',
    means:
      'who asks for more than a password: `ours` asks for the code of the authenticator app after single sign-on too; `provider` trusts that the provider has asked',
  },
  BREACHED_PASSWORDS: {
    default: 'none',
    means:
      'a file of passwords that were stolen elsewhere, which nobody may choose then: SHA-1, one a line, in the order of the hashes, as Have I Been Pwned gives it out. It is searched on the disk; nobody outside is asked',
  },
  BACKUP_DIR: {
    default: 'none',
    means:
      'the folder for [backups](backups.md), on another disk than the data if there is one. It holds backups and nothing else',
  },
  BACKUP_RECIPIENTS: {
    default: 'none',
    means:
      'the public keys that backups are encrypted for, `age1…`, with commas between; `alongside backup-keys` makes one',
  },
  BACKUP_KEEP: {
    default: '`14 days, 8 weeks, 12 months`',
    means:
      'which backups stay in `BACKUP_DIR` after a new one: the newest of each of so many days, weeks and months that have one',
  },
  LOG_LEVEL: {
    default: '`info`; in a terminal `warn`',
    means: 'the least that is [logged](logs.md): `info`, `warn` or `error`',
  },
  REQUESTS_A_MINUTE: {
    default: '`300`',
    means:
      'how many requests one person who is signed in may make in a minute, at each process; what costs much, such as letters, copies and lists, a tenth of it. `0`: no limit',
  },
  METRICS_PORT: {
    default: 'none',
    means: `a port of its own for [numbers](watching.md) in the format of Prometheus, at \`${paths.metrics()}\`, on the same address as \`HOST\`. Let no proxy lead there`,
  },
  METRICS_TOKEN: {
    default: 'none',
    means: `who asks for the numbers must send \`Authorization: Bearer\` and this. Without \`METRICS_PORT\` they are served at \`${paths.metrics()}\` beside the pages, with this token only`,
    secret: true,
  },
  STOP_LIMIT: {
    default: '`25`',
    means: 'when it is asked to stop: how many seconds those who are connected have to be answered',
  },
  STOP_NOTICE: {
    default: '`0`',
    means:
      'when it is asked to stop: how many seconds it says "not ready" before it takes no more connections, so that a proxy that asks can turn to another process',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof table;

export const settingNames = Object.keys(table) as SettingName[];

export const isSecret = (name: SettingName): boolean => 'secret' in table[name];
