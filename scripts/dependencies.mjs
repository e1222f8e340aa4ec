// What others wrote and we ship: is anything known against it, and may we pass it on? `npm run check -- dependencies`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that let a school run, change and pass on Alongside, which is MIT itself; of MPL-2.0 we change no file. */
const fine = new Set([
  'MIT',
  'MIT-0',
  '0BSD',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'MPL-2.0',
  'OFL-1.1',
  'MIT AND OFL-1.1',
]);

/** Takes the packages of the lock, gives those that are shipped under a licence that is not among them. */
export function unlicensed(packages) {
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .filter(([, { license }]) => !fine.has(license))
    .map(
      ([path, { license }]) => `${path.replace(/^.*node_modules\//, '')} (${license ?? 'no licence named'})`,
    );
}

/**
 * Takes what `npm audit --json` printed. Gives whether that is fine and what to say. A registry that does not answer is told,
 * and fails nothing: whoever is behind a mirror without audits would else never pass.
 */
export function verdictOf(printed) {
  let told;
  try {
    told = JSON.parse(printed);
  } catch {
    told = {};
  }
  const counts = told.metadata?.vulnerabilities;
  if (!counts)
    return {
      passed: true,
      say: `NOT AUDITED: the registry gave no answer (${told.message ?? 'nothing readable'}). Run npm audit where it does.`,
    };
  const grave = Object.values(told.vulnerabilities ?? {}).filter(({ severity }) =>
    /^(?:high|critical)$/.test(severity),
  );
  if (grave.length)
    return {
      passed: false,
      say: `Known to be unsafe: ${grave.map(({ name, severity }) => `${name} (${severity})`).join(', ')}. Run npm audit to read why, then update or replace them.`,
    };
  return {
    passed: true,
    say: `Nothing grave is known against them (${counts.moderate} moderate, ${counts.low} low).`,
  };
}

/** Both questions. Gives whether they passed. */
export function dependenciesPass(root, environment) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const wrong = unlicensed(packages);
  if (wrong.length) console.log(`Under a licence that nobody has looked at: ${wrong.join(', ')}`);
  const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    env: environment,
    timeout: 120_000,
  });
  const { passed, say } = verdictOf(stdout ?? '');
  console.log(say);
  return passed && wrong.length === 0;
}
