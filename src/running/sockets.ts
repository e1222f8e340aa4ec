/** Sockets that systemd opened and holds: the first number it hands over. */
const first = 3;

export interface Handed {
  readonly web: number;
  readonly metrics: number | undefined;
}

type Environment = Record<string, string | undefined>;

/**
 * Takes LISTEN_FDS as systemd sets it (sd_listen_fds(3)), gives the numbers of the sockets, or nothing when this process was
 * handed none. Named `metrics` (FileDescriptorName=) a socket is for the numbers, any other is for people.
 */
export function handedSockets(env: Environment, pid: number): Handed | undefined {
  const count = Number(env['LISTEN_FDS'] ?? '');
  if (env['LISTEN_PID'] !== String(pid) || !Number.isInteger(count) || count < 1) return undefined;
  const names = (env['LISTEN_FDNAMES'] ?? '').split(':');
  const all = Array.from({ length: count }, (_, at) => ({ fd: first + at, name: names[at] }));
  const metrics = all.find(({ name }) => name === 'metrics');
  const web = all.find((one) => one !== metrics);
  return web && { web: web.fd, metrics: metrics?.fd };
}
