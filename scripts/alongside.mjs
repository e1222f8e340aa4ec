#!/usr/bin/env node
// `npm run alongside -- NAME …`: makes everything ready, then runs one command on the pinned Node.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { environment, node, root, setup } from './setup.mjs';
import { main } from './stop.mjs';

await main(async () => {
  await setup();
  const flags = ['--disable-warning=ExperimentalWarning', '--enable-source-maps'];
  const { status } = spawnSync(node, [...flags, join(root, 'dist/alongside.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: environment(),
  });
  return status ?? 1;
});
