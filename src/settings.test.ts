import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, withPort, type Settings } from './settings.ts';

const settingsOf = (env: Record<string, string>): Settings => {
  const read = readSettings(env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.settings;
};
const problemsOf = (env: Record<string, string>): string[] => {
  const read = readSettings(env);
  return read.ok ? [] : read.problems;
};

const oidc = {
  OIDC_ISSUER: 'https://login.example/tenant/',
  OIDC_CLIENT_ID: 'alongside',
  OIDC_CLIENT_SECRET: 'secret',
};

describe('settings', () => {
  it('need none at all', () => {
    expect(settingsOf({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      baseUrl: 'http://localhost:3000',
      database: { file: resolve('data/alongside.sqlite') },
      trustedProxies: ['127.0.0.1', '::1'],
      secret: undefined,
      smtpUrl: undefined,
      mailFrom: { name: 'Alongside', address: 'alongside@localhost' },
      singleSignOn: undefined,
      backup: { folder: undefined, recipients: [], keep: { days: 14, weeks: 8, months: 12 } },
      logLevel: undefined,
      metrics: { port: undefined, token: undefined },
      stop: { notice: 0, limit: 25 },
      pace: { ordinary: 300, costly: 30 },
    });
  });

  it('count an empty variable as left out', () => {
    expect(settingsOf({ PORT: '', DATA_DIR: ' ', SMTP_URL: '' })).toEqual(settingsOf({}));
  });

  it.each<[Record<string, string>, Partial<Settings>]>([
    [{ PORT: '0' }, { port: 0, baseUrl: 'http://localhost:0' }],
    [{ PORT: '65535' }, { port: 65535 }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustedProxies: ['10.0.0.0/8', '::1'] }],
    [{ TRUST_PROXY: 'none' }, { trustedProxies: [] }],
    [{ REQUESTS_A_MINUTE: '0' }, { pace: undefined }],
    [{ REQUESTS_A_MINUTE: '45' }, { pace: { ordinary: 45, costly: 5 } }],
    [
      { BACKUP_DIR: '/srv/backups', BACKUP_KEEP: '3 days,1 month' },
      { backup: { folder: '/srv/backups', recipients: [], keep: { days: 3, weeks: 0, months: 1 } } },
    ],
    [{ LOG_LEVEL: 'warn' }, { logLevel: 'warn' }],
    [
      { ...oidc, OIDC_DOMAINS: '@MySchool.sch.uk, trust.org.uk' },
      {
        singleSignOn: {
          issuer: 'https://login.example/tenant',
          clientId: 'alongside',
          clientSecret: 'secret',
          button: 'Sign in with your school account',
          domains: ['myschool.sch.uk', 'trust.org.uk'],
          secondFactor: 'ours',
        },
      },
    ],
    [{ METRICS_PORT: '9464' }, { metrics: { port: 9464, token: undefined } }],
    [{ STOP_LIMIT: '5', STOP_NOTICE: '0.5' }, { stop: { limit: 5, notice: 0.5 } }],
    [{ BASE_URL: 'https://send.myschool.sch.uk/' }, { baseUrl: 'https://send.myschool.sch.uk' }],
    [{ DATA_DIR: '/srv/data' }, { dataDir: '/srv/data', database: { file: '/srv/data/alongside.sqlite' } }],
    [{ DATABASE_URL: 'sqlite:/srv/a.sqlite' }, { database: { file: '/srv/a.sqlite' } }],
    [{ DATABASE_URL: 'sqlite:///srv/a.sqlite' }, { database: { file: '/srv/a.sqlite' } }],
    [{ DATABASE_URL: 'file:a.db' }, { database: { file: resolve('a.db') } }],
    [{ DATABASE_URL: 'postgres://u:p@db/school' }, { database: { url: 'postgres://u:p@db/school' } }],
    [{ DATABASE_URL: '/srv/a.db' }, { database: { file: '/srv/a.db' } }],
    [
      { SMTP_URL: 'smtps://me:secret@mail.example:465', MAIL_FROM: 'office@myschool.sch.uk' },
      {
        smtpUrl: 'smtps://me:secret@mail.example:465',
        mailFrom: { name: '', address: 'office@myschool.sch.uk' },
      },
    ],
    [
      { MAIL_FROM: 'My School <office@myschool.sch.uk>' },
      { mailFrom: { name: 'My School', address: 'office@myschool.sch.uk' } },
    ],
  ])('understand %j', (env, expected) => {
    expect(settingsOf(env)).toMatchObject(expected);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT is "abc": give a number from 0 to 65535, or leave it out for 3000.'],
    [{ PORT: '65536' }, 'PORT is "65536": give a number'],
    [{ PORT: '-1' }, 'PORT is "-1": give a number'],
    [{ PORT: '80.5' }, 'PORT is "80.5": give a number'],
    [{ HOST: 'my host' }, 'HOST is "my host": give the address to listen on'],
    [{ BASE_URL: 'myschool' }, 'BASE_URL is not a web address: give the address'],
    [{ BASE_URL: 'ftp://myschool' }, 'BASE_URL is not a web address: give the address'],
    [
      { BASE_URL: 'https://myschool.sch.uk/send' },
      'give it without a path, such as https://myschool.sch.uk.',
    ],
    [{ DATABASE_URL: 'postgres://u:secret@db' }, 'DATABASE_URL does not name a database: give it as'],
    [{ DATABASE_APP_URL: 'postgres://u:secret@db/x' }, 'DATABASE_APP_URL is for PostgreSQL only'],
    [
      { DATABASE_URL: 'postgres://u:secret@db/x', DATABASE_APP_URL: 'postgres://a:secret@db/y' },
      'DATABASE_APP_URL does not name the database of DATABASE_URL',
    ],
    [{ DATABASE_URL: 'mysql://u:secret@db/school' }, 'DATABASE_URL does not name a file or a PostgreSQL'],
    [{ DATABASE_URL: 'sqlite:' }, 'DATABASE_URL does not name a file or a PostgreSQL server: give one'],
    [{ DATABASE_URL: '/srv/data/' }, 'DATABASE_URL does not name a file or a PostgreSQL server: give'],
    [
      { SMTP_URL: 'secret.example', MAIL_FROM: 'a@b.uk' },
      'SMTP_URL is not the address of a mail server: give it as',
    ],
    [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM is missing: with SMTP_URL, give the address'],
    [{ MAIL_FROM: 'My School' }, 'MAIL_FROM is "My School": give the address'],
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY names "true": give the addresses'],
    [{ TRUST_PROXY: '0.0.0.0/0' }, 'TRUST_PROXY names "0.0.0.0/0": give the addresses'],
    [{ TRUST_PROXY: '10.0.0.1,' }, 'TRUST_PROXY names "": give the addresses'],
    [{ SECRET: 'short-secret' }, 'SECRET has 12 characters: give at least 32'],
    [{ METRICS_PORT: '0' }, 'METRICS_PORT is "0": give a number from 1'],
    [{ METRICS_TOKEN: 'secret' }, 'METRICS_TOKEN is too short: give at least 16'],
    [
      { REQUESTS_A_MINUTE: 'many' },
      'REQUESTS_A_MINUTE is "many": give a number from 10, or 0 for no limit, or leave it out for 300.',
    ],
    [{ STOP_LIMIT: '-1' }, 'STOP_LIMIT is "-1": give a number of seconds, or leave it out for 25.'],
    [{ OIDC_CLIENT_ID: 'x' }, 'OIDC_ISSUER is missing: with OIDC_CLIENT_ID, give the address'],
    [{ ...oidc, OIDC_ISSUER: 'http://login.example' }, 'OIDC_ISSUER is not the address of a provider'],
    [
      { ...oidc, OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' },
      'put the number of your own tenant instead of common',
    ],
    [{ ...oidc, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET is missing'],
    [{ ...oidc, OIDC_DOMAINS: 'myschool' }, 'OIDC_DOMAINS names "myschool": give what stands after the @'],
    [{ ...oidc, OIDC_SECOND_FACTOR: 'none' }, 'OIDC_SECOND_FACTOR is "none": give provider'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud": give info, warn, error'],
  ])('say what to do about %j', (env, words) => {
    const problems = problemsOf(env);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems.join()).not.toContain('secret');
  });

  it('name every problem at once', () => {
    expect(problemsOf({ PORT: 'x', BASE_URL: 'y', DATABASE_URL: 'postgres://z' })).toHaveLength(3);
  });

  it('follow the port that was free, unless an address was given', () => {
    expect(withPort(settingsOf({ PORT: '0' }), 4111)).toMatchObject({
      port: 4111,
      baseUrl: 'http://localhost:4111',
    });
    const given = settingsOf({ PORT: '0', BASE_URL: 'https://send.myschool.sch.uk' });
    expect(withPort(given, 4111).baseUrl).toBe('https://send.myschool.sch.uk');
  });
});

describe('a secret in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-settings-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const key = 'a-key-of-more-than-thirty-two-characters';

  it('counts as if it were given, without the end of its line', () => {
    expect(settingsOf({ SECRET_FILE: write('secret', `${key}\n`) }).secret).toBe(key);
  });

  it.each<[Record<string, string>, string]>([
    [{ SECRET_FILE: join(folder, 'none') }, 'could not be read (ENOENT): give the path of a file'],
    [{ SECRET_FILE: folder }, 'could not be read (EISDIR)'],
    [{ SECRET_FILE: write('empty', ' \n') }, 'which is empty: put SECRET into it'],
    [{ SECRET: key, SECRET_FILE: 'x' }, 'SECRET and SECRET_FILE are both given: leave one of them out.'],
    [{ SMTP_URL_FILE: write('smtp', 'hidden'), MAIL_FROM: 'a@b.uk' }, 'SMTP_URL is not the address'],
  ])('that is not right is told with what to do: %j', (env, words) => {
    const problems = problemsOf(env);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems.join()).not.toMatch(/hidden|a-key/);
  });

  it('is no way to give what is no secret', () => {
    expect(settingsOf({ PORT_FILE: write('port', '80') }).port).toBe(3000);
  });
});

describe('a variable that is none of ours', () => {
  it.each<[string, string | undefined]>([
    ['SMPT_URL', 'SMTP_URL'],
    ['DATABASE_ULR_FILE', 'DATABASE_URL_FILE'],
    ['ALONGSIDE_PORT', 'PORT'],
    ['DATADIR', 'DATA_DIR'],
    ['SMTP_HOST', undefined],
  ])('%s is told, perhaps with the one that is meant', (name, meant) => {
    const read = readSettings({ [name]: 'x', PATH: '/bin', HOSTNAME: 'a', HOME: '/root', LANG: 'C' });
    expect(read.ok && read.unknown.map((one) => ({ ...one, meant: meant && one.meant }))).toEqual([
      { name, meant },
    ]);
  });

  it('is passed over when nobody could mean a setting by it', () => {
    const env = {
      PATH: '/bin',
      MAIL: '/var/mail/root',
      PORTS: '1',
      HOSTNAME: 'a',
      NODE_ENV: 'x',
      SECRETS: 'x',
    };
    const read = readSettings({ ...env, SECRETS: '' });
    expect(read.ok && read.unknown).toEqual([]);
  });
});
