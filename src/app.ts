import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { routes as imports } from './features/import/routes.ts';
import { makeAuth } from './accounts/auth.ts';
import { passwordJudge } from './accounts/weak-passwords/judge.ts';
import { hashKeptCodes, type CodeKeeper } from './accounts/backup-codes.ts';
import { makeSingleSignOn, type SingleSignOn, type SingleSignOnSettings } from './accounts/single-sign-on.ts';
import { fingerprintWith, secretIn } from './accounts/secret.ts';
import { sealEverySchool } from './database/audit-chain/seal.ts';
import { backupsIn } from './backup/folder.ts';
import type { Database } from './database/connection.ts';
import { routes as concerns } from './features/concerns/routes.ts';
import { assessmentKind } from './features/assess/index.ts';
import { routes as assess } from './features/assess/routes.ts';
import { documentRoutes } from './features/documents/routes.ts';
import type { DocumentKind, KindName } from './features/documents/rules.ts';
import { clearEverySchool } from './features/data-protection/retention/clear/work.ts';
import { dataProtectionRoutes } from './features/data-protection/routes.ts';
import { routes as briefing } from './features/briefing/routes.ts';
import { earlyDiscussionKind } from './features/early-discussion/index.ts';
import { routes as earlyDiscussion } from './features/early-discussion/routes.ts';
import { routes as monday } from './features/monday/routes.ts';
import { routes as mySchools } from './features/my-schools/routes.ts';
import { deliverPost } from './features/notices/deliver/postman.ts';
import { lettersWaiting } from './features/notices/deliver/waiting.ts';
import { routes as notices } from './features/notices/routes.ts';
import { planKind } from './features/plan/document-kind.ts';
import { routes as contacts } from './features/pupils/contacts/routes.ts';
import { routes as needs } from './features/sen-register/needs/routes.ts';
import { routes as plan } from './features/plan/routes.ts';
import { routes as provision } from './features/provision/routes.ts';
import { routes as kept } from './features/outbox/routes.ts';
import { routes as handOver } from './features/hand-over/routes.ts';
import { routes as pupilPage } from './features/pupil-page/routes.ts';
import { routes as registerHistory } from './features/sen-register/history/routes.ts';
import { routes as registerList } from './features/sen-register/list/routes.ts';
import { routes as school } from './features/school/routes.ts';
import { reviewKind } from './features/review/document-kind.ts';
import { routes as review } from './features/review/routes.ts';
import { routes as totals } from './features/totals/routes.ts';
import { askToSignIn, doFirst, routes as signIn } from './features/sign-in/routes.ts';
import { routes as teacherRound } from './features/teacher-round/routes.ts';
import { routes as views } from './features/views/routes.ts';
import { sharingRoutes } from './features/sharing/routes.ts';
import { judge } from './features/sign-in/single/judge.ts';
import { sendReset } from './features/sign-in/reset/mail.ts';
import { routes as staff } from './features/staff/routes.ts';
import { faultFields } from './log/fault.ts';
import { countingLog, problemLog, type Log } from './log/log.ts';
import { countingMailer, type Mailer, type Person } from './mail/mailer.ts';
import { makeMetrics, type Metrics } from './metrics/metrics.ts';
import { drainOf, type StopTimes } from './running/stop.ts';
import { outbox } from './mail/outbox.ts';
import { startWorker, type Work, type Worker } from './jobs/worker.ts';
import { paths } from './paths.ts';
import { loadAssets } from './web/assets.ts';
import { healthRoutes } from './web/health-routes.ts';
import { staticRoutes } from './web/static-routes.ts';
import { paceKeeper, type PaceLimits } from './web/pace.ts';
import type { AnyRoute } from './web/route.ts';
import { makeServer } from './web/server.ts';
import { systemClock, type Clock, type Services } from './web/services.ts';

export interface AppSettings {
  readonly database: Database;
  readonly dataDir: string;
  readonly baseUrl: string;
  /** Left out: the key that is kept beside the data. */
  readonly secret?: string;
  readonly trustedProxies?: readonly string[];
  readonly clock?: Clock;
  /** Left out: messages are kept in the outbox folder beside the data. */
  readonly mailer?: Mailer;
  readonly mailFrom?: Person;
  /** 'by hand': nothing is posted until a test does it. */
  readonly post?: 'by itself' | 'by hand';
  /** Whether the gallery of components is shown. */
  readonly development?: boolean;
  /** Left out: problems alone, on the standard error stream. */
  readonly log?: Log;
  readonly metrics?: Metrics;
  /** Given: the numbers are served beside the pages, to whoever sends it. */
  readonly metricsToken?: string;
  /** The folder of backups, whose age is watched. Left out: nobody is told that there is none. */
  readonly backups?: string;
  /** Left out: nobody who is signed in is held back, however often they ask. */
  readonly pace?: PaceLimits;
  /** A file of breached passwords that nobody may choose. */
  readonly breachedPasswords?: string;
  /** Left out: people sign in with a password only. */
  readonly singleSignOn?: SingleSignOnSettings;
}

export interface App {
  readonly server: FastifyInstance;
  readonly services: Services;
  readonly routes: readonly AnyRoute[];
  /** Lets nobody in any more, answers who is here, ends the jobs, and closes. */
  stop(times: StopTimes): Promise<'finished' | 'cut off'>;
  close(): Promise<void>;
}

// Each feature puts its own description here.
const kinds: Record<KindName, DocumentKind> = {
  'early-discussion': earlyDiscussionKind,
  assessment: assessmentKind,
  plan: planKind,
  review: reviewKind,
};

const features: readonly (readonly AnyRoute[])[] = [
  assess,
  teacherRound,
  views,
  imports,
  briefing,
  concerns,
  contacts,
  dataProtectionRoutes(kinds),
  documentRoutes(kinds),
  earlyDiscussion,
  handOver,
  kept,
  monday,
  mySchools,
  needs,
  notices,
  plan,
  provision,
  sharingRoutes(kinds),
  pupilPage,
  registerHistory,
  registerList,
  school,
  review,
  signIn,
  staff,
  totals,
];

/** Puts the app together from what it is given; it does not listen yet. */
export async function makeApp(settings: AppSettings): Promise<App> {
  const { database, dataDir, baseUrl } = settings;
  const secret = settings.secret ?? secretIn(dataDir);
  const assets = loadAssets();
  const mailFrom = settings.mailFrom ?? { name: 'Alongside', address: 'alongside@localhost' };
  const keptMail = settings.mailer ? undefined : outbox(join(dataDir, 'outbox'));
  const metrics = settings.metrics ?? makeMetrics();
  const log = countingLog(settings.log ?? problemLog, metrics.noted);
  metrics.watchPools(() => database.dialect.pools());
  const { backups } = settings;
  const newestBackup = backups === undefined ? undefined : async () => (await backupsIn(backups))[0]?.made;
  if (newestBackup) metrics.watchBackups(newestBackup);
  const mailer = countingMailer(settings.mailer ?? keptMail!, metrics.posted);
  const auth = makeAuth({
    db: database.accounts as never,
    secret,
    baseUrl,
    sendReset: async (to, token) => sendReset({ mailer, mailFrom, baseUrl, log }, to, token),
    log,
  });
  const fingerprint = (text: string) => fingerprintWith(secret, text);
  const codeKeeper: CodeKeeper = {
    db: database.accounts,
    fingerprint,
    secret: async () => (await auth.$context).secretConfig,
  };
  const clock = settings.clock ?? systemClock;
  const single = settings.singleSignOn;
  let post: Worker | undefined;
  let seals: Worker | undefined;
  let clearing: Worker | undefined;
  const services: Services = {
    database,
    auth,
    singleSignOn: single && doorkeeper(single, { database, secret, baseUrl, log, clock }),
    assets,
    baseUrl,
    dataDir,
    clock,
    mailer,
    mailFrom,
    outbox: keptMail,
    codeKeeper,
    judgePassword: passwordJudge({ breached: settings.breachedPasswords, log }),
    fingerprint,
    log,
    wakePost: () => void post?.kick(),
    isStopping: () => drain.isStopping(),
    metrics,
  };
  const routes = [
    ...staticRoutes(services, settings.development ?? false),
    ...healthRoutes(services, { metricsToken: settings.metricsToken, newestBackup }),
    ...features.flat(),
  ];
  const server = await makeServer({
    services,
    routes,
    secret,
    trustedProxies: settings.trustedProxies ?? [],
    askToSignIn,
    doFirst,
    pace: settings.pace && paceKeeper(settings.pace),
  });
  const drain = drainOf(server);
  if (settings.post !== 'by hand') {
    post = startWorker(
      named({ log, metrics }, 'post', 15_000, () => deliverPost(database, mailer, mailFrom, clock.now)),
    );
  }
  const codes = settings.post === 'by hand' ? undefined : startWorker(hashingCodes(codeKeeper, log, metrics));
  if (settings.post !== 'by hand') {
    seals = startWorker(sealing(database, clock, log, metrics));
    clearing = startWorker(clearingUp(services));
  }
  const watch = settings.metrics && startWorker(mailWatch(settings.metrics, database, log));
  const close = async () => {
    await server.close();
    await Promise.all([post?.stop(), seals?.stop(), codes?.stop(), clearing?.stop(), watch?.stop()]);
    await mailer.close?.();
    await database.close();
  };
  return {
    server,
    services,
    routes,
    async stop(times) {
      void post?.stop();
      void seals?.stop();
      void codes?.stop();
      void clearing?.stop();
      void watch?.stop();
      const ended = await drain.stop(times);
      await close();
      return ended;
    },
    close,
  };
}

/** Work that the log and the numbers know by a name. */
const named = (
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
  job: string,
  every: number,
  work: Work['work'],
): Work => ({
  every,
  work,
  onFault: (fault, inARow) => log('fault in a job', { job, count: inARow, ...faultFields(fault) }),
  onRun: (seconds, failed) => metrics.worked(job, seconds, failed),
});

/** Two questions a school where nothing is new, so once in a while is often enough even with thousands of them. */
const sealing = (database: Database, clock: Clock, log: Log, metrics: Metrics): Work =>
  named({ log, metrics }, 'seals', 30 * 60_000, async () => {
    await sealEverySchool(database, clock.now());
    return 0;
  });

/** Codes that an older version kept readable, once after the upgrade; a backup that is put back may bring some again. */
const hashingCodes = (keeper: CodeKeeper, log: Log, metrics: Metrics): Work =>
  named({ log, metrics }, 'backup codes', 24 * 3_600_000, () => hashKeptCodes(keeper));

/** What no rule keeps any more goes within hours; a few questions a school, so not more often. */
const clearingUp = ({ database, clock, outbox: letters, log, metrics }: Services): Work =>
  named({ log, metrics }, 'clearing', 6 * 3_600_000, async () => {
    await clearEverySchool(database, { now: clock.now(), today: clock.today() }, letters);
    return 0;
  });

/** Asks each school with letters waiting, so that only whoever looks at the numbers pays for it. */
const mailWatch = (metrics: Metrics, database: Database, log: Log): Work =>
  named({ log, metrics }, 'mail watch', 60_000, async () => {
    metrics.mailWaits(await lettersWaiting(database));
    return 0;
  });

interface DoorkeeperNeeds extends Pick<Services, 'database' | 'baseUrl' | 'log' | 'clock'> {
  readonly secret: string;
}

const doorkeeper = (
  provider: SingleSignOnSettings,
  { database, secret, baseUrl, log, clock }: DoorkeeperNeeds,
): SingleSignOn =>
  makeSingleSignOn({
    db: database.accounts as never,
    accounts: database.accounts,
    secret,
    baseUrl,
    log,
    provider,
    back: `${baseUrl}${paths.singleSignOnBack()}`,
    judge: (comer) => judge(database, provider, comer, clock.today()),
  });
