import type { Fields } from './fields.ts';

/** What may be told of a fault: its kind, its code and where it arose. Its message stays out, for it can repeat what was typed. */
export function faultFields(fault: unknown): Fields {
  if (!(fault instanceof Error)) return { fault: 'unknown' };
  const { code, errcode, constraint } = fault as { code?: unknown; errcode?: unknown; constraint?: unknown };
  // SQLite says ERR_SQLITE_ERROR to everything; its own number tells more.
  const told = typeof errcode === 'number' ? `SQLITE_${errcode}` : code;
  return {
    fault: /^[A-Za-z]{1,60}$/.test(fault.name) ? fault.name : 'Error',
    ...(typeof told === 'string' || typeof told === 'number' ? { code: String(told) } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    frames: framesOf(fault),
  };
}

const home = new URL('../../', import.meta.url).href;

/** The first lines of the stack that name a file of the program, without the folder that it lies in. */
function framesOf(fault: Error): readonly string[] {
  return (fault.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .flatMap((line) => /(?:\(|at )(?:async )?((?:file:|\/|node:)[^\s()]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? [])
    .map((place) => shorten(place))
    .filter((place) => /^[\w@./+-]{1,200}:\d+:\d+$/.test(place))
    .slice(0, 8);
}

function shorten(place: string): string {
  if (place.startsWith('node:')) return place.slice('node:'.length);
  const path = place.replace(home, '').replace(new URL(home).pathname, '');
  const at = path.lastIndexOf('node_modules/');
  return at < 0 ? path.replace(/^file:\/\//, '') : path.slice(at + 'node_modules/'.length);
}
