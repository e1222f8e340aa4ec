import type { Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { makeApp, type App } from './app.ts';
import { DamagedDatabase, openDatabase, type Database } from './database/connection.ts';
import { hasSchool } from './database/hosted-schools.ts';
import { smtpMailer } from './mail/smtp.ts';
import { metricsListener } from './metrics/listener.ts';
import { makeMetrics } from './metrics/metrics.ts';
import { paths } from './paths.ts';
import { startLog } from './running/start-log.ts';
import { handedSockets } from './running/sockets.ts';
import { stopWhenAsked } from './running/signals.ts';
import { welcome } from './running/welcome.ts';
import { fillDemo } from './samples/demo.ts';
import { readSettings, withPort, type Settings } from './settings.ts';
import { systemClock } from './web/services.ts';
import type { Log } from './log/log.ts';

/** What systemd must not try again (RestartPreventExitStatus=): a person has to put a setting right first. */
const wrongSettings = 78;

const read = readSettings(process.env);
if (read.ok) {
  const log = startLog(read.settings.logLevel);
  for (const { name, meant } of read.unknown) log('setting unknown', { setting: name, meant });
  await start(read.settings, log, process.argv.includes('--empty'));
} else {
  refuse(['Alongside cannot start yet:', ...read.problems.map((problem) => `- ${problem}`)], wrongSettings);
}

async function start(asked: Settings, log: Log, isEmpty: boolean): Promise<void> {
  let database: Database | undefined;
  let app: App | undefined;
  let numbers: Server | undefined;
  try {
    const handed = handedSockets(process.env, process.pid);
    const settings = withPort(asked, handed ? asked.port : asked.port || (await freePort(asked.host)));
    const { port, host } = settings;
    const metrics = makeMetrics({ ofProcess: true });
    database = await openDatabase(settings.database, metrics.asked);
    if (!isEmpty && !(await hasSchool(database.accounts))) {
      say(['Inventing a school to look around in (a few seconds, once)…']);
      await fillDemo(database, systemClock.today());
    }
    const { token, port: metricsPort } = settings.metrics;
    const hasOwnPort = metricsPort !== undefined || handed?.metrics !== undefined;
    app = await makeApp({
      database,
      dataDir: settings.dataDir,
      baseUrl: settings.baseUrl,
      trustedProxies: settings.trustedProxies,
      ...(settings.secret ? { secret: settings.secret } : {}),
      ...(settings.smtpUrl ? { mailer: smtpMailer(settings.smtpUrl) } : {}),
      mailFrom: settings.mailFrom,
      ...(settings.backup.folder ? { backups: settings.backup.folder } : {}),
      ...(settings.pace ? { pace: settings.pace } : {}),
      ...(settings.breachedPasswords ? { breachedPasswords: settings.breachedPasswords } : {}),
      ...(settings.singleSignOn ? { singleSignOn: settings.singleSignOn } : {}),
      log,
      metrics,
      ...(token && !hasOwnPort ? { metricsToken: token } : {}),
      development: process.env['NODE_ENV'] === 'development',
    });
    numbers = hasOwnPort ? metricsListener({ metrics, at: paths.metrics.pattern, token }) : undefined;
    await app.server.ready();
    if (numbers) await listen(numbers, handed?.metrics, { port: metricsPort ?? 0, host });
    await listen(app.server.server, handed?.web, { port, host });
    stopWhenAsked({ app, log, times: settings.stop, alsoClose: () => numbers?.close() });
    log('started', { ...(handed ? {} : { port }), pid: process.pid });
    say(await welcome(database, settings.baseUrl));
  } catch (fault) {
    numbers?.close();
    await (app ?? database)?.close().catch(() => {});
    refuse([whatToDo(fault, asked)], 1);
  }
}

function whatToDo(fault: unknown, { port, host, dataDir }: Settings): string {
  if (fault instanceof DamagedDatabase) return fault.message;
  const { code, port: busy = port } = fault as NodeJS.ErrnoException & { port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${busy} is in use, perhaps by another Alongside. Stop that one, or choose another port: ${busy === port ? 'PORT' : 'METRICS_PORT'}=${busy + 1} npm start`;
    case 'EACCES':
      return `This user may not listen on port ${busy} or not write in ${dataDir}. Choose a port above 1024 (PORT=3000), and a folder that is yours (DATA_DIR).`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is "${host}", which this machine does not have. Leave it out for 127.0.0.1, or give 0.0.0.0 for every network.`;
    case 'ENOSPC':
      return `The disk that holds ${dataDir} is full. Free some space, then start again.`;
    default:
      return `Alongside could not start: ${wholeStory(fault)}`;
  }
}

/** A fault and what brought it about. Only ever of the start, when nobody has typed anything yet. */
function wholeStory(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const why = fault.cause === undefined ? '' : `\nbecause of ${wholeStory(fault.cause)}`;
  return `${fault.stack}${why}`;
}

/** On the socket that systemd handed over, or on one of its own. */
function listen(server: Server, fd: number | undefined, own: { port: number; host: string }): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(fd === undefined ? own : { fd }, () => done());
  });
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

function refuse(lines: readonly string[], code: number): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = code;
}
