import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const module = JSON.stringify(join(import.meta.dirname, 'start-log.ts'));

test.each([
  ['thrown', 'setImmediate(() => { throw new TypeError("Amina Begum"); });'],
  ['of a promise that nobody waits for', 'void Promise.reject(new TypeError("Amina Begum"));'],
])('a fault %s ends the process with one line, without what was typed', (_, code) => {
  const script = `import { startLog } from ${module}; startLog('info'); ${code}`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    { encoding: 'utf8' },
  );
  expect(status).toBe(70);
  expect(JSON.parse(stderr)).toMatchObject({ event: 'fault outside a request', fault: 'TypeError' });
  expect(stdout + stderr).not.toContain('Amina');
});
