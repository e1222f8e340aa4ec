// `npm run bench` and `npm run bench:scale`: builds, then runs bench/main.ts or bench/scale.ts on the pinned Node, which strips its types.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environment, node, root, setup } from './setup.mjs';
import { Stop, main } from './stop.mjs';

await main(async () => {
  const [first, ...rest] = process.argv.slice(2);
  const [file, args] = first === 'scale' ? ['scale', rest] : ['main', process.argv.slice(2)];
  const bench = join(root, `bench/${file}.ts`);
  if (!existsSync(bench)) throw new Stop(`There is no bench/${file}.ts to run.`);
  await setup();
  return new Promise((done) => {
    spawn(node, ['--disable-warning=ExperimentalWarning', bench, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: environment(),
    }).on('close', (code) => done(code ?? 1));
  });
});
