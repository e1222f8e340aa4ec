// Makes the working copy ready: packages as locked, the pinned Node, a current build.
// Plain JavaScript for Node 18, since it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { Stop, main } from './stop.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const node = join(root, 'node_modules/node/bin/node');

const modules = join(root, 'node_modules');
const pinned = readJson('package.json').dependencies.node;

/** Installs and builds whatever is missing or out of date; returns at once when nothing is. Throws a Stop that says what to do. */
export async function setup() {
  if (!packagesAreCurrent()) install();
  else if (!runs(node)) installRuntimeAlone();
  await build({ root, node });
}

/** The environment for child processes: `node` and the project's tools come first on the PATH. */
export function environment(extra = {}) {
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

export function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** Installs Debian packages. Gives whether it went well. */
export function aptInstall(...names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
  return apt('-qq', 'update') && apt('-qq', 'install', '-y', '--no-install-recommends', ...names);
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

// npm notes what it installed in node_modules/.package-lock.json: comparing it with the lock also sees a `npm ci` run by hand.
function packagesAreCurrent() {
  const note = join(modules, '.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = readJson('package-lock.json').packages;
  const found = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '') return true;
    const mayBeAbsent = optional || devOptional || peer;
    return found[path] ? found[path].version === version : mayBeAbsent;
  });
}

function install() {
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
    console.warn('node_modules is a link and differs from package-lock.json: left as it is.');
    return;
  }
  console.log('Installing the packages named in package-lock.json (a minute or so; only when they change)…');
  withRuntime((runtime) => {
    // npm leaves out native parts that do not support the Node it runs on, so it must run on the pinned one.
    // No package of ours needs an install script, and newer npm refuses them; dev packages hold the compiler.
    const flags = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    if (npm(runtime, ['ci', ...flags]) !== 0) {
      throw new Stop(
        'npm could not install the packages: its message is above.\n' +
          'Check that this machine can reach the npm registry (npm ping), then run the same command again.',
      );
    }
  });
}

function installRuntimeAlone() {
  console.log(`Installing Node ${pinned}…`);
  withRuntime(() => {});
}

/** Has `use` run with a working Node of the pinned version, kept outside node_modules meanwhile; then puts it in its place. */
function withRuntime(use) {
  for (const left of readdirSync(root).filter((name) => name.startsWith('.installing-'))) {
    rmSync(join(root, left), { recursive: true, force: true });
  }
  const work = mkdtempSync(join(root, '.installing-'));
  try {
    const runtime = join(work, 'node');
    if (existsSync(node) && runs(node)) renameSync(node, runtime);
    else download(work, runtime);
    use(runtime);
    mkdirSync(dirname(node), { recursive: true });
    renameSync(runtime, node);
    linkAsCommand();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function download(work, runtime) {
  const { platform, arch } = process;
  const name = `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${arch}`;
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const status = npm(
    process.execPath,
    ['install', ...flags, '--loglevel=error', '--prefix', work, `${name}@${pinned}`],
    work,
  );
  if (status !== 0) {
    throw new Stop(
      `npm could not install Node ${pinned} for ${platform} on ${arch}: its message is above.\n` +
        'Check that this machine can reach the npm registry (npm ping), then run the same command again.',
    );
  }
  renameSync(join(work, 'node_modules', name, 'bin/node'), runtime);
  if (!runs(runtime)) makeRunnable(runtime);
}

// Node's builds since version 25 need libatomic, which a small Debian image lacks.
function makeRunnable(runtime) {
  const { stderr } = spawnSync(runtime, ['--version'], { encoding: 'utf8' });
  const lacksLibatomic = /libatomic/.test(stderr ?? '');
  if (lacksLibatomic && isRootOnDebian()) {
    console.log('Installing the library that Node needs (apt-get install libatomic1)…');
    if (aptInstall('libatomic1') && runs(runtime)) return;
  }
  throw new Stop(
    lacksLibatomic
      ? `Node ${pinned} needs the library libatomic. As root, on Debian or Ubuntu: apt-get install libatomic1\nThen run the same command again.`
      : `Node ${pinned} does not run on this machine: ${stderr?.trim() || 'it gave no reason'}\nA Linux with glibc 2.28 or later, or macOS, is needed.`,
  );
}

function runs(runtime) {
  return spawnSync(runtime, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${pinned}`;
}

function npm(runtime, args, cwd = root) {
  const stdio = ['ignore', 'inherit', 'inherit'];
  const path = [dirname(runtime), process.env.PATH ?? ''].join(delimiter);
  const env = { ...process.env, PATH: path };
  const script = process.env.npm_execpath;
  const [command, first] = /npm-cli\.[cm]?js$/.test(script ?? '') ? [runtime, [script]] : ['npm', []];
  return spawnSync(command, [...first, ...args], { cwd, env, stdio }).status;
}

function linkAsCommand() {
  const command = join(modules, '.bin/node');
  rmSync(command, { force: true });
  mkdirSync(dirname(command), { recursive: true });
  symlinkSync('../node/bin/node', command);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(setup);
