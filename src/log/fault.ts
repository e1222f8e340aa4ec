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

const installed = 'node_modules/';
const home = new URL('../../', import.meta.url);

/** The first lines of the stack that name a file of the program, without the folder that it lies in. */
function framesOf(fault: Error): readonly string[] {
  return linesAfterMessage(fault)
    .flatMap(
      (line) =>
        /^\s+at (?:async )?(?:[^()]*\()?((?:file:|\/|node:)[^\s()]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? [],
    )
    .flatMap((place) => within(place) ?? [])
    .filter((place) => /^[\w@./+-]{1,200}:\d+:\d+$/.test(place))
    .slice(0, 8);
}

/** A message may look like lines of the stack, and stands before them. */
function linesAfterMessage({ stack = '', message }: Error): string[] {
  const at = message ? stack.indexOf(message) : -1;
  return stack.slice(at < 0 ? 0 : at + message.length).split('\n');
}

/** The place as the program would name it; nothing when it lies elsewhere, for a folder can be somebody's. */
function within(place: string): string | undefined {
  if (place.startsWith('node:')) return place.slice('node:'.length);
  const packages = place.lastIndexOf(installed);
  if (packages >= 0) return place.slice(packages + installed.length);
  return [home.href, home.pathname].flatMap((start) =>
    place.startsWith(start) ? place.slice(start.length) : [],
  )[0];
}
