import { createHash } from 'node:crypto';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { isObject, NotReadable, type KeptFile, type Line } from './format.ts';

const atATime = 48_000;

/**
 * Every file under a folder, in parts, whoever put it there: what a later version keeps there must not be forgotten here.
 * Without the database, without what is half written (.part), and without `except`.
 */
export async function* everyFile(
  folder: string,
  except: readonly string[],
  note: (name: string, file: KeptFile) => void,
): AsyncGenerator<Line> {
  for (const path of await filesIn(folder, except)) {
    const file = await open(path).catch(undefinedIfGone);
    if (!file) continue;
    try {
      const name = relative(folder, path).split(sep).join('/');
      yield { file: name };
      const hash = createHash('sha256');
      let bytes = 0;
      const part = Buffer.alloc(atATime);
      for (;;) {
        const { bytesRead } = await file.read(part, 0, atATime);
        if (!bytesRead) break;
        bytes += bytesRead;
        hash.update(part.subarray(0, bytesRead));
        yield part.toString('base64', 0, bytesRead);
      }
      note(name, { bytes, sha256: hash.digest('hex') });
    } finally {
      await file.close();
    }
  }
}

/** Takes lines of files until others come; writes them under a folder, or only counts them. */
export class FileTaker {
  readonly #folder: string | undefined;
  readonly #found: Record<string, KeptFile> = {};
  #open:
    | {
        name: string;
        hash: ReturnType<typeof createHash>;
        bytes: number;
        end: () => Promise<void>;
        write: (part: Buffer) => Promise<void>;
      }
    | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Whether the line was of a file. */
  async takes(line: Line): Promise<boolean> {
    if (typeof line === 'string') {
      const part = Buffer.from(line, 'base64');
      if (!this.#open)
        throw new NotReadable('It holds a part of a file without a name. Take an older backup.');
      this.#open.hash.update(part);
      this.#open.bytes += part.length;
      await this.#open.write(part);
      return true;
    }
    await this.#close();
    if (!isObject(line) || !('file' in line)) return false;
    const out = this.#folder === undefined ? undefined : await create(this.#folder, line.file);
    this.#open = {
      name: line.file,
      hash: createHash('sha256'),
      bytes: 0,
      write: async (part) => {
        await out?.writeFile(part);
      },
      end: async () => {
        await out?.sync();
        await out?.close();
      },
    };
    return true;
  }

  /** The files that do not agree with the manifest, by name. */
  differing(told: Readonly<Record<string, KeptFile>>): string[] {
    const names = new Set([...Object.keys(told), ...Object.keys(this.#found)]);
    return [...names].filter((name) => told[name]?.sha256 !== this.#found[name]?.sha256).toSorted();
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    const { name, hash, bytes, end } = this.#open;
    this.#open = undefined;
    await end();
    this.#found[name] = { bytes, sha256: hash.digest('hex') };
  }
}

async function filesIn(folder: string, except: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfGone);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !except.some((one) => path === one || path.startsWith(one + sep)))
    .toSorted();
}

// Whoever has the public key can close a file for us: its names are not to be trusted.
async function create(folder: string, name: string) {
  const isPlain = name
    .split('/')
    .every((part) => part && part !== '.' && part !== '..' && !/[\\\0:]/.test(part));
  if (!isPlain)
    throw new NotReadable('It names a file outside the folder of the data. Alongside did not make it.');
  const path = join(folder, ...name.split('/'));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return open(path, 'wx', 0o600);
}

function undefinedIfGone(fault: NodeJS.ErrnoException): undefined {
  if (fault.code !== 'ENOENT') throw fault;
}

function noneIfGone(fault: NodeJS.ErrnoException): never[] {
  if (fault.code !== 'ENOENT') throw fault;
  return [];
}
