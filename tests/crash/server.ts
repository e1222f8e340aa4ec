import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The built app as a process of its own, on any free port. */
export interface Server {
  readonly address: string;
  readonly process: ChildProcess;
  /** No last words: as when the power fails. Settles once nothing of it is left. */
  kill(): Promise<void>;
}

/**
 * Starts and stops it once, so that the code stands compiled in a folder for all that come after: one that is killed leaves nothing
 * there, and each would compile everything anew.
 */
export async function compiledOnce(folder: string): Promise<void> {
  const env = { DATA_DIR: join(folder, 'data'), NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const { process: first } = await startServer(env);
  first.kill('SIGTERM');
  await once(first, 'exit');
  compiled = env.NODE_COMPILE_CACHE;
}

let compiled: string | undefined;

/** Starts it; with `broken`, on a preload that breaks a promise of the store, to see that it is noticed. */
export async function startServer(env: Readonly<Record<string, string>>, broken?: string): Promise<Server> {
  const flags = broken ? ['--import', join(import.meta.dirname, 'breaks', broken)] : [];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...flags, 'dist/main.js', '--empty'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        LOG_LEVEL: 'info',
        REQUESTS_A_MINUTE: '0',
        ...(compiled ? { NODE_COMPILE_CACHE: compiled } : {}),
        ...env,
      },
    },
  );
  const ended = once(child, 'exit');
  let said = '';
  const port = await new Promise<number>((done, failed) => {
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 100_000) said += chunk.toString();
      const line = said.split('\n').find((one) => one.includes('"event":"started"') && one.endsWith('}'));
      if (line) done((JSON.parse(line) as { port: number }).port);
    });
    void ended.then(([code]) => failed(new Error(`It ended with ${code} before it was ready: ${said}`)));
  });
  return {
    address: `http://localhost:${port}`,
    process: child,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
