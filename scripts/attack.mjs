// `npm run attack`: lets Debian's sqlmap and wapiti loose on an instance of our own, with the invented school, on this machine alone.
// `npm run attack -- postgres` does it on PostgreSQL; `-- sqlmap` or `-- wapiti` runs one of them; `-- 5` gives each five minutes;
// `-- sqlmap /sign-in/forgotten` tries the places alone that begin so.
// Exits with the number of findings. What came out before is in docs/security.md.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlmap, wapiti } from './attack-tools.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { aptInstall, environment, isRootOnDebian, node, root, setup } from './setup.mjs';
import { Stop, main } from './stop.mjs';

await main(async () => {
  const asked = process.argv.slice(2);
  const minutes = Number(asked.find((one) => /^\d+$/.test(one)) ?? 5);
  const places = asked.filter((one) => one.startsWith('/'));
  const tools = ['sqlmap', 'wapiti'].filter((tool) => !asked.some(isTool) || asked.includes(tool));
  tools.forEach(install);
  await setup();
  const folder = mkdtempSync(join(tmpdir(), 'alongside-attack-'));
  const postgres = asked.includes('postgres') ? await startPostgres(findPostgres()) : undefined;
  const target = await start(folder, postgres && (await database(postgres)));
  try {
    const findings = [];
    // Before anything else: a door that guesses have shut stays shut.
    const held = await signedIn(target);
    for (const tool of tools) {
      console.log(`\n${tool}, ${minutes} minutes at most`);
      const run = tool === 'sqlmap' ? sqlmap : wapiti;
      const found = await run(held, join(folder, tool), minutes * 60, places);
      findings.push(...found.map((one) => `${tool}: ${one}`));
    }
    const { answered, byStatus, faults } = target.heard();
    console.log(`\n${answered} requests were answered: ${JSON.stringify(byStatus)}`);
    findings.push(...faults.map((fault) => `a fault in Alongside: ${fault}`));
    console.log(findings.length ? findings.join('\n') : 'Nothing was found.');
    return Math.min(findings.length, 100);
  } finally {
    await target.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

function isTool(name) {
  return ['sqlmap', 'wapiti'].includes(name);
}

function install(tool) {
  if (spawnSync(tool, ['--version']).status === 0) return;
  if (!isRootOnDebian() || !aptInstall(tool))
    throw new Stop(`${tool} is not on this machine. As root, on Debian or Ubuntu: apt-get install ${tool}`);
}

async function database(postgres) {
  spawnSync(join(postgres.bin, 'createdb'), [
    '-h',
    '127.0.0.1',
    '-p',
    String(postgres.port),
    '-U',
    'alongside',
    'attacked',
  ]);
  return `${postgres.address}/attacked`;
}

/** Starts Alongside on a free port of this machine, and listens to its log. */
async function start(folder, databaseUrl) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = environment({
    DATA_DIR: folder,
    HOST: '127.0.0.1',
    PORT: String(port),
    BASE_URL: origin,
    LOG_LEVEL: 'info',
    REQUESTS_A_MINUTE: '0',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  });
  const flags = ['--disable-warning=ExperimentalWarning'];
  const server = spawn(node, [...flags, join(root, 'dist/main.js')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (piece) => (said += piece));
  const ready = () => /Everybody in it is invented\. The password is (\S+)[\s\S]*SENCO +(\S+@\S+)/.exec(said);
  for (let waited = 0; !ready(); waited += 200) {
    if (server.exitCode !== null || waited > 120_000) throw new Stop(`Alongside did not start:\n${said}`);
    await new Promise((again) => setTimeout(again, 200));
  }
  const [, password, email] = ready();
  console.log(`Alongside runs at ${origin}, signed in as ${email}`);
  return {
    origin,
    password,
    email,
    heard: () => hear(said),
    stop: () =>
      new Promise((gone) => {
        server.on('close', gone);
        server.kill('SIGTERM');
      }),
  };
}

/** What the log tells: how many requests were answered, and every fault. */
function hear(said) {
  const lines = said.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  const byStatus = {};
  const requests = lines.filter(({ event }) => event === 'request');
  for (const { status } of requests) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const faults = lines.filter(({ event }) => event.startsWith('fault')).map((line) => JSON.stringify(line));
  return { answered: requests.length, byStatus, faults: [...new Set(faults)] };
}

/** The same, with a session and the addresses of records that there are. */
async function signedIn(target) {
  const { origin, email, password } = target;
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin };
  const came = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: form,
    body: new URLSearchParams({ email, password }),
  });
  const cookie = came.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const look = async (path) => (await fetch(origin + path, { headers: { cookie } })).text();
  const pupil = /href="\/pupils\/([0-9a-z]{26})"/.exec(await look('/register'))?.[1];
  if (!pupil) throw new Stop('Signing in did not open the register, so there is nothing to attack.');
  return { ...target, cookie, pupil };
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
