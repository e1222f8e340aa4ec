// `npm run bench:scale [most schools]`: the same pages with one school and with thousands in one PostgreSQL database, in one run.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../scripts/postgres.mjs';
import { connection, largeSchools, services } from './built.ts';
import { filler, type Filler } from './fill.ts';

const most = Number(process.argv[2] ?? 1000);
const steps = [1, 100, 1000, 4000, 24_000].filter((step) => step <= most);
/** Every page so often at each step, two at a time, of schools drawn by chance. */
const requests = 400;
const atOnce = 2;
const secret = randomBytes(32).toString('base64url');

const bin = findPostgres();
if (!bin) throw new Error('PostgreSQL 15 or later is needed: apt-get install postgresql');
const server = await startPostgres(bin, {
  settings: {
    shared_buffers: '4GB',
    max_wal_size: '8GB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    autovacuum: 'off',
  },
});
const dataDir = mkdtempSync(join(tmpdir(), 'alongside-scale-'));

interface Measured {
  readonly schools: number;
  readonly rows: number;
  readonly bytes: number;
  readonly pages: ReadonlyMap<string, { readonly p50: number; readonly p99: number }>;
}

try {
  report(await run());
} finally {
  rmSync(dataDir, { recursive: true, force: true });
  await server.stop();
}

async function run(): Promise<Measured[]> {
  const fill = await filler(server.address, server.port);
  const { openDatabase } = await connection();
  const { systemClock } = await services();
  const database = await openDatabase({ url: fill.url });
  const { largeSchool } = await largeSchools();
  const sizes = [
    { pupils: 275, ofFive: 4 },
    { pupils: 1060, ofFive: 1 },
  ];
  const templates = [];
  for (const { pupils, ofFive } of sizes) {
    templates.push({ ...(await largeSchool(database, { pupils, today: systemClock.today() })), ofFive });
    await fill.setApart(templates.at(-1)!.id);
  }
  await database.close();
  const measured: Measured[] = [];
  for (const step of steps) {
    if (isDiskNearlyFull()) {
      process.stderr.write(`The disk is nearly full: ${step} schools are left out\n`);
      break;
    }
    const began = performance.now();
    await fill.upTo(step, templates);
    const { rows, bytes } = await fill.size();
    process.stderr.write(
      `${step} schools, ${rows} rows, ${(bytes / 2 ** 30).toFixed(1)} GB (${Math.round((performance.now() - began) / 1000)} s)\n`,
    );
    measured.push({ schools: step, rows, bytes, pages: await measure(fill, templates[0]!.pupil) });
  }
  await fill.close();
  return measured;
}

async function measure(fill: Filler, pupil: string): Promise<Measured['pages']> {
  const app = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/main.js'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: fill.url, DATA_DIR: dataDir, PORT: '0', SECRET: secret },
    // A line of its log for each request would drown what is said here.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const address = await addressOf(app);
    const tokens = await fill.sessions(200);
    const cookies = tokens.map(
      (token) =>
        `alongside.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`,
    );
    const paths = ['/register', `/pupils/${pupil}`, '/monday', '/today', '/totals'];
    for (const path of paths) await ask(address, path, cookies, 60);
    const pages = new Map<string, { p50: number; p99: number }>();
    for (const path of paths) {
      const times = (await ask(address, path, cookies, requests)).toSorted((a, b) => a - b);
      const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]!;
      pages.set(path.replace(pupil, '…'), { p50: at(0.5), p99: at(0.99) });
    }
    return pages;
  } finally {
    const gone = new Promise((done) => app.once('close', done));
    app.kill('SIGTERM');
    await gone;
  }
}

/** Milliseconds of each request. */
async function ask(
  address: string,
  path: string,
  cookies: readonly string[],
  times: number,
): Promise<number[]> {
  const took: number[] = [];
  let left = times;
  const one = async () => {
    while (left-- > 0) {
      const cookie = cookies[Math.floor(Math.random() * cookies.length)]!;
      const began = performance.now();
      const page = await fetch(address + path, { headers: { cookie } });
      await page.text();
      took.push(performance.now() - began);
      if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return took;
}

function isDiskNearlyFull(): boolean {
  const { bavail, bsize } = statfsSync(tmpdir());
  return bavail * bsize < 15 * 2 ** 30;
}

function addressOf(app: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = '';
    app.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /ready at http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port) done(`http://127.0.0.1:${port}`);
    });
    app.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${said}`)));
  });
}

function report(measured: readonly Measured[]): void {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  const first = measured[0]!;
  let table =
    row([
      'page',
      ...measured.map(({ schools }) => `${schools} schools: p50, p99 ms`),
      'most to one: p50, p99',
    ]) + row(['---', ...measured.map(() => '---:'), '---:']);
  for (const [page, one] of first.pages) {
    const all = measured.map(({ pages }) => pages.get(page)!);
    const last = all.at(-1)!;
    table += row([
      page,
      ...all.map(({ p50, p99 }) => `${p50.toFixed(1)}, ${p99.toFixed(1)}`),
      `${(last.p50 / one.p50).toFixed(2)}, ${(last.p99 / one.p99).toFixed(2)}`,
    ]);
  }
  for (const { schools, rows, bytes } of measured)
    table += `\n${schools} schools: ${rows} rows, ${(bytes / 2 ** 30).toFixed(1)} GB`;
  process.stdout.write(`${table}\n`);
}
