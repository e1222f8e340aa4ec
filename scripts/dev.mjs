// `npm run dev`: compiles on every change and restarts the app.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { copyAssets, projects } from './build.mjs';
import { environment, node, root, setup } from './setup.mjs';
import { main } from './stop.mjs';

await main(async () => {
  await setup();
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const children = projects(root).map((project) =>
    run([tsc, '-p', project, '--watch', '--preserveWatchOutput']),
  );
  children.push(
    run([
      '--watch',
      '--watch-preserve-output',
      '--enable-source-maps',
      'dist/main.js',
      ...process.argv.slice(2),
    ]),
  );
  watch(join(root, 'src'), { recursive: true }, (_, path) => {
    if (path && existsSync(join(root, 'src', path)) && !/\.(tsx?|md)$|~$/.test(path)) copyAssets(root);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      for (const child of children) child.kill(signal);
      process.exit(0);
    });
  }
  await new Promise((done) => children.at(-1).on('close', done));
});

function run(args) {
  const env = environment({ NODE_ENV: process.env.NODE_ENV ?? 'development' });
  return spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
}
