// Builds src into dist with tsc, only when something changed since the last build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Stop } from './stop.mjs';

const compiled = /\.tsx?$/;
const ownFiles = /^\.(built|tsbuildinfo|compile-cache)/;
const inputs = ['tsconfig.json', 'tsconfig.build.json', 'tsconfig.browser.json', 'package-lock.json'];

/** Brings dist up to date with src: compiled code, copied assets, nothing left over. Throws when the code does not compile. */
export async function build({ root, node }) {
  const sources = files(join(root, 'src'));
  const fingerprint = fingerprintOf(root, sources);
  const note = join(root, 'dist/.built');
  if (existsSync(note) && readFileSync(note, 'utf8') === fingerprint) return;

  console.log('Building…');
  const outputs = sources
    .filter((path) => compiled.test(path) && !/\.(test|d)\.tsx?$/.test(path))
    .map(outputOf);
  removeLeftOvers(root, sources);
  copyAssets(root, sources);
  if (outputs.some((path) => !existsSync(join(root, 'dist', path)))) forgetLastBuild(root);
  await Promise.all(projects(root).map((project) => compile(root, node, project)));
  writeFileSync(note, fingerprint);
}

/** The tsconfig files that make up the build. */
export function projects(root) {
  const hasBrowserCode = existsSync(join(root, 'src/web/browser'));
  return ['tsconfig.build.json', ...(hasBrowserCode ? ['tsconfig.browser.json'] : [])];
}

/** Copies what tsc does not: styles, fonts, letter templates. */
export function copyAssets(root, sources = files(join(root, 'src'))) {
  for (const path of sources.filter((each) => !compiled.test(each) && !each.endsWith('.md'))) {
    const to = join(root, 'dist', path);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(root, 'src', path), to);
  }
}

function compile(root, node, project) {
  return new Promise((done, fail) => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    spawn(node, [tsc, '-p', project], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      .on('error', fail)
      .on('close', (code) =>
        code === 0 ? done() : fail(new Stop(`The code does not compile (${project}): the errors are above.`)),
      );
  });
}

// Times and sizes, not contents: 10 ms for a thousand files.
function fingerprintOf(root, sources) {
  const hash = createHash('sha256');
  for (const path of [...sources.map((each) => join('src', each)), ...inputs]) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function removeLeftOvers(root, sources) {
  const wanted = new Set(sources.flatMap((path) => [path, outputOf(path), `${outputOf(path)}.map`]));
  for (const path of files(join(root, 'dist'))) {
    if (!ownFiles.test(path) && !wanted.has(path)) rmSync(join(root, 'dist', path));
  }
}

// tsc trusts its own notes: an output deleted by hand would never come back.
function forgetLastBuild(root) {
  for (const name of ['.tsbuildinfo', '.tsbuildinfo-browser'])
    rmSync(join(root, 'dist', name), { force: true });
}

function outputOf(path) {
  return path.replace(compiled, '.js');
}

function files(folder, inside = '') {
  if (!existsSync(join(folder, inside))) return [];
  return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = inside ? `${inside}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return entry.name === '.compile-cache' ? [] : files(folder, path);
    return [path];
  });
}
