// `npm run bench:scale [most schools]`: the same pages with one school and with thousands, in two PostgreSQL databases asked in turn.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '../scripts/postgres.mjs';
import { connection, largeSchools, services } from './built.ts';
import { filler, type Filler, type Template } from './fill.ts';

const most = Number(process.argv[2] ?? 1000);
const steps = [100, 1000, 2500, 5000, 10_000, 24_000].filter((step) => step < most).concat(most);
/** Every page so often of each of the two, at each step, of schools drawn by chance. */
const requests = 1000;
const atOnce = 2;
const secret = randomBytes(32).toString('base64url');

const bin = findPostgres();
if (!bin) throw new Error('PostgreSQL 15 or later is needed: apt-get install postgresql');
const server = await startPostgres(bin, {
  settings: {
    shared_buffers: '6GB',
    max_wal_size: '8GB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    autovacuum: 'off',
  },
});
const dataDir = mkdtempSync(join(tmpdir(), 'alongside-scale-'));

interface Times {
  readonly p50: number;
  readonly p99: number;
}

interface Measured {
  readonly schools: number;
  readonly rows: number;
  readonly bytes: number;
  readonly pages: ReadonlyMap<string, { readonly one: Times; readonly many: Times }>;
}

try {
  await run();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
  await server.stop();
}

async function run(): Promise<void> {
  const one = await filler(server.address, server.port, 'one');
  const [alone] = await invent(one, [{ pupils: 275, ofFive: 5 }]);
  await one.upTo(1, [alone!]);
  const many = await filler(server.address, server.port, 'many');
  const templates = await invent(many, [
    { pupils: 275, ofFive: 4 },
    { pupils: 1060, ofFive: 1 },
  ]);
  const measured: Measured[] = [];
  for (const step of steps) {
    const began = performance.now();
    const schools = await many.upTo(step, templates, isDiskNearlyFull);
    const size = await many.size();
    say(
      `${schools} schools, ${size.rows} rows, ${(size.bytes / 2 ** 30).toFixed(1)} GB (${Math.round((performance.now() - began) / 1000)} s)\n`,
    );
    const pages = await measure({ one, many }, { one: alone!.pupil, many: templates[0]!.pupil });
    measured.push({ schools, ...size, pages });
    report(measured);
    if (schools < step) {
      say(`The disk is nearly full: more than ${schools} schools are left out\n`);
      break;
    }
  }
  await one.close();
  await many.close();
}

async function invent(fill: Filler, sizes: readonly { readonly pupils: number; readonly ofFive: number }[]) {
  const { openDatabase } = await connection();
  const { systemClock } = await services();
  const { largeSchool } = await largeSchools();
  const database = await openDatabase({ url: fill.url });
  const templates: (Template & { readonly pupil: string })[] = [];
  for (const { pupils, ofFive } of sizes) {
    const school = await largeSchool(database, { pupils, today: systemClock.today() });
    templates.push({ ...school, ofFive });
    await fill.setApart(school.id);
  }
  await database.close();
  return templates;
}

type Both<Of> = Readonly<Record<'one' | 'many', Of>>;

interface Asked {
  readonly address: string;
  readonly cookies: readonly string[];
  readonly pupil: string;
}

async function measure(fill: Both<Filler>, pupil: Both<string>): Promise<Measured['pages']> {
  const apps = { one: start(fill.one), many: start(fill.many) };
  try {
    const asked: Both<Asked> = {
      one: await ready(apps.one, fill.one, pupil.one),
      many: await ready(apps.many, fill.many, pupil.many),
    };
    const pages = new Map<string, { one: Times; many: Times }>();
    for (const path of ['/register', '/pupils/…', '/monday', '/today', '/totals']) {
      // Every school once before anything counts: what is asked all day is in memory.
      for (const who of [asked.one, asked.many])
        for (const cookie of who.cookies) await ask(who, path, cookie);
      pages.set(path, await inTurn(asked, path));
    }
    return pages;
  } finally {
    for (const app of Object.values(apps)) {
      const gone = new Promise((done) => app.once('close', done));
      app.kill('SIGTERM');
      await gone;
    }
  }
}

/** Whatever else the machine does meets both alike: each request of the one stands beside a request of the other. */
async function inTurn(asked: Both<Asked>, path: string): Promise<{ one: Times; many: Times }> {
  const took: Record<'one' | 'many', number[]> = { one: [], many: [] };
  let left = requests;
  const lane = async () => {
    while (left-- > 0)
      for (const which of left % 2 ? (['one', 'many'] as const) : (['many', 'one'] as const)) {
        const { cookies } = asked[which];
        took[which].push(await ask(asked[which], path, cookies[Math.floor(Math.random() * cookies.length)]!));
      }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { one: timesOf(took.one), many: timesOf(took.many) };
}

/** Milliseconds of one request. */
async function ask({ address, pupil }: Asked, path: string, cookie: string): Promise<number> {
  const began = performance.now();
  const page = await fetch(address + path.replace('…', pupil), { headers: { cookie } });
  await page.text();
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
  return performance.now() - began;
}

function timesOf(took: readonly number[]): Times {
  const inOrder = took.toSorted((a, b) => a - b);
  const at = (part: number) => inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * part))]!;
  return { p50: at(0.5), p99: at(0.99) };
}

function start(fill: Filler): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/main.js'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: fill.url,
      DATA_DIR: dataDir,
      PORT: '0',
      SECRET: secret,
      REQUESTS_A_MINUTE: '0',
    },
    // A line of its log for each request would drown what is said here.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function ready(app: ChildProcess, fill: Filler, pupil: string): Promise<Asked> {
  const address = await addressOf(app);
  const tokens = await fill.sessions(200);
  const signed = (token: string) => `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`;
  const cookies = tokens.map((token) => `alongside.session_token=${encodeURIComponent(signed(token))}`);
  return { address, cookies, pupil };
}

function isDiskNearlyFull(): boolean {
  const { bavail, bsize } = statfsSync(tmpdir());
  return bavail * bsize < 12 * 2 ** 30;
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

function say(text: string): void {
  process.stderr.write(text);
}

function report(measured: readonly Measured[]): void {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  const pair = ({ p50, p99 }: Times) => `${p50.toFixed(1)}, ${p99.toFixed(1)}`;
  let table = '\n';
  for (const { schools, rows, bytes, pages } of measured) {
    table += `${schools} schools: ${rows} rows, ${(bytes / 2 ** 30).toFixed(1)} GB\n\n`;
    table += row(['page', 'one school: p50, p99 ms', `${schools} schools: p50, p99 ms`, 'times: p50, p99']);
    table += row(['---', '---:', '---:', '---:']);
    for (const [page, { one, many }] of pages)
      table += row([
        page,
        pair(one),
        pair(many),
        `${(many.p50 / one.p50).toFixed(2)}, ${(many.p99 / one.p99).toFixed(2)}`,
      ]);
    table += '\n';
  }
  process.stdout.write(table);
}
