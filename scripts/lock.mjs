// `npm run lock`: brings package-lock.json up to date after a change of package.json, whole for every platform.
// npm leaves out native parts for other platforms that it could not look up, and a newer npm then refuses the lock.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const platforms = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = {
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
};
const libraries = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' };

/** Gives the parts that packages in the lock may use and that have no entry of their own, each as [path, entry]. */
export function missingParts(packages) {
  return Object.values(packages).flatMap((owner) =>
    Object.entries(owner.optionalDependencies ?? {})
      .map(([name, version]) => [`node_modules/${name}`, entry(name, version, owner)])
      .filter(([path, { os }]) => !packages[path] && os !== undefined),
  );
}

function entry(name, version, { dev, engines, license }) {
  const words = name.split(/[-/]/);
  const os = words.filter((word) => platforms.includes(word));
  const cpu = words.filter((word) => word in processors);
  const libc =
    os[0] === 'linux' ? words.filter((word) => word in libraries).map((word) => libraries[word]) : [];
  const some = (key, list) => (list.length > 0 ? { [key]: list } : {});
  const owned = { ...(dev ? { dev } : {}), ...(license ? { license } : {}), ...(engines ? { engines } : {}) };
  return { version, ...owned, optional: true, ...some('os', os), ...some('cpu', cpu), ...some('libc', libc) };
}

if (process.argv[1]?.endsWith('lock.mjs')) {
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], {
    cwd: root,
    stdio: 'inherit',
  });
  const path = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  const entries = [...Object.entries(lock.packages), ...missingParts(lock.packages)];
  const inOrder = entries.sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(path, JSON.stringify({ ...lock, packages: Object.fromEntries(inOrder) }, null, 2) + '\n');
}
