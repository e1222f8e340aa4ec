import { hasSchool } from './database/hosted-schools.ts';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { makeApp, type App } from './app.ts';
import { roleNames } from './basics/viewer.ts';
import { DamagedDatabase, openDatabase, type Database } from './database/connection.ts';
import { faultFields } from './log/fault.ts';
import { makeLog, type Level, type Log } from './log/log.ts';
import { smtpMailer } from './mail/smtp.ts';
import { demoSignIns, fillDemo } from './samples/demo.ts';
import { readSettings, withPort, type Settings } from './settings.ts';
import { systemClock } from './web/services.ts';

const read = readSettings(process.env);
if (read.ok) {
  const log = startLog(read.settings.logLevel);
  for (const { name, meant } of read.unknown) log('setting unknown', { setting: name, meant });
  await start(read.settings, log, process.argv.includes('--empty'));
} else refuse(['Alongside cannot start yet:', ...read.problems.map((problem) => `- ${problem}`)]);

async function start(asked: Settings, log: Log, isEmpty: boolean): Promise<void> {
  let database: Database | undefined;
  let app: App | undefined;
  try {
    const settings = withPort(asked, asked.port || (await freePort(asked.host)));
    database = await openDatabase(settings.database);
    if (!isEmpty && !(await hasSchool(database.accounts))) {
      say(['Inventing a school to look around in (a few seconds, once)…']);
      await fillDemo(database, systemClock.today());
    }
    app = await makeApp({
      database,
      dataDir: settings.dataDir,
      baseUrl: settings.baseUrl,
      trustedProxies: settings.trustedProxies,
      ...(settings.secret ? { secret: settings.secret } : {}),
      ...(settings.smtpUrl ? { mailer: smtpMailer(settings.smtpUrl) } : {}),
      mailFrom: settings.mailFrom,
      log,
      development: process.env['NODE_ENV'] === 'development',
    });
    await app.server.listen({ port: settings.port, host: settings.host });
    stopWhenAsked(app);
    say(await welcome(database, settings));
  } catch (fault) {
    await (app ?? database)?.close().catch(() => {});
    refuse([whatToDo(fault, asked)]);
  }
}

/** Lines of JSON on the standard error stream, also about what nothing was prepared for. In a terminal only problems. */
function startLog(from: Level | undefined): Log {
  const log = makeLog({
    write: (line) => process.stderr.write(`${line}\n`),
    from: from ?? (process.stderr.isTTY ? 'warn' : 'info'),
    now: systemClock.now,
  });
  // Node itself would print the message, and with it what was typed.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (fault: unknown) => {
      log('fault outside a request', faultFields(fault));
      process.exit(70);
    });
  }
  return log;
}

async function welcome(database: Database, settings: Settings): Promise<string[]> {
  const ready = `Alongside is ready at ${settings.baseUrl}`;
  if (!(await hasSchool(database.accounts))) return [ready, 'Open it to set up your school.'];
  if (!(await isDemo(database))) return [ready];
  const width = Math.max(...demoSignIns.map(({ email }) => email.length));
  const home = demoSignIns[0]?.school;
  const lines = demoSignIns.map(({ role, email, school }) => {
    const what = roleNames[role].padEnd(19);
    return `  ${what} ${email.padEnd(width)} ${school === home ? '' : ` (${school})`}`.trimEnd();
  });
  const password = demoSignIns[0]?.password;
  return [ready, '', `Everybody in it is invented. The password is ${password} for`, ...lines, ''];
}

/** One orderly end: no new requests, those under way are answered, then the database closes. */
function stopWhenAsked(app: App): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function whatToDo(fault: unknown, { port, host, dataDir }: Settings): string {
  if (fault instanceof DamagedDatabase) return fault.message;
  switch ((fault as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use, perhaps by another Alongside. Stop that one, or choose another port: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `This user may not listen on port ${port} or not write in ${dataDir}. Choose a port above 1024 (PORT=3000), and a folder that is yours (DATA_DIR).`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is "${host}", which this machine does not have. Leave it out for 127.0.0.1, or give 0.0.0.0 for every network.`;
    case 'ENOSPC':
      return `The disk that holds ${dataDir} is full. Free some space, then start again.`;
    default:
      return `Alongside could not start: ${fault instanceof Error ? fault.stack : String(fault)}`;
  }
}

async function isDemo(database: Database): Promise<boolean> {
  const invented = demoSignIns.map(({ email }) => email);
  const found = await database.accounts
    .selectFrom('account_user')
    .select('id')
    .where('email', 'in', invented)
    .limit(1)
    .executeTakeFirst();
  return Boolean(found);
}

function freePort(host: string): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function refuse(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}
