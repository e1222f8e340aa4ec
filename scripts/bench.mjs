// `npm run bench`: builds, then runs bench/main.ts on the pinned Node, which strips its types.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environment, node, root, setup } from './setup.mjs';
import { Stop, main } from './stop.mjs';

await main(async () => {
  const bench = join(root, 'bench/main.ts');
  if (!existsSync(bench)) throw new Stop('There is no bench/main.ts to run.');
  await setup();
  const args = ['--disable-warning=ExperimentalWarning', bench, ...process.argv.slice(2)];
  return new Promise((done) => {
    spawn(node, args, { cwd: root, stdio: 'inherit', env: environment() }).on('close', (code) =>
      done(code ?? 1),
    );
  });
});
