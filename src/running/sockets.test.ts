import { expect, test } from 'vitest';
import { handedSockets } from './sockets.ts';

test.each<[Record<string, string>, ReturnType<typeof handedSockets>]>([
  [{}, undefined],
  [
    { LISTEN_PID: '7', LISTEN_FDS: '1' },
    { web: 3, metrics: undefined },
  ],
  [
    { LISTEN_PID: '7', LISTEN_FDS: '2', LISTEN_FDNAMES: 'metrics:web' },
    { web: 4, metrics: 3 },
  ],
  [{ LISTEN_PID: '7', LISTEN_FDS: '1', LISTEN_FDNAMES: 'metrics' }, undefined],
  // Meant for another process: a child inherits the variables, not the sockets.
  [{ LISTEN_PID: '8', LISTEN_FDS: '1' }, undefined],
  [{ LISTEN_PID: '7', LISTEN_FDS: 'x' }, undefined],
  [{ LISTEN_PID: '7', LISTEN_FDS: '0' }, undefined],
])('what systemd hands over in %j', (env, handed) => expect(handedSockets(env, 7)).toEqual(handed));
