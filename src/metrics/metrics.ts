import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { PoolUse } from '../database/watch.ts';

/** What is counted for whoever runs Alongside. Numbers by route pattern, method and status; nothing about a person or a school. */
export interface Metrics {
  answered(what: { method: string; route: string; status: number; seconds: number }): void;
  asked(seconds: number, failed: boolean): void;
  worked(job: string, seconds: number, failed: boolean): void;
  posted(state: 'sent' | 'bounced' | 'retry'): void;
  /** An event of accounts or a refusal, and why. */
  noted(event: string, reason: string): void;
  /** How many letters wait for the mail server, and at how many schools. */
  mailWaits(waiting: { readonly letters: number; readonly schools: number }): void;
  /** Looked at whenever the numbers are asked for. */
  watchPools(read: () => readonly PoolUse[]): void;
  /** Asked for the instant of the newest backup whenever the numbers are asked for. */
  watchBackups(newest: () => Promise<string | undefined>): void;
  /** In Prometheus' own format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const quick = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counters of their own for each app, so that two in one process do not mix; with `ofProcess`, memory and the like as well. */
export function makeMetrics({ ofProcess = false } = {}): Metrics {
  const register = new Registry();
  const registers = [register];
  if (ofProcess) collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'alongside_request_seconds',
    help: 'Requests answered, and how long each took',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [...quick, 5, 10],
    registers,
  });
  const questions = new Histogram({
    name: 'alongside_database_question_seconds',
    help: 'Questions to the database, and how long each took',
    labelNames: ['outcome'] as const,
    buckets: quick,
    registers,
  });
  const jobs = new Histogram({
    name: 'alongside_job_seconds',
    help: 'Rounds of each job, and how long each took',
    labelNames: ['job', 'outcome'] as const,
    buckets: [0.01, 0.1, 0.5, 1, 5, 30, 120, 600],
    registers,
  });
  const mail = new Counter({
    name: 'alongside_mail_total',
    help: 'Messages handed to the mail server, by what became of them',
    labelNames: ['state'] as const,
    registers,
  });
  const noted = new Counter({
    name: 'alongside_account_events_total',
    help: 'Sign-ins, refusals and what changed an account, by event and reason',
    labelNames: ['event', 'reason'] as const,
    registers,
  });
  const waiting = new Gauge({
    name: 'alongside_mail_waiting',
    help: 'Letters that wait for the mail server, of the hundred schools that have waited longest',
    registers,
  });
  const schoolsWaiting = new Gauge({
    name: 'alongside_mail_schools_waiting',
    help: 'Schools with letters that wait for the mail server',
    registers,
  });
  let pools: () => readonly PoolUse[] = () => [];
  const connections = new Gauge({
    name: 'alongside_database_connections',
    help: 'Connections to the database server, and questions that wait for one',
    labelNames: ['pool', 'state'] as const,
    registers,
    collect() {
      for (const { name, open, idle, waiting: waits } of pools()) {
        this.set({ pool: name, state: 'used' }, open - idle);
        this.set({ pool: name, state: 'idle' }, idle);
        this.set({ pool: name, state: 'waited for' }, waits);
      }
    },
  });
  const outcome = (failed: boolean) => (failed ? 'failed' : 'done');
  return {
    answered: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    asked: (seconds, failed) => questions.observe({ outcome: outcome(failed) }, seconds),
    worked: (job, seconds, failed) => jobs.observe({ job, outcome: outcome(failed) }, seconds),
    posted: (state) => mail.inc({ state }),
    noted: (event, reason) => noted.inc({ event, reason }),
    mailWaits: ({ letters, schools }) => {
      waiting.set(letters);
      schoolsWaiting.set(schools);
    },
    watchPools: (read) => {
      pools = read;
      connections.reset();
    },
    watchBackups: (newest) =>
      void new Gauge({
        name: 'alongside_backup_age_seconds',
        help: 'How old the newest backup is that was restored on trial; infinite when there is none',
        registers,
        async collect() {
          const made = await newest();
          this.set(made === undefined ? Number.POSITIVE_INFINITY : (Date.now() - Date.parse(made)) / 1000);
        },
      }),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
