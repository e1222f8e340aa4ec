// A PostgreSQL server of our own for tests and benchmarks: in a temporary folder, on a free port of this machine alone, gone afterwards.
// Plain JavaScript for Node 18: `npm test` runs it before anything else.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { aptInstall, isRootOnDebian } from './setup.mjs';

/** The folder with `postgres` and `initdb` of version 15 or later, installed from Debian's packages where root may; else undefined. */
export function findPostgres({ install = true } = {}) {
  const found = candidates().find(isNewEnough);
  if (found || !install || !isRootOnDebian()) return found;
  console.log('Installing PostgreSQL for the tests on the second engine (apt-get install postgresql)…');
  return aptInstall('postgresql') ? candidates().find(isNewEnough) : undefined;
}

function candidates() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(debian, version, 'bin'))
    : [];
  return [...versions, ...(process.env.PATH ?? '').split(delimiter)].filter((folder) =>
    existsSync(join(folder, 'initdb')),
  );
}

function isNewEnough(folder) {
  const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/ (\d+)/.exec(stdout ?? '')?.[1]) >= 15;
}

/**
 * Starts a server with an owner `alongside`, who may make roles and databases and is no superuser. `durable: false` trades safety
 * for speed. Gives the address of the server without a database, its folder and process, and how to stop it.
 */
export async function startPostgres(bin, { durable = false, settings = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-postgres-'));
  const who = asSomebodyElse(folder);
  const data = join(folder, 'data');
  const initdb = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', ...(durable ? [] : ['-N'])],
    { ...who, encoding: 'utf8', cwd: folder },
  );
  if (initdb.status !== 0) throw new Error(`PostgreSQL could not be set up: ${initdb.stderr}`);
  const port = await freePort();
  const all = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const start = () =>
    listening(
      spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
        ...who,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
  let server = await start();
  const psql = (sql) =>
    spawnSync(
      join(bin, 'psql'),
      ['-qX', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-c', sql],
      { encoding: 'utf8' },
    );
  const made = psql('create role alongside login createrole createdb');
  if (made.status !== 0) throw new Error(`PostgreSQL could not be prepared: ${made.stderr}`);
  return {
    address: `postgres://alongside@127.0.0.1:${port}`,
    port,
    bin,
    data,
    /** 'fast': in order; 'immediate': as if the power failed. */
    async halt(how = 'fast') {
      const gone = new Promise((done) => server.once('close', done));
      server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await gone;
    },
    async resume() {
      server = await start();
    },
    async stop() {
      if (server.exitCode === null && server.signalCode === null) await this.halt('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// PostgreSQL refuses to run as root: it then runs as the user that Debian's package makes, or as nobody.
function asSomebodyElse(folder) {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
    );
    if (!uid) continue;
    chownSync(folder, uid, gid);
    return { uid, gid };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
}

function listening(server) {
  return new Promise((done, failed) => {
    let said = '';
    server.stderr.setEncoding('utf8');
    server.stderr.on('data', (text) => {
      said = (said + text).slice(-4000);
      if (said.includes('ready to accept connections')) done(server);
    });
    server.once('error', failed);
    server.once('close', () => failed(new Error(`PostgreSQL did not start: ${said}`)));
  });
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
