import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as net from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A socket as systemd holds one: bound and given to whoever is started, never served from here. */
export interface HeldSocket {
  readonly fd: number;
  readonly port: number;
  close(): void;
}

interface Handle {
  readonly fd: number;
  getsockname(into: object): number;
  close(): void;
}

export function holdSocket(): HeldSocket {
  const name = '_createServerHandle';
  const make = (net as unknown as Record<typeof name, (host: string, port: number, family: 4) => Handle>)[
    name
  ];
  const handle = make('127.0.0.1', 0, 4);
  const bound = {} as { port: number };
  handle.getsockname(bound);
  return { fd: handle.fd, port: bound.port, close: () => handle.close() };
}

export interface Running {
  readonly process: ChildProcess;
  /** The events of its log so far. */
  readonly events: () => string[];
  readonly ended: Promise<number | null>;
}

/** Starts the built app on a socket that is held elsewhere; settles once it says that it started. */
export async function startOn(socket: HeldSocket, env: Record<string, string>): Promise<Running> {
  // The shell's own number is the number of the process that it becomes.
  const line = 'export LISTEN_PID=$$; exec "$0" --disable-warning=ExperimentalWarning dist/main.js --empty';
  const child = spawn('/bin/sh', ['-c', line, process.execPath], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe', socket.fd],
    env: {
      PATH: process.env['PATH'] ?? '',
      ...env,
      LISTEN_FDS: '1',
      BASE_URL: `http://127.0.0.1:${socket.port}`,
    },
  });
  let said = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const started = new Promise<void>((done, failed) => {
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('"event":"started"')) done();
    });
    void ended.then((code) => failed(new Error(`It ended with ${code} before it was ready: ${said}`)));
  });
  await started;
  return {
    process: child,
    ended,
    events: () => [...said.matchAll(/"event":"([^"]+)"/g)].map((found) => found[1] ?? ''),
  };
}
