// `npm run crash`: kills the server at random moments far more often than the tests do. CRASH_KILLS, CRASH_SEED.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { environment, node, root, setup } from './setup.mjs';
import { main } from './stop.mjs';

await main(async () => {
  await setup();
  const { status } = spawnSync(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/crash'], {
    cwd: root,
    stdio: 'inherit',
    env: environment({ CRASH_KILLS: process.env.CRASH_KILLS ?? '100' }),
  });
  return status ?? 1;
});
