// `npm run check`: every check that runs no code of ours. `npm run check -- lint` runs one. Exits with the number that failed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesPass } from './dependencies.mjs';
import { environment, node, root, setup } from './setup.mjs';
import { Stop, main } from './stop.mjs';

const checks = {
  types: [
    ['typescript/bin/tsc', '-p', 'tsconfig.json'],
    ...(existsSync(join(root, 'src/web/browser'))
      ? [['typescript/bin/tsc', '-p', 'tsconfig.browser.json', '--noEmit']]
      : []),
  ],
  lint: [['oxlint/bin/oxlint', '--type-aware', '--deny-warnings']],
  imports: [['dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'src']],
  'unused code': [['knip/bin/knip.js', '--no-progress']],
  layout: [['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  dependencies: () => dependenciesPass(root, environment()),
};

await main(async () => {
  const asked = process.argv.slice(2).join(' ');
  if (asked && !(asked in checks))
    throw new Stop(`There is a check named ${Object.keys(checks).join(', ')}; not ${asked}.`);
  await setup();
  const results = (asked ? [asked] : Object.keys(checks)).map((name) => [name, passes(name)]);
  for (const [name, passed] of results) console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name}`);
  return results.filter(([, passed]) => !passed).length;
});

function passes(name) {
  console.log(`\n${name}`);
  const stdio = ['ignore', 'inherit', 'inherit'];
  const run = ([tool, ...args]) =>
    spawnSync(node, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio, env: environment() })
      .status;
  const check = checks[name];
  return typeof check === 'function' ? check() : check.map(run).every((status) => status === 0);
}
