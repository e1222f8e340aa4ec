import type { KeptTables, Piece } from '../database/whole.ts';

/**
 * Inside the encryption and the compression a backup is text, one JSON value a line, so that it can be read without Alongside
 * (docs/running-it/backups.md says how): the head, each file in parts, each table's rows, and the manifest last.
 */
export type Line = { readonly head: Head } | FileLine | string | Piece | { readonly manifest: Manifest };

export interface Head {
  readonly format: 1;
  /** Of the Alongside that made it. */
  readonly version: string;
  /** Instant at which everything in it was so. */
  readonly made: string;
  readonly engine: 'sqlite' | 'postgres';
  /** Migrations that the database had taken. */
  readonly steps: readonly string[];
}

/** A kept file; its bytes follow in lines of base64. */
export interface FileLine {
  /** Its path in DATA_DIR, with slashes. */
  readonly file: string;
}

export interface Manifest {
  readonly schools: number;
  readonly tables: KeptTables;
  readonly files: Readonly<Record<string, KeptFile>>;
}

export interface KeptFile {
  readonly bytes: number;
  readonly sha256: string;
}

export const toText = (line: Line): string => `${JSON.stringify(line)}\n`;

/** The lines of a text that comes in chunks. Throws when the last one has no end. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield JSON.parse(line) as Line;
  }
  if (rest) throw new Error('The last line is not whole');
}

/** Of this first line, the head; refuses what this program does not know, with what to do. */
export function headIn(line: Line | undefined): Head {
  const head = isObject(line) && 'head' in line ? line.head : undefined;
  if (!head) throw new NotReadable('It is encrypted as a backup is, but nothing that Alongside has made.');
  if (head.format !== 1)
    throw new NotReadable(
      `It was made by a newer version of Alongside (${String(head.version)}), which this version cannot read. Restore it with that version.`,
    );
  return head;
}

export const isObject = (line: Line | undefined): line is Exclude<Line, string | readonly unknown[]> =>
  typeof line === 'object' && line !== null && !Array.isArray(line);

/** A backup that cannot be used; `message` says why, and what to do. */
export class NotReadable extends Error {}
