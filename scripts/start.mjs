// `npm start`: makes everything ready, then runs the app on the pinned Node. `npm start -- --empty` begins without the invented school.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { environment, node, root, setup } from './setup.mjs';
import { Stop, main } from './stop.mjs';

await main(async () => {
  await setup();
  return run(join(root, 'dist/main.js'), process.argv.slice(2));
});

function run(app, args) {
  if (!existsSync(app)) throw new Stop('There is no src/main.ts to start.');
  const flags = ['--disable-warning=ExperimentalWarning', '--enable-source-maps'];
  const env = environment({
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'dist/.compile-cache'),
  });
  const server = spawn(node, [...flags, app, ...args], { stdio: 'inherit', env });

  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    // A terminal sends Ctrl+C to the server too: handing it on would count twice.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || server.kill(signal));
  }
  return new Promise((done) => {
    server.on('close', (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}
