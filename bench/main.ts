// `npm run bench [seconds]`: how fast the pages that matter are, beside what the machine could do at best, in one run.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { connection, imports, largeSchools, services } from './built.ts';
import { listOf } from './list.ts';

const seconds = Number(process.argv[2] ?? 5);
const connections = 20;
const dataDir = mkdtempSync(join(tmpdir(), 'alongside-bench-'));

interface Line {
  readonly what: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly beside?: string;
}

const { systemClock } = await services();
const today = systemClock.today();
const { openDatabase } = await connection();
const database = await openDatabase(join(dataDir, 'alongside.sqlite'));
const school = await (await largeSchools()).largeSchool(database, { pupils: 1000, today });
const imported = await timeImport();
await database.close();
const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bench/serve.ts', dataDir], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  report(await measure(await addressesOf(server)));
} finally {
  server.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
}

/** Seconds for a new list of 1,000 pupils: read, judged and brought in. */
async function timeImport(): Promise<number> {
  const staff = await database
    .ofSchool(school.id)
    .selectFrom('staff')
    .innerJoin('school', 'school.school_id', 'staff.school_id')
    .select([
      'staff.id as staffId',
      'school.school_id as schoolId',
      'school.name as schoolName',
      'staff.name as name',
      'staff.account_id as accountId',
    ])
    .where('staff.role', '=', 'senco')
    .executeTakeFirstOrThrow();
  const viewer = {
    ...staff,
    accountId: staff.accountId ?? '',
    sessionId: '',
    role: 'senco',
    guarded: false,
  } as const;
  const bytes = Buffer.from(listOf(1000, today));
  const { bringInPupils } = await imports();
  const before = performance.now();
  await bringInPupils(database, viewer, bytes, { today, now: systemClock.now() });
  return (performance.now() - before) / 1000;
}

async function measure({ address, beside }: { address: string; beside: string }) {
  const lines: Line[] = [];
  const senco = await signIn(address, school.senco);
  const assistant = await signIn(address, school.assistant);
  const idle = await memory(beside);
  lines.push(await load('empty route', beside, [{ path: '/empty' }]));
  for (const [name, path, cookie] of [
    ['register', '/register', senco],
    ['child with two years', `/pupils/${school.pupil}`, senco],
    ['today, an assistant’s own', '/today', assistant],
    ['today, the whole school', '/today?whose=all', senco],
  ] as const) {
    const page = await fetch(address + path, { headers: { cookie } });
    const body = await page.text();
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
    const key = name.replaceAll(/\W+/g, '-');
    await fetch(`${beside}/same/${key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ body }),
    });
    const same = await load(`${name}: the same ${Math.round(body.length / 1024)} KB from memory`, beside, [
      { path: `/same/${key}` },
    ]);
    const real = await load(name, address, [{ path, headers: { cookie } }]);
    lines.push(same, {
      ...real,
      beside: `${(same.perSecond / real.perSecond).toFixed(1)} times the same bytes`,
    });
  }
  const bare = await load('bare durable insert', beside, [{ method: 'POST', path: '/insert' }]);
  const logged = await load('a session logged', address, await sessionRequests(address, senco));
  lines.push(bare, {
    ...logged,
    beside: `${(bare.perSecond / logged.perSecond).toFixed(1)} times the bare insert`,
  });
  return { lines, idle, loaded: await memory(beside) };
}

async function load(
  what: string,
  url: string,
  requests: Parameters<typeof autocannon>[0]['requests'],
): Promise<Line> {
  await autocannon({ url, connections, duration: 1, requests });
  const result = await autocannon({ url, connections, duration: seconds, requests });
  const wrong = Object.keys(result.statusCodeStats).filter((status) => !/^[23]/.test(status));
  if (result.errors || wrong.length)
    throw new Error(`${what}: ${result.errors} errors, statuses ${wrong.join(', ')}`);
  return { what, perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Taps on the last days' sessions, each with a token of its own, held and missed in turn so that each one is written. */
async function sessionRequests(address: string, cookie: string) {
  const page = await (await fetch(`${address}/today?whose=all`, { headers: { cookie } })).text();
  const actions = [
    ...new Set(
      [...page.matchAll(/action="(\/today\/[^"]+)"/g)].map(([, action]) => action!.replaceAll('&amp;', '&')),
    ),
  ];
  if (!actions.length)
    throw new Error('Today shows no session to log: there is no school today; try on another day');
  let count = 0;
  return actions.slice(0, 50).map((path) => ({
    method: 'POST',
    path,
    headers: { cookie, origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    setupRequest: (request: object) => {
      count += 1;
      const tap = count % (2 * actions.length) < actions.length ? 'held' : 'missed.child absent';
      return { ...request, body: `once=${encodeURIComponent(tap)}.${process.pid}x${count}` };
    },
  }));
}

async function signIn(address: string, email: string): Promise<string> {
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password: 'marigold-kettle-42' }),
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.includes('session_token'));
  if (!cookie) throw new Error(`Signing in answered ${answer.status}`);
  return cookie.split(';')[0]!;
}

async function memory(beside: string): Promise<number> {
  const { rss } = (await (await fetch(`${beside}/memory`)).json()) as { rss: number };
  return Math.round(rss / 1_048_576);
}

function addressesOf(child: ChildProcess): Promise<{ address: string; beside: string }> {
  return new Promise((done, failed) => {
    child.stdout!.once('data', (chunk: Buffer) =>
      done(JSON.parse(chunk.toString()) as { address: string; beside: string }),
    );
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}`)));
  });
}

function report({ lines, idle, loaded }: { lines: Line[]; idle: number; loaded: number }): void {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  let table =
    row(['what', 'a second', 'p50 ms', 'p99 ms', 'beside']) + row(['---', '---:', '---:', '---:', '---']);
  for (const { what, perSecond, p50, p99, beside = '' } of lines)
    table += row([what, Math.round(perSecond), p50, p99, beside]);
  process.stdout.write(
    `${table}\n1,000 new rows brought in: ${imported.toFixed(2)} s\nMemory: ${idle} MB at rest, ${loaded} MB after the load\n`,
  );
}
